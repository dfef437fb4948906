"""What each action is called: the app that performs it registers the words under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_WORDS: dict[str, str | _StrPromise] = {}


def name_action(action: str, words: str | _StrPromise) -> None:
    """Register the words for an action of the log."""
    _WORDS[action] = words


def action_words(action: str) -> str:
    """The action's words; its own name where nobody registered any."""
    return str(_WORDS.get(action, action))


def named_actions() -> list[tuple[str, str]]:
    """Every registered action with its words."""
    return sorted((action, str(words)) for action, words in _WORDS.items())
