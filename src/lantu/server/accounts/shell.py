"""What the app tells the shell: who is signed in."""

from __future__ import annotations

from lantu.server.ui.ports import introduce_users_with

from .queries import introduce

introduce_users_with(introduce)
