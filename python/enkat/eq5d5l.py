"""EQ-5D-5L: five dimensions at five levels, and a rating of health from 0 to 100.

EQ-5D is a trade mark of the EuroQol Research Foundation, which owns the instrument; using it requires registration
with EuroQol. There is no default value set: name the one of your population.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from numbers import Integral
from typing import Any, ClassVar, NamedTuple

from . import _native
from ._frames import Kind as FrameKind
from ._frames import kind_of
from ._pairs import Pairs, paired
from ._settings import Codes, Columns, MissingCodes, settings, several
from ._tables import Kind, Tabular
from ._warn import tell
from .errors import EnkatError
from .value_set import ValueSet

__all__ = ["HealthProfileGrid", "Hsdi", "ValueSet", "hpg", "hsdi", "index", "pchc", "shannon", "value_sets"]


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__all__", "__name__"]


ID = "eq5d5l"
"""The id of the questionnaire, which columns of scores begin with and measures too."""
_ITEMS, PROFILE, (RATING,) = _native.parts(ID)


def _kind(data: Any) -> Any:
    """A table of levels, or profiles alone: a list, an array or a series of them."""
    root = type(data).__module__.partition(".")[0]
    if root == "pyarrow" and not hasattr(data, "column_names") and hasattr(data, "to_pylist"):
        return kind_of({PROFILE: data})
    if root == "polars" and hasattr(data, "to_frame") and not hasattr(data, "columns"):
        kind = kind_of(data.to_frame(name=PROFILE))
        kind.is_placed = True
        return kind
    # an index alone is a column like others, and not one beside its own labels
    if hasattr(data, "to_frame") and hasattr(data, "iloc") and not hasattr(data, "columns"):
        return kind_of(data.to_frame(name=PROFILE))
    dtype = getattr(data, "dtype", None)
    if getattr(data, "ndim", None) == 1 and getattr(dtype, "names", None) is None:
        return kind_of({PROFILE: data})
    if isinstance(data, Sequence) and not isinstance(data, str | bytes):
        rows = list(data)
        if rows and all(isinstance(row, Sequence) and not isinstance(row, str | bytes) for row in rows):
            if any(len(row) != len(_ITEMS) for row in rows):
                raise EnkatError(f"a row of levels has not five of them: {' '.join(_ITEMS)}", kind="table")
            return kind_of({item: [row[place] for row in rows] for place, item in enumerate(_ITEMS)})
        if not any(isinstance(row, Mapping) for row in rows):
            return kind_of({PROFILE: rows})
    return kind_of(data, _ITEMS)


def _is_one(data: Any) -> bool:
    """One profile, such as ``"21232"`` or ``21232``, and no table."""
    return isinstance(data, str | Integral) and not isinstance(data, bool)


def index(
    data: Any,
    value_set: Any,
    columns: Columns | None = None,
    *,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
) -> Any:
    """The index value of each row: 1 is full health, 0 is dead, below 0 is worse than dead.

    Args:
        data: A data frame of any kind with ``mo sc ua pd ad`` (levels 1 to 5) or ``profile``; a NumPy matrix with five
            columns in that order; profiles alone, such as ``["21232", "11111"]``; or one profile.
        value_set: The id of a value set, a :class:`ValueSet`, or several.
        columns: Your names of our columns, ``{ours: theirs}``.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.

    Returns:
        One number for each row, as the frame's own kind of column: a series, an array, a list. A row whose profile is
        incomplete or invalid has none (null, or NaN in NumPy and pandas). With several sets a frame, a column each.

    Raises:
        EnkatError: The value set is unknown, or there are no columns of levels.

    Source:
        The citation of each set is in :func:`value_sets`.

    Example:
        >>> import enkat
        >>> enkat.eq5d5l.index(["11111", "21232", "55555"], "US-2019")
        [1.0, 0.681, -0.573]
        >>> enkat.eq5d5l.index({"mo": [2, 1], "sc": [1, 1], "ua": [2, 1], "pd": [3, 9], "ad": [2, 1]}, "SE-2022-TTO")
        [0.878, None]
    """
    if _is_one(data):
        values = index([data], value_set, missing_codes=missing_codes, codes=codes)
        return values[0] if isinstance(values, list) else {name: cells[0] for name, cells in values.items()}
    kind = _kind(data)
    chosen = settings(value_set=value_set, columns=columns, missing_codes=missing_codes, codes=codes)
    if not chosen.value_sets:
        raise EnkatError("no value set; there is no default country, name one with value_set=", kind="value_set")
    names, made, found = _native.measure(kind.table, chosen, ID, ["index"])
    # an index has no reasons beside it
    tell([total for total in found if total["column"] != RATING], ["EQ020"])
    return kind.series(names[0], made[0]) if len(made) == 1 else kind.frame(names, made)


def _both(
    start: Any,
    exit: Any,
    id: str | tuple[Any, Any] | None,
    by_position: bool,
    columns: Columns | None,
    **chosen: Any,
) -> tuple[FrameKind, FrameKind, _native.Settings, Pairs]:
    """The profiles of both occasions, and whose row at start belongs to which at exit."""
    if id is not None and by_position:
        raise EnkatError("by_position and id: rows are paired by one of them, choose", kind="rows")
    if id is not None and not isinstance(id, str | tuple):
        message = "id: expected the name of a column, or the ids at start and those at exit, (IDS, IDS)"
        raise EnkatError(message, kind="rows", column="id")
    if isinstance(id, tuple) and len(id) != 2:
        raise EnkatError("id: expected the ids at start and those at exit, (IDS, IDS)", kind="rows", column="id")
    if isinstance(id, str):
        columns = {**(columns or {}), "id": id}
    settled = settings(columns=columns, **chosen)
    first, second = (_kind([data] if _is_one(data) else data) for data in (start, exit))
    given = id if isinstance(id, tuple) else None
    pairs = paired(first, second, settled, ids=given, by_position=by_position or (start is exit and given is None))
    return first, second, settled, pairs


def pchc(
    start: Any,
    exit: Any,
    columns: Columns | None = None,
    *,
    id: str | tuple[Any, Any] | None = None,
    by_position: bool = False,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
) -> Any:
    """How the health of each person changed, by the Paretian classification of health change.

    ``improve``: better in a dimension and worse in none; ``worsen``: the reverse; ``mixed``: both; ``no_change``; and
    ``no_problems`` where both profiles are 11111.

    Rows are paired by ``id`` where both sides have ids, a column or a level of the index; two of pandas else by the
    labels of the index, which are then the same on both sides, in any order. What has nothing but places (lists,
    arrays, dicts of them) is paired row by row. A table of another library without ids is refused, and so is an id or a
    label that stands twice.

    Args:
        start: The profiles at start: a frame, or profiles alone; see :func:`index`.
        exit: Those at exit.
        columns: Your names of our columns.
        id: The name of the column of ids on both sides, or the ids themselves: ``(ids_at_start, ids_at_exit)``.
        by_position: Row by row they are of the same people, whatever else the tables say.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.

    Returns:
        One word for each row at start, as the kind of column that ``start`` has; none where a profile is incomplete or
        the person has no row at exit.

    Raises:
        EnkatError: Nothing says whose rows they are, or two rows of one side are of the same person.

    Source:
        Devlin, Parkin and Browne 2010, doi 10.1002/hec.1608.

    Example:
        >>> import enkat
        >>> enkat.eq5d5l.pchc(["21232", "11111", "12111"], ["11221", "11111", "21111"])
        ['improve', 'no_problems', 'mixed']
    >>> enkat.eq5d5l.pchc(["21232", "11111"], ["21111", "11221"], id=(["a", "b"], ["b", "a"]))
    ['improve', 'worsen']
    """
    if _is_one(start) and _is_one(exit):
        return pchc([start], [exit], missing_codes=missing_codes, codes=codes)[0]
    kind, other, chosen, pairs = _both(start, exit, id, by_position, columns, missing_codes=missing_codes, codes=codes)
    change, found = _native.health_changes(kind.table, other.table, chosen, pairs)
    tell(found)
    return kind.series(f"{ID}_pchc", change)


class HealthProfileGrid(Tabular):
    """The rank of each person's profile at start and at exit, 1 (best) to 3125.

    Attributes:
        rank_start: Ranks at start; profiles of one value share the lowest of their ranks.
        rank_exit: Ranks at exit.
        pchc: How each person's health changed; see :func:`pchc`.
        value_set: The set whose values rank the profiles.
    """

    def __init__(
        self,
        rank_start: list[int | None],
        rank_exit: list[int | None],
        pchc: list[str | None],
        value_set: str,
        library: str | None = None,
    ) -> None:
        self.rank_start, self.rank_exit, self.pchc, self.value_set = rank_start, rank_exit, pchc, value_set
        self._library = library

    _kinds: ClassVar[Mapping[str, Kind]] = {"rank_start": "integer", "rank_exit": "integer"}

    def _columns(self) -> Mapping[str, list[Any]]:
        return {"rank_start": self.rank_start, "rank_exit": self.rank_exit, "pchc": self.pchc}

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for change in self.pchc:
            name = change or "without both profiles"
            counts[name] = counts.get(name, 0) + 1
        return counts

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {count}" for name, count in self._counts().items())
        return f"HealthProfileGrid({len(self)} rows, ranks by {self.value_set}: {counts})"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th>{escape(name)}</th><td>{count}</td></tr>" for name, count in self._counts().items())
        return f"<p>Health Profile Grid, {len(self)} rows, ranks by {escape(self.value_set)}</p><table>{rows}</table>"


def hpg(
    start: Any,
    exit: Any,
    value_set: Any,
    columns: Columns | None = None,
    *,
    id: str | tuple[Any, Any] | None = None,
    by_position: bool = False,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
) -> HealthProfileGrid:
    """The Health Profile Grid: the rank of each profile before against the rank after.

    Args:
        start: The profiles at start; see :func:`index`.
        exit: Those at exit; :func:`pchc` says how rows are paired.
        value_set: The value set whose values rank the profiles.
        columns: Your names of our columns.
        id: The name of the column of ids, or the ids themselves; see :func:`pchc`.
        by_position: Row by row they are of the same people; see :func:`pchc`.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.

    Returns:
        A row for each row at start; none of the exit where the person has no row there.

    Source:
        Devlin, Parkin and Browne 2010, doi 10.1002/hec.1608.

    Example:
        >>> import enkat
        >>> grid = enkat.eq5d5l.hpg(["21232", "55555"], ["11111", None], "US-2019")
        >>> grid.rank_start, grid.rank_exit, grid.pchc
        ([150, 3124], [1, None], ['improve', None])
    """
    first, second, chosen, pairs = _both(
        start, exit, id, by_position, columns, value_set=value_set, missing_codes=missing_codes, codes=codes
    )
    change, found = _native.health_changes(first.table, second.table, chosen, pairs)
    tell(found)
    at_start, at_exit = (_native.ranks(kind.table, chosen).to_list() for kind in (first, second))
    rank_exit = [None if row is None else at_exit[row] for row in pairs]
    return HealthProfileGrid(at_start, rank_exit, change.to_list(), chosen.value_sets[0], first.library)


class Hsdi(Tabular):
    """How evenly people spread over the health states that occur. As a table: how often each occurs.

    Attributes:
        value: The health state density index, 0 to 1: 1 where all observed states are equally common.
        n: How many people have a profile.
        states: How many different profiles they have.
        curve: The curve from (0, 0) to (1, 1): share of people beside share of states, the most common first.
        shannon_h: Shannon's index of the profiles, base 2.
        shannon_j: Its evenness over all 3125 profiles.
        counts: How often each profile occurs.
        without_profile: Rows whose profile is incomplete or invalid.
    """

    value: float
    n: int
    states: int
    curve: list[tuple[float, float]]
    shannon_h: float
    shannon_j: float | None
    counts: dict[str, int]
    without_profile: int

    def __init__(self, figures: Mapping[str, Any], library: str | None) -> None:
        self.__dict__.update(figures)
        self._library = library

    _kinds: ClassVar[Mapping[str, Kind]] = {"count": "integer"}

    def _columns(self) -> Mapping[str, list[Any]]:
        ordered = sorted(self.counts.items(), key=lambda entry: (-entry[1], entry[0]))
        return {"profile": [profile for profile, _ in ordered], "count": [count for _, count in ordered]}

    def __repr__(self) -> str:
        return f"Hsdi({self.value:.3f}, n {self.n}, {self.states} states, Shannon H′ {self.shannon_h:.3f})"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


def hsdi(
    data: Any,
    columns: Columns | None = None,
    *,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
) -> Hsdi:
    """The health state density index and curve of a group, and Shannon's indices of its profiles.

    Args:
        data: The profiles; see :func:`index`.
        columns: Your names of our columns.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.

    Raises:
        EnkatError: Nobody has a profile.

    Source:
        Zamora et al. 2018, doi 10.1016/j.jval.2018.02.004.

    Example:
        >>> import enkat
        >>> spread = enkat.eq5d5l.hsdi(["11111", "11111", "11111", "21232"])
        >>> spread.value, spread.n, spread.states
        (0.75, 4, 2)
    """
    kind = _kind([data] if _is_one(data) else data)
    figures, found = _native.hsdi(kind.table, settings(columns=columns, missing_codes=missing_codes, codes=codes))
    tell(found)
    return Hsdi(figures, kind.library)


class Shannon(NamedTuple):
    """Shannon's indices of one distribution."""

    h: float | None
    """H′ in bits: 0 where everyone is at one level."""
    j: float | None
    """J′, evenness: H′ as a share of the most that it can be."""
    n: int
    """How many people it is of."""


class ShannonTable(Tabular):
    """Shannon's indices by dimension (``mo`` … ``ad``), and of whole profiles (``profile``)."""

    _kinds: ClassVar[Mapping[str, Kind]] = {"h": "number", "j": "number", "n": "integer"}

    def __init__(self, indices: dict[str, Shannon], library: str | None) -> None:
        self._indices = indices
        self._library = library

    def __getitem__(self, name: Any) -> Any:
        return self._indices[name] if name in self._indices else super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        return name in self._indices

    def items(self) -> Iterable[tuple[str, Shannon]]:
        """By dimension, the indices."""
        return self._indices.items()

    def _columns(self) -> Mapping[str, list[Any]]:
        figures = {name: [getattr(one, name) for one in self._indices.values()] for name in Shannon._fields}
        return {"of": list(self._indices), **figures}

    def __repr__(self) -> str:
        return f"ShannonTable({', '.join(f'{of} {_three(one.h)}' for of, one in self.items())})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{of}</th><td>{_three(x.h)}</td><td>{_three(x.j)}</td><td>{x.n}</td></tr>"
            for of, x in self.items()
        )
        return f"<table><tr><th></th><th>H′</th><th>J′</th><th>n</th></tr>{rows}</table>"


def _three(number: float | None) -> str:
    return "–" if number is None else f"{number:.3f}"


def shannon(
    data: Any,
    columns: Columns | None = None,
    *,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
) -> ShannonTable:
    """Shannon's index H′ and evenness J′ of each dimension, and of the profiles.

    Every row counts, so hand over one occasion.

    Args:
        data: The profiles; see :func:`index`.
        columns: Your names of our columns.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.

    Source:
        Shannon 1948, doi 10.1002/j.1538-7305.1948.tb01338.x.

    Example:
        >>> import enkat
        >>> enkat.eq5d5l.shannon(["11111", "21111"])["mo"].h
        1.0
    """
    from .cohort import Cohort

    kind = _kind([data] if _is_one(data) else data)
    kind.table.refuse_identity_numbers()
    settings(columns=columns, missing_codes=missing_codes, codes=codes)  # refuses what cannot be used
    parts = (*_ITEMS, PROFILE)
    ours = {name: [name] for name in parts}
    ours |= {name: several(theirs) for name, theirs in (columns or {}).items() if name in parts}
    wanted = {str(theirs).strip().lower() for columns_of_it in ours.values() for theirs in columns_of_it}
    kept = [place for place, name in enumerate(kind.table.names) if name.strip().lower() in wanted]
    alone = _native.Table.from_arrow(kind.table.appended(kept, [], []))
    mapped = {name: theirs for name, theirs in (columns or {}).items() if name in parts}
    cohort = Cohort(columns=mapped, missing_codes=missing_codes, codes=codes)
    figures = cohort._add(alone).report(internal=True)
    indices: dict[str, Shannon] = {}
    for of in parts:
        figure = figures.figure(f"{ID}.{of}", "shannon_h", "start")
        if figure is not None:
            evenness = figures.figure(f"{ID}.{of}", "shannon_j", "start")
            indices[of] = Shannon(figure.value, evenness.value if evenness else None, figure.n or 0)
    return ShannonTable(indices, kind.library)


class ValueSetTable(Tabular):
    """The published value sets: by id a dict, by the name of a column a list, and a table of a row for each."""

    _kinds: ClassVar[Mapping[str, Kind]] = {
        "year": "integer",
        "mapped": "bool",
        "lowest": "number",
        "highest": "number",
    }

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self._sets = columns

    def _columns(self) -> Mapping[str, list[Any]]:
        return self._sets

    def __getitem__(self, name: Any) -> Any:
        if name in self._sets or not isinstance(name, str):
            return super().__getitem__(name)
        ids = [known.lower() for known in self._sets["id"]]
        if name.strip().lower() not in ids:
            ValueSet.published(name)  # says which ones come close
        place = ids.index(name.strip().lower())
        return {column: cells[place] for column, cells in self._sets.items()}

    def __contains__(self, name: object) -> bool:
        return str(name).strip().lower() in (known.lower() for known in self._sets["id"])

    def get(self, id: str, default: Any = None) -> Any:
        """The set with this id, or something else where there is none."""
        return self[id] if id in self else default

    def keys(self) -> list[str]:
        """The ids."""
        return list(self._sets["id"])

    def __repr__(self) -> str:
        mapped = sum(self._sets["mapped"])
        return f"ValueSetTable({len(self) - mapped} value sets, {mapped} crosswalks: {', '.join(self.keys()[:4])} …)"

    def _repr_html_(self) -> str:
        names = [name for name in self._sets if name not in ("method", "verification")]
        head = "".join(f"<th>{name}</th>" for name in names)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
            for row in zip(*(self._sets[name] for name in names), strict=True)
        )
        return f"<p>{escape(repr(self))}</p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def value_sets() -> ValueSetTable:
    """Every published value set and crosswalk: id, population, country, year, range, how it was checked, citation, DOI.

    Example:
        >>> import enkat
        >>> sets = enkat.eq5d5l.value_sets()
        >>> sets["SE-2022-TTO"]["doi"]
        '10.1186/s12955-022-02083-w'
        >>> sets["XW-UK"]["mapped"]
        True
    """
    return ValueSetTable(_native.value_sets())
