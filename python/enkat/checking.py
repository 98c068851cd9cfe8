"""Everything that is odd about a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from numbers import Integral
from typing import Any, ClassVar, NamedTuple, overload

from . import _native
from ._frames import kind_of
from ._settings import Codes, Columns, MissingCodes, Waves, settings
from ._tables import Kind, Tabular, library_frame
from .errors import EnkatError


class Finding(NamedTuple):
    """One thing that is odd."""

    rule: str
    """The code of the rule, such as ``EQ001``; empty where the table cannot be used at all."""
    level: str
    """``critical``, ``error``, ``warning`` or ``notice``."""
    row: int | None
    """The row, counted from 1; None where it is about no single row."""
    column: str
    """The column; empty for a whole row."""
    message: str
    """What was found and what was expected."""
    value: str | None = None
    """The cell, only where it may be shown."""


class Findings(Tabular):
    """What :func:`check` found: the worst first, then by row and column.

    Attributes:
        rows: How many rows were looked at.
        listed: The findings that are listed; all are counted in ``totals``.
        totals: How many there are of each rule in each column: dicts of ``rule level column count``.

    Example:
        >>> import enkat
        >>> findings = enkat.check({"mo": [1, 9], "vas": [70, 101]})
        >>> [(found.rule, found.row, found.column) for found in findings if found.level == "error"]
        [('EQ001', 2, 'mo'), ('EQ001', 2, 'vas')]
        >>> findings.ok
        False
    """

    def __init__(self, rows: int, listed: Sequence[Finding], totals: Sequence[Mapping[str, Any]], library: str | None):
        self.rows = rows
        self.listed = list(listed)
        self.totals = [{name: total[name] for name in ("rule", "level", "column", "count")} for total in totals]
        self._library = library

    _kinds: ClassVar[Mapping[str, Kind]] = {"row": "integer"}

    def _columns(self) -> Mapping[str, list[Any]]:
        return {name: [getattr(finding, name) for finding in self.listed] for name in Finding._fields}

    @property
    def ok(self) -> bool:
        """Nothing is critical or an error."""
        return not any(total["level"] in ("critical", "error") for total in self.totals)

    @property
    def truncated(self) -> bool:
        """Some findings are counted and not listed."""
        return len(self.listed) < self.count()

    def count(self, rule: str | None = None, column: str | None = None) -> int:
        """How many there are: in all, of one rule, in one column."""
        wanted = (t for t in self.totals if rule in (None, t["rule"]) and column in (None, t["column"]))
        return sum(total["count"] for total in wanted)

    def __len__(self) -> int:
        return len(self.listed)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.listed)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> list[Finding]: ...
    @overload
    def __getitem__(self, place: str) -> list[Any]: ...
    def __getitem__(self, place: int | slice | str) -> Finding | list[Any]:
        return self._column(place) if isinstance(place, str) else self.listed[place]

    def _summary(self) -> str:
        levels = dict.fromkeys(("critical", "error", "warning", "notice"), 0)
        for total in self.totals:
            levels[total["level"]] += total["count"]
        found = [
            f"{count} {level}{'' if count == 1 or level == 'critical' else 's'}"
            for level, count in levels.items()
            if count
        ]
        listed = f", {len(self.listed)} listed" if self.truncated else ""
        return f"Findings({', '.join(found) or 'nothing found'} in {self.rows} rows{listed})"

    def __repr__(self) -> str:
        lines = [self._summary()]
        for finding in self.listed[:10]:
            place = ", ".join(part for part in (f"row {finding.row}" if finding.row else "", finding.column) if part)
            lines.append(f"  {finding.rule} {place}: {finding.message}")
        if self.count() > 10:
            lines.append(f"  … {self.count() - min(10, len(self.listed))} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        heads = ("rule", "level", "row", "column", "message")
        rows = [
            "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in finding[:5]) + "</tr>"
            for finding in self.listed[:50]
        ]
        head = "".join(f"<th>{name}</th>" for name in heads)
        more = f"<p>… {self.count() - len(rows)} more</p>" if self.count() > len(rows) else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        return f"<p>{escape(self._summary())}</p>{table}{more}"


def check(
    data: Any,
    stored: Mapping[str, str | Sequence[str]] | None = None,
    missing: str = "prorate20",
    columns: Columns | None = None,
    *,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    forms: Sequence[Mapping[str, Any]] = (),
    programme: Mapping[str, Any] | None = None,
    value_sets: Sequence[Any] = (),
    current: str | None = None,
    not_identity: Sequence[str] = (),
    ids_within: str | None = None,
    fold_ids: bool = False,
    violence_rows: bool = False,
    max_findings: int = 1000,
    show_values: bool = False,
) -> Findings:
    """Everything that is odd about a table: cells, rows, people, columns, and stored scores. Raises nothing for data.

    Args:
        data: A data frame of any kind; see :func:`enkat.score`.
        stored: Columns that hold scores, which are recomputed and compared to the decimals that they are printed
            with: ``{"eq5d5l.index@US-2019": "utility", "soc13.total": "kasam"}``. A column that disagrees is told
            what it looks like; ``"eq5d5l.index"`` without a set finds the set.
        missing: How many answers a KASAM scale may lack.
        columns: Your names of our columns, ``{ours: theirs}``.
        waves: What you call the occasions.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.
        forms: Violence forms of your own.
        programme: Lists of codes of your own.
        value_sets: Value sets of your own that a stored index may come from.
        current: What counts as current violence.
        not_identity: Columns in which digits alone are times, telephone numbers or the like, and no personal identity
            numbers; a number with its dash stops all the same.
        ids_within: The column within whose values an id is a person, such as the municipality: the same pseudonym in
            two of them is two people.
        fold_ids: Ids that differ only in case, blanks or zeros in front are the same: ``P01`` and ``p 1``.
        violence_rows: Findings about answers to a violence form name their row.
        max_findings: How many findings of each level are listed; all are counted.
        show_values: Show cells of EQ-5D and KASAM as they stand; an answer about violence is never shown.

    Returns:
        The findings, as an object and as a table. A table that cannot be used at all has one critical finding.

    Raises:
        EnkatError: A choice that cannot be used, such as an unknown missing rule.

    Example:
        >>> import enkat
        >>> table = {"profile": ["11111", "21232"], "u": [1.0, 0.75]}
        >>> findings = enkat.check(table, stored={"eq5d5l.index@SE-2022-TTO": "u"})
        >>> findings.count("EQ040", "u")
        1
    """
    chosen = settings(
        missing=missing,
        columns=columns,
        waves=waves,
        missing_codes=missing_codes,
        codes=codes,
        scales=scales,
        forms=forms,
        programme=programme,
        value_set=value_sets,
        current=current,
        not_identity=not_identity,
        ids_within=ids_within,
        fold_ids=fold_ids,
        violence_rows=violence_rows,
    )
    if not isinstance(stored or {}, Mapping):
        raise EnkatError("stored: expected a dict of columns, such as {'soc13.total': 'kasam'}", kind="stored")
    if isinstance(max_findings, bool) or not isinstance(max_findings, Integral) or not 0 <= max_findings < 2**63:
        raise EnkatError("max_findings: expected a whole number from 0 on", kind="max_findings")
    if any(not isinstance(columns_of_it, str | Sequence) for columns_of_it in (stored or {}).values()):
        raise EnkatError("stored: expected names of columns", kind="stored")
    named = [
        f"{measure}={column}"
        for measure, columns_of_it in (stored or {}).items()
        for column in ([columns_of_it] if isinstance(columns_of_it, str) else columns_of_it)
    ]
    library: str | None = None
    try:
        kind = kind_of(data, chosen=chosen)
        library = kind.library
        rows, listed, totals = _native.check(kind.table, chosen, named, max_findings, show_values)
    except EnkatError as error:
        if error.kind == "stored":
            raise
        return _unusable(str(error), "EQ030" if error.kind == "identity_number" else "", error.column or "", library)
    except Exception as error:
        # what others say of their frames may hold a piece of it
        return _unusable(f"the table cannot be read: {type(error).__name__}", "", "", library)
    return Findings(rows, [Finding(**found) for found in listed], totals, library)


def _unusable(message: str, rule: str, column: str, library: str | None) -> Findings:
    finding = Finding(rule, "critical", None, column, message)
    return Findings(0, [finding], [{"rule": rule, "level": "critical", "column": column, "count": 1}], library)


def rules(library: str | None = None) -> Any:
    """Every rule that :func:`check` knows: code, level, what it checks, why, an example, and what to do.

    Example:
        >>> import enkat
        >>> table = enkat.rules("dict")
        >>> table["code"][0], table["checks"][0]
        ('EQ001', 'an answer is an integer outside the range of its item')
    """
    return library_frame(library, _native.rules(), {})
