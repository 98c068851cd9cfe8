"""The error of this package."""

from __future__ import annotations


class EnkatError(ValueError):
    """The call cannot go on; `kind` says where, `column` which column of the table."""

    def __init__(self, message: str, *, kind: str = "plot", column: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.column = column
