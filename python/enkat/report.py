"""The figures of a group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from . import _native
from ._frames import library_frame
from .errors import EnkatError


class Figure(NamedTuple):
    """One figure of a report."""

    group: str
    """``all``, or ``COLUMN=VALUE``."""
    measure: str
    """Such as ``eq5d5l.vas`` or ``soc13.total``."""
    occasion: str
    """``start``, ``exit``, ``change`` (people with both), or ``all``."""
    statistic: str
    """Such as ``mean``; :attr:`definition` says what it is."""
    value: float | None
    """The number; None where it is undefined or withheld."""
    n: int | None
    """How many it is of: its denominator."""
    status: str
    """``ok``, ``suppressed`` or ``undefined``."""
    between: list[float] | None = None
    """Of a rounded count the lowest and the highest that it may stand for."""
    reason: str | None = None
    """Why there is no number."""
    definition: str = ""
    """What the statistic is."""
    unit: str = ""
    """What it is counted in."""
    direction: str | None = None
    """``higher`` or ``lower``: which end is the better one."""


class Report:
    """The figures of a group: a release that may leave, or an internal report that stays with who may see the answers.

    Made by :meth:`enkat.Cohort.report`.

    Attributes:
        lang: The language of its texts, ``en`` or ``sv``.

    Example:
        >>> import enkat
        >>> report = enkat.demo_report()
        >>> report.value("eq5d5l.vas", "mean", "start")
        45.285714285714285
        >>> report.figure("eq5d5l.profile", "hsdi", "start").definition[:26]
        'Health State Density Index'
    """

    def __init__(self, native: _native.Report, lang: str) -> None:
        if lang not in ("en", "sv"):
            raise EnkatError(f"unknown language {lang!r}, expected en or sv", kind="lang")
        self._native = native
        self._parsed: dict[str, Any] | None = None
        self._figures: list[Figure] = []
        self._places: dict[tuple[str, str, str, str], Figure] = {}
        self.lang = lang

    @property
    def _data(self) -> dict[str, Any]:
        if self._parsed is None:
            self._parsed = json.loads(self._native.json())
        return self._parsed

    @property
    def figures(self) -> list[Figure]:
        """Every figure, group by group."""
        if not self._figures:
            self._figures = [Figure(**figure) for figure in self._data["figures"]]
        return self._figures

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def figure(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> Figure | None:
        """One figure; None where the report has no such figure."""
        if not self._places:
            self._places = {(f.measure, f.statistic, f.occasion, f.group): f for f in self.figures}
        return self._places.get((measure, statistic, occasion, group))

    def value(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> float | None:
        """The number of one figure; None where it is withheld, undefined or not there."""
        figure = self.figure(measure, statistic, occasion, group)
        return None if figure is None else figure.value

    @property
    def groups(self) -> list[str]:
        """``all``, then each group."""
        return list(dict.fromkeys(["all", *(figure.group for figure in self.figures)]))

    @property
    def measures(self) -> list[dict[str, Any]]:
        """What was measured: id, label, unit, and which end is better."""
        return list(self._data["measures"])

    @property
    def value_sets(self) -> list[dict[str, Any]]:
        """The value sets behind the index values, each with its citation and DOI."""
        return list(self._data["value_sets"])

    @property
    def internal(self) -> bool:
        """It is exact and stays with who may see the answers."""
        return bool(self._data["internal"])

    @property
    def people(self) -> dict[str, Any] | None:
        """How many people and rows there are; None in a release."""
        people: dict[str, Any] | None = self._data["people"]
        return people

    @property
    def warnings(self) -> list[str]:
        """What speaks against the data."""
        return [str(warning[self.lang]) for warning in self._data["warnings"]]

    @property
    def notices(self) -> list[str]:
        """Who owns the instruments, and what their scores may be used for."""
        return [str(notice[self.lang]) for notice in self._data["notices"]]

    def to_frame(self, library: str | None = None) -> Any:
        """Figure by figure as a tidy table.

        Args:
            library: ``polars``, ``pandas``, ``pyarrow`` or ``dict``; else the first of them that is imported.
        """
        names = ("group", "measure", "occasion", "statistic", "value", "n", "status")
        return library_frame(library, {name: [getattr(figure, name) for figure in self.figures] for name in names})

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, as ``enkat report --format json`` writes it."""
        return dict(self._data)

    def json(self) -> str:
        """The same as text."""
        return self._native.json()

    def csv(self) -> str:
        """Figure by figure, as ``enkat report --format csv`` writes it."""
        return self._native.csv()

    def text(self, lang: str | None = None) -> str:
        """The report in words and tables."""
        return self._native.text(lang or self.lang)

    def markdown(self, lang: str | None = None) -> str:
        """The same as Markdown."""
        return self._native.markdown(lang or self.lang)

    def html(self, lang: str | None = None) -> str:
        """One page with pictures, which asks for nothing from the network."""
        return self._native.html(lang or self.lang)

    def save(self, path: str | Path, lang: str | None = None) -> None:
        """Writes it; the ending of the name says how: ``.html``, ``.md``, ``.csv``, ``.json`` or ``.txt``."""
        path = Path(path)
        forms = {".html": self.html, ".md": self.markdown, ".txt": self.text}
        match path.suffix.lower():
            case ".csv":
                text = self.csv()
            case ".json":
                text = self.json() + "\n"
            case suffix if suffix in forms:
                text = forms[suffix](lang)
            case suffix:
                message = f"nothing is known to end in {suffix!r}, expected .html, .md, .csv, .json or .txt"
                raise EnkatError(message, kind="path")
        beside = path.with_name(path.name + ".part")
        try:
            beside.write_text(text, encoding="utf-8", newline="")
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def __repr__(self) -> str:
        what = "internal" if self.internal else "release"
        return f"Report({what}, {len(self.measures)} measures, {len(self.groups)} groups)"

    def _repr_html_(self) -> str:
        sv = self.lang == "sv"
        face = ("Intern: får inte lämnas ut" if sv else "Internal: must not leave") if self.internal else "Release"
        heads = ("mått", "start", "avslut", "förändring") if sv else ("measure", "start", "exit", "change")
        rows = []
        for measure in self.measures:
            label = f"{measure['instrument'][self.lang]}, {measure['label'][self.lang]}"
            cells = [self._cell(measure["id"], occasion) for occasion in ("start", "exit", "change")]
            if any(cells):
                rows.append(f"<tr><th>{escape(label)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>")
        head = "".join(f"<th>{word}</th>" for word in heads)
        sets = "; ".join(f"{used['id']}: {used['citation']}" for used in self.value_sets)
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in [sets, *self.warnings] if note)
        return f"<p><b>{face}</b></p><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{notes}"

    def _cell(self, measure: str, occasion: str) -> str:
        figure = self.figure(measure, "mean", occasion)
        if figure is None:
            return ""
        if figure.value is None:
            return figure.status
        number = f"{figure.value:.3g}" if abs(figure.value) < 1 else f"{figure.value:.1f}"
        return f"{number.replace('.', ',') if self.lang == 'sv' else number} (n {figure.n})"
