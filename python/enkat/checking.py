"""Everything that is odd about a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from . import _native
from ._frames import kind_of, library_frame
from ._settings import MissingCodes, Waves, settings
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


class Findings:
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
        self.totals = [dict(total) for total in totals]
        self._library = library

    @property
    def ok(self) -> bool:
        """Nothing is critical or an error."""
        return not any(total["level"] in ("critical", "error") for total in self.totals)

    @property
    def truncated(self) -> bool:
        """Some findings are counted and not listed."""
        return len(self.listed) < len(self)

    def count(self, rule: str | None = None, column: str | None = None) -> int:
        """How many there are: in all, of one rule, in one column."""
        wanted = (t for t in self.totals if rule in (None, t["rule"]) and column in (None, t["column"]))
        return sum(total["count"] for total in wanted)

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.listed)

    def __getitem__(self, place: int) -> Finding:
        return self.listed[place]

    def to_frame(self, library: str | None = None) -> Any:
        """The listed findings as a table of the library that the data came in.

        Args:
            library: ``polars``, ``pandas``, ``pyarrow`` or ``dict`` instead.
        """
        names = Finding._fields
        columns = {name: [getattr(finding, name) for finding in self.listed] for name in names}
        return library_frame(library or self._library, columns)

    def __repr__(self) -> str:
        levels: dict[str, int] = {}
        for total in self.totals:
            levels[total["level"]] = levels.get(total["level"], 0) + total["count"]
        found = ", ".join(f"{count} {level}" for level, count in levels.items()) or "nothing found"
        lines = [f"Findings({found} in {self.rows} rows)"]
        for finding in self.listed[:10]:
            place = ", ".join(part for part in (f"row {finding.row}" if finding.row else "", finding.column) if part)
            lines.append(f"  {finding.rule} {place}: {finding.message}")
        if len(self) > 10:
            lines.append(f"  … {len(self) - min(10, len(self.listed))} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        heads = ("rule", "level", "row", "column", "message")
        rows = [
            "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in finding[:5]) + "</tr>"
            for finding in self.listed[:50]
        ]
        head = "".join(f"<th>{name}</th>" for name in heads)
        more = f"<p>… {len(self) - len(rows)} more</p>" if len(self) > len(rows) else ""
        summary = escape(repr(self).partition("\n")[0])
        return f"<p>{summary}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"


def check(
    data: Any,
    stored: Mapping[str, str | Sequence[str]] | None = None,
    missing: str = "prorate20",
    columns: Mapping[str, str] | None = None,
    *,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    forms: Sequence[Mapping[str, Any]] = (),
    programme: Mapping[str, Any] | None = None,
    value_sets: Sequence[Any] = (),
    current: str | None = None,
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
        scales: Keyed sums of your own.
        forms: Violence forms of your own.
        programme: Lists of codes of your own.
        value_sets: Value sets of your own that a stored index may come from.
        current: What counts as current violence.
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
        scales=scales,
        forms=forms,
        programme=programme,
        value_set=value_sets,
        current=current,
        violence_rows=violence_rows,
    )
    named = [
        (measure, one)
        for measure, theirs in (stored or {}).items()
        for one in ([theirs] if isinstance(theirs, str) else theirs)
    ]
    root = type(data).__module__.partition(".")[0]
    library = root if root in ("polars", "pandas", "pyarrow") else None
    try:
        table = kind_of(data).table
        rows, listed, totals = _native.check(
            table, chosen, [f"{measure}={column}" for measure, column in named], max_findings, show_values
        )
    except EnkatError as error:
        rule = "EQ030" if error.kind == "identity_number" else ""
        finding = Finding(rule, "critical", None, error.column or "", str(error))
        total = {"rule": rule, "level": "critical", "column": finding.column, "count": 1}
        return Findings(0, [finding], [total], library)
    return Findings(rows, [Finding(**found) for found in listed], totals, library)


def rules(library: str | None = None) -> Any:
    """Every rule that :func:`check` knows: code, level, what it checks, why, an example, and what to do.

    Example:
        >>> import enkat
        >>> table = enkat.rules("dict")
        >>> table["code"][0], table["checks"][0]
        ('EQ001', 'an answer is an integer outside the range of its item')
    """
    return library_frame(library, _native.rules())
