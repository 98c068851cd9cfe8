"""What may go wrong, with the parts of it as attributes."""

from __future__ import annotations

from collections.abc import Sequence


class EnkatError(ValueError):
    """Something that cannot be used, named: what it is, where, and what to do instead.

    No message holds an answer, an id or a free text.

    Attributes:
        kind: What went wrong, as one word, such as ``"layout"`` or ``"value_set"``.
        column: The column that it is about, if it is about one.
        close: Names that come close to one that is unknown.

    Example:
        >>> import enkat
        >>> try:
        ...     enkat.score({"mo": [1], "vas": [70]}, columns={"sc": "selfcare"})
        ... except enkat.EnkatError as error:
        ...     print(error.kind, error.column)
        layout selfcare
    """

    def __init__(
        self, message: str, *, kind: str = "call", column: str | None = None, close: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.column = column
        self.close = list(close)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (str(self), self.kind, self.column, self.close)


def _again(message: str, kind: str, column: str | None, close: list[str]) -> EnkatError:
    return EnkatError(message, kind=kind, column=column, close=close)


class EnkatWarning(UserWarning):
    """Answers that could not be used; what they touch is empty, with a reason."""
