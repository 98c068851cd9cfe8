"""The violence screening: what came of it, held back until somebody asks.

There is no sum, no rank and no score of violence. What was told is shown nowhere by itself: not in a representation, a
message, a log or a pickle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from . import _native
from ._frames import Maker, kind_of
from ._settings import Columns, MissingCodes, Waves, settings
from ._tables import library_frame
from ._warn import tell
from .errors import EnkatError

__all__ = ["Screenings", "forms", "screen"]


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__all__", "__name__"]


class Screenings:
    """A result for each row of a table. ``reveal`` shows them; nothing else does.

    Attributes:
        form: The id of the form.
    """

    def __init__(self, native: _native.Screenings, maker: Maker) -> None:
        self._held = native
        self._maker = maker
        self.form = native.form

    def __len__(self) -> int:
        return len(self._held)

    def reveal(self) -> Any:
        """The results in the open, row by row, as the kind of frame that the data came in.

        Whoever calls it answers for where they go: a result may be read by the person whom it concerns the most.

        Returns:
            ``violence_form``, ``violence_outcome`` (one of eight, in no order), ``violence_current_means``,
            ``violence_flags``, ``violence_domains``, ``violence_support_wish``, ``violence_follow_up`` and
            ``violence_reason``. Lists are separated by blanks; a row without a screening is empty.
        """
        names, columns = self._held.reveal()
        return self._maker.frame(names, columns)

    def __repr__(self) -> str:
        return f"Screenings({self.form}, {len(self)} rows, not shown; reveal() shows them)"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("answers about violence are not pickled; reveal them where they may be seen")


def screen(
    data: Any,
    form: str | None = None,
    columns: Columns | None = None,
    *,
    occasion: str = "start",
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    forms: Sequence[Mapping[str, Any]] = (),
    current: str | None = None,
    not_identity: Sequence[str] = (),
) -> Screenings:
    """What came of the violence screening in each row.

    Args:
        data: A data frame of any kind with columns ``FORM.status``, ``FORM.ITEM`` …
        form: The id of the form; not needed where the table has one only.
        columns: Your names of our columns, ``{ours: theirs}``.
        occasion: In a table with both occasions in one row, ``"start"`` or ``"exit"``.
        waves: What you call the occasions in the column ``wave``.
        missing_codes: Codes that stand for a missing answer.
        forms: Forms of your own.
        current: What counts as current violence: ``"last_12_months"`` (if not given) or ``"ongoing_only"``.
        not_identity: Columns in which digits alone are times, telephone numbers or the like, and no personal identity
            numbers; a number with its dash stops all the same.

    Returns:
        :class:`Screenings`, one result for each row, not shown.

    Raises:
        EnkatError: The table has no such form, or several.

    Example:
        >>> import enkat
        >>> enkat.violence.screen(enkat.demo())
        Screenings(se-guideline-1, 28 rows, not shown; reveal() shows them)
    """
    if occasion not in ("start", "exit"):
        raise EnkatError(f"{occasion!r} is not an occasion, expected start or exit", kind="waves")
    if form is not None and not isinstance(form, str):
        raise EnkatError("form: expected the id of a form", kind="violence_form")
    chosen = settings(
        columns=columns,
        waves=waves,
        missing_codes=missing_codes,
        forms=forms,
        current=current,
        not_identity=not_identity,
    )
    kind = kind_of(data, chosen=chosen)
    if form is None:
        known = [*_native.violence_forms()["id"], *(str(own.get("id", "")) for own in forms or ())]
        names = [name.strip().lower().removeprefix("start.").removeprefix("exit.") for name in kind.table.names]
        found = [id for id in known if any(name.startswith(f"{id.lower()}.") for name in names)]
        if len(found) != 1:
            there = (
                f"several forms ({' '.join(found)})"
                if found
                else f"no columns of a form that is known ({' '.join(known)})"
            )
            raise EnkatError(f"the table has {there}; name one with form=", kind="violence_form")
        form = found[0]
    screenings, told = _native.screen(kind.table, chosen, form, occasion == "exit")
    tell(told, ["EQ014"])
    return Screenings(screenings, kind.maker())


def forms(library: str | None = None) -> Any:
    """The forms that are built in: id, version, content hash, name, how many items.

    Example:
        >>> import enkat
        >>> enkat.violence.forms("dict")["id"]
        ['se-guideline-1', 'seven-item-skeleton-1']
    """
    return library_frame(library, _native.violence_forms(), {"items": "integer"})
