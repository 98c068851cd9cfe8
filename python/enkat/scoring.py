"""Scores of each row, and changes of each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from . import _native
from ._frames import kind_of
from ._settings import Codes, Columns, MissingCodes, Waves, settings
from ._warn import ABSENT, tell, warn
from .errors import EnkatError

Frame = TypeVar("Frame")


def score(
    data: Frame,
    value_set: Any = None,
    missing: str = "prorate20",
    columns: Columns | None = None,
    *,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    forms: Sequence[Mapping[str, Any]] = (),
    programme: Mapping[str, Any] | None = None,
    current: str | None = None,
    not_identity: Sequence[str] = (),
    reveal_violence: bool = False,
    overwrite: bool = False,
) -> Frame:
    """A row of scores for each row of answers, beside the columns that are there.

    The columns of answers go by the names ``mo sc ua pd ad`` (levels 1 to 5) or ``profile``, ``vas`` (0 to 100),
    ``soc13_1`` … and ``soc29_1`` … (1 to 7, as marked on the form and not reversed), without regard to case; any
    integer type, floats with NaN, and texts. Both occasions may stand in one row: ``start.mo``, ``exit.mo`` …

    Args:
        data: A data frame of any kind (pandas, Polars, PyArrow, DuckDB, anything with ``__arrow_c_stream__``),
            a dict of columns, a structured NumPy array, or a list of dicts. It is not changed.
        value_set: The id of a value set, an :class:`ValueSet`, or several; without one there is no index.
        missing: How many answers a KASAM scale may lack: ``"complete"`` none, ``"prorate20"`` up to a fifth,
            ``"half"`` up to half.
        columns: Your names of our columns, ``{ours: theirs}``; ``{n}`` stands for a number:
            ``{"soc13_{n}": "q{n}"}``; several of which a row fills one: ``{"mo": ["mo_sv", "mo_en"]}``.
        waves: What you call the occasions in the column ``wave``: ``{"start": "pre", "exit": "post"}``.
        missing_codes: Codes that stand for a missing answer, everywhere (``[999]``) or by column (``{"mo": 9}``).
        codes: What cells stand for, where they are not the codes of the form: by item, pattern or questionnaire
            texts and codes, ``{"mo": {"Level 3": 3}}``, levels counted from 0, ``{"eq5d5l": "from-zero"}``, or from the
            other end, ``{"soc13_{n}": "reversed"}``.
        scales: Keyed sums of your own, as in ``enkat schema``.
        forms: Violence forms of your own.
        programme: Lists of codes of your own.
        current: What counts as current violence: ``"last_12_months"`` or ``"ongoing_only"``.
        not_identity: Columns in which digits alone are times, telephone numbers or the like, and no personal identity
            numbers; a number with its dash stops all the same.
        reveal_violence: Keep the columns of a violence screening and add what came of it. Without it they are left out.
        overwrite: Replace columns of the same names instead of refusing.

    Returns:
        The same kind of frame. For EQ-5D-5L ``eq5d5l_profile``, ``eq5d5l_vas``, ``eq5d5l_lss`` (level sum score, 5 to
        25), ``eq5d5l_lfs`` (how many dimensions at each level), ``eq5d5l_reason`` and, with a value set,
        ``eq5d5l_index`` and ``eq5d5l_value_set``. For ``s`` = ``soc13``, ``soc29``: ``s_comprehensibility``,
        ``s_manageability``, ``s_meaningfulness``, ``s_total``, ``s_missing`` (unanswered items), ``s_prorated`` and
        ``s_reason``. An empty cell has its reason, such as ``pd:invalid``.

    Raises:
        EnkatError: No column belongs to a questionnaire, a name or a value set is unknown, or there is a personal
            identity number. Answers that are wrong raise nothing: they warn, and void what they touch.

    Source:
        EQ-5D-5L: Herdman et al. 2011, doi 10.1007/s11136-011-9903-x; the citation of each value set is in
        :func:`enkat.eq5d5l.value_sets`. KASAM: Antonovsky 1987, Unraveling the mystery of health.

    Example:
        >>> import enkat
        >>> people = [
        ...     {"name": "A", "mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 2, "vas": 70},
        ...     {"name": "B", "mo": 1, "sc": 1, "ua": 1, "pd": None, "ad": 1, "vas": 90},
        ... ]
        >>> for row in enkat.score(people, "SE-2022-TTO"):
        ...     print(row["name"], row["eq5d5l_profile"], row["eq5d5l_index"], row["eq5d5l_reason"])
        A 21232 0.878 None
        B None None pd:missing
    """
    return scored(
        data,
        None,
        settings(
            value_set=value_set,
            missing=missing,
            columns=columns,
            waves=waves,
            missing_codes=missing_codes,
            codes=codes,
            scales=scales,
            forms=forms,
            programme=programme,
            current=current,
            not_identity=not_identity,
        ),
        reveal_violence=reveal_violence,
        overwrite=overwrite,
    )


def scored(
    data: Frame,
    form: str | None,
    chosen: _native.Settings,
    *,
    items: Sequence[str] = (),
    reveal_violence: bool = False,
    overwrite: bool = False,
) -> Frame:
    """The rows with the scores of one questionnaire, or of all."""
    kind = kind_of(data, items, chosen)
    names, columns, secret, found = _native.score(kind.table, chosen, form, reveal_violence)
    kept = []
    for place, name in enumerate(kind.table.names):
        taken = name.strip().lower() in (score.lower() for score in names)
        if taken and not overwrite:
            message = f"the table already has a column {name.strip()!r}; overwrite=True replaces it"
            raise EnkatError(message, kind="name_taken", column=name)
        if not taken and (reveal_violence or place not in secret):
            kept.append(place)
    if form is not None:
        # what another questionnaire lacks is nothing to this one
        own = set(_native.items(chosen, form))
        found = [total for total in found if total["rule"] != ABSENT or total["column"].rpartition(".")[2] in own]
    tell(found)
    made: Frame = kind.appended(kept, names, columns)
    return made


def change(
    data: Any,
    value_set: Any = None,
    missing: str = "prorate20",
    columns: Columns | None = None,
    *,
    by: str | Sequence[str] = (),
    reliability: Mapping[str, float | str] | None = None,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    not_identity: Sequence[str] = (),
    ids_within: str | None = None,
    fold_ids: bool = False,
) -> Any:
    """A row for each person who has both occasions: scores at start, at exit, and their difference.

    The table has a column ``wave`` (``start``, ``exit``) and a column ``id``, or both occasions in one row
    (``start.mo``, ``exit.mo`` …). A person with two rows for one occasion is left out, for nothing says which counts.

    Args:
        data: A data frame of any kind; see :func:`score`.
        value_set: The id of a value set, an :class:`ValueSet`, or several.
        missing: How many answers a KASAM scale may lack; see :func:`score`.
        columns: Your names of our columns, ``{ours: theirs}``.
        by: Columns of groups that are carried along.
        reliability: By measure the r that reliable change rests on: ``{"soc13.total": 0.84}``, or ``"alpha"`` for
            that of everyone at start. Without it ``_rci`` and ``_reliable`` are empty.
        waves: What you call the occasions.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.
        not_identity: Columns in which digits alone are times, telephone numbers or the like, and no personal identity
            numbers; a number with its dash stops all the same.
        ids_within: The column within whose values an id is a person, such as the municipality: the same pseudonym in
            two of them is two people.
        fold_ids: Ids that differ only in case, blanks or zeros in front are the same: ``P01`` and ``p 1``.

    Returns:
        The same kind of frame: ``id`` and the groups as they stand in the table, of the type they have there (where
        nobody has an id ``row``, counted from 1), and for each measure ``M_start``, ``M_exit``, ``M_change`` (exit less
        start, in the unit of the measure); ``eq5d5l_pchc`` (``no_change improve worsen mixed no_problems``);
        for KASAM totals ``M_rci`` and ``M_reliable`` (``improved none worsened``, strictly beyond 1.96).

    Raises:
        EnkatError: Nothing tells start and exit apart, or nobody has an id.

    Source:
        Reliable change: Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12. PCHC: Devlin, Parkin and Browne
        2010, doi 10.1002/hec.1608.

    Example:
        >>> import enkat
        >>> table = {"id": ["a", "a"], "wave": ["start", "exit"], "profile": ["21232", "11221"]}
        >>> enkat.change(table, "SE-2022-TTO")["eq5d5l_pchc"]
        ['improve']
    """
    chosen = settings(
        value_set=value_set,
        missing=missing,
        columns=columns,
        waves=waves,
        missing_codes=missing_codes,
        codes=codes,
        by=by,
        reliability=reliability,
        scales=scales,
        not_identity=not_identity,
        ids_within=ids_within,
        fold_ids=fold_ids,
    )
    kind = kind_of(data, chosen=chosen)
    names, made, own, unnamed, found = _native.changes(kind.table, chosen)
    tell(found)
    for measure in unnamed:
        named = f"such as reliability={{{measure!r}: 0.84}}"
        hint = f"reliable change of {measure} needs a reliability, {named}; it is left empty"
        warn(hint)
    if len(kind.table) and not len(made[0]):
        warn("nobody has both occasions; is waves={'start': ..., 'exit': ...} what the table calls them?")
    return kind.of_people(names, made, own)
