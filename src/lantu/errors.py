"""All errors that Lantu raises on purpose.

LantuError                      what is wrong, where, and what to do
├── DocumentRefused             a file that cannot be read as a document
├── ImportRefused               data that cannot be taken in; carries every fault found
├── DefinitionRefused           a catalogue or playbook file with a mistake
└── ActionRefused               a change of state that is not allowed now
    ├── NotPermitted            this actor may not do this to this object
    └── ChangedMeanwhile        the row's version is not the one that was read

Every error has a stable ``code`` for programs and tests, and says in ``message`` what is wrong,
in ``where`` the place (file, page, line, sheet, cell, field) and in ``remedy`` what to do.
Texts are Chinese by default; the server and the command line translate them by ``code``.
"""

from __future__ import annotations

from collections.abc import Sequence


class LantuError(Exception):
    """Base of all errors that Lantu raises on purpose."""

    def __init__(self, code: str, message: str, *, where: str = "", remedy: str = "") -> None:
        self.code = code
        self.message = message
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}：" if self.where else ""
        advice = f"（{self.remedy}）" if self.remedy else ""
        return f"{place}{self.message}{advice}"


class DocumentRefused(LantuError):
    """A file that cannot be read as a document; nothing of it is kept."""


class ImportRefused(LantuError):
    """Data that cannot be taken in; ``faults`` lists every fault found, not only the first."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        where: str = "",
        remedy: str = "",
        faults: Sequence[LantuError] = (),
    ) -> None:
        self.faults = tuple(faults)
        super().__init__(code, message, where=where, remedy=remedy)


class DefinitionRefused(LantuError):
    """A catalogue or playbook file with a mistake; ``where`` names file and line."""


class ActionRefused(LantuError):
    """A change of state that is not allowed now."""


class NotPermitted(ActionRefused):
    """This actor may not do this to this object."""


class ChangedMeanwhile(ActionRefused):
    """The row was changed by somebody else since it was read."""
