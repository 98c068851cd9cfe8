"""The figures of a group."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import product
from os import PathLike, umask
from typing import Any, ClassVar, NamedTuple

from . import _native
from ._tables import Kind, Tabular, library_frame
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
    """The number; None where it is undefined or suppressed."""
    n: int | None
    """How many it is of: its denominator."""
    status: str
    """``ok``, ``suppressed`` or ``undefined``."""
    between: list[float] | None = None
    """Of a number of people that is suppressed: the fewest and the most it may be."""
    reason: str | None = None
    """Why there is no number."""
    definition: str = ""
    """What the statistic is."""
    unit: str = ""
    """What it is counted in."""
    direction: str | None = None
    """``higher`` or ``lower``: which end is the better one."""


class Report(Tabular):
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

    _kinds: ClassVar[Mapping[str, Kind]] = {"value": "number", "n": "integer"}

    def __init__(self, native: _native.Report, lang: str, library: str | None = None) -> None:
        if lang not in ("en", "sv"):
            raise EnkatError(f"unknown language {lang!r}, expected en or sv", kind="lang")
        self._native = native
        self._library = library
        self._parsed: dict[str, Any] | None = None
        self._figures: tuple[Figure, ...] = ()
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
        return list(self._all())

    def _all(self) -> tuple[Figure, ...]:
        if not self._figures:
            made = (Figure(**figure) for figure in self._data["figures"])
            # JSON writes numbers of people as whole numbers; here every value is a float
            self._figures = tuple(
                figure._replace(
                    value=None if figure.value is None else float(figure.value), reason=_in_python(figure.reason)
                )
                for figure in made
            )
        return self._figures

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def figure(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> Figure | None:
        """One figure; None where the report has no such figure."""
        if not self._places:
            self._places = {(f.measure, f.statistic, f.occasion, f.group): f for f in self._all()}
        return self._places.get((measure, statistic, occasion, group))

    def value(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> float | None:
        """The number of one figure; None where it is suppressed or undefined, or where a release has no such figure.

        Raises:
            EnkatError: There is no such group or measure, in an internal report no such occasion or statistic; it says
                what there is instead.
        """
        figure = self.figure(measure, statistic, occasion, group)
        if figure is not None:
            return figure.value
        asked = {"group": group, "measure": measure, "occasion": occasion, "statistic": statistic}
        left = list(self._all())
        for name, wanted in asked.items():
            known = list(dict.fromkeys(getattr(figure, name) for figure in left))
            if wanted not in known:
                if name in ("occasion", "statistic") and not self.internal:
                    return None  # much is in internal reports alone
                raise _no_such(name, wanted, known)
            left = [figure for figure in left if getattr(figure, name) == wanted]
        return None

    def table(
        self,
        measures: str | Sequence[str] | None = None,
        statistics: str | Sequence[str] | None = None,
        groups: str | Sequence[str] | None = None,
        *,
        occasions: str | Sequence[str] | None = None,
        library: str | None = None,
    ) -> Any:
        """Some figures as a table: a row for each group, measure and occasion, a column for each statistic.

        Rows and columns are in the order in which they are named; what is not named is all that the report has. A row
        in which the report has nothing is left out.

        Args:
            measures: Such as ``["soc13.total", "eq5d5l.vas"]``.
            statistics: Such as ``["n", "mean", "sd"]``.
            groups: Such as ``["all", "sex=woman"]``.
            occasions: ``start``, ``exit``, ``change`` or ``all``.
            library: ``polars``, ``pandas``, ``pyarrow`` or ``dict`` instead of the library that the data came in.

        Returns:
            Columns ``group measure occasion`` and the statistics; numbers of people are whole numbers. A cell is empty
            where a figure is undefined or absent; in a release a column ``suppressed`` names the statistics of the row
            that are suppressed.

        Raises:
            EnkatError: The report has no such group, measure or occasion, or an internal one no such statistic; it
                says what there is instead.

        Example:
            >>> import enkat
            >>> report = enkat.demo_report()
            >>> both = ["start", "exit"]
            >>> table = report.table("eq5d5l.vas", ["n", "median"], "all", occasions=both, library="dict")
            >>> table["occasion"], table["n"], table["median"]
            (['start', 'exit'], [14, 13], [45.0, 56.0])
        """
        asked = {"group": groups, "measure": measures, "occasion": occasions, "statistic": statistics}
        chosen = {name: self._named(name, given) for name, given in asked.items()}
        places = self._by_place()
        every = product(chosen["group"], chosen["measure"], chosen["occasion"])
        rows = [row for row in every if any((*row, statistic) in places for statistic in chosen["statistic"])]
        columns: dict[str, list[Any]] = {
            name: [row[place] for row in rows] for place, name in enumerate(("group", "measure", "occasion"))
        }
        kinds: dict[str, Kind] = {}
        for statistic in chosen["statistic"]:
            figures = [places.get((*row, statistic)) for row in rows]
            values = [None if figure is None else figure["value"] for figure in figures]
            are_whole = all(isinstance(value, int) for value in values if value is not None)
            kinds[statistic] = "integer" if are_whole and any(value is not None for value in values) else "number"
            columns[statistic] = [value if are_whole or value is None else float(value) for value in values]
        if not self.internal:
            columns["suppressed"] = [
                " ".join(s for s in chosen["statistic"] if places.get((*row, s), {}).get("status") == "suppressed")
                or None
                for row in rows
            ]
        return library_frame(library or self._library, columns, kinds)

    def _named(self, name: str, given: str | Sequence[str] | None) -> list[str]:
        """The groups, measures, occasions or statistics that were named; without a name all that there are."""
        known = list(dict.fromkeys(getattr(figure, name) for figure in self._all()))
        if given is None:
            return known
        wanted = [given] if isinstance(given, str) else list(given) if isinstance(given, Iterable) else [given]
        for one in wanted:
            # much is in internal reports alone
            may_be_absent = name == "statistic" and not self.internal and one in _native.statistics()
            if one not in known and not may_be_absent:
                raise _no_such(name, one, known)
        return list(dict.fromkeys(wanted))

    def _by_place(self) -> dict[tuple[str, str, str, str], dict[str, Any]]:
        """The figures as JSON has them, where numbers of people are whole numbers."""
        return {(f["group"], f["measure"], f["occasion"], f["statistic"]): f for f in self._data["figures"]}

    @property
    def groups(self) -> list[str]:
        """``all``, then each group."""
        return list(dict.fromkeys(["all", *(figure.group for figure in self._all())]))

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
        told = [str(warning[self.lang]) for warning in self._data["warnings"]]
        repeated = sum((self.people or {}).get("duplicates", []))
        if repeated:
            told.append(
                f"{repeated} rader i ingen siffra: personen har flera för samma tillfälle"
                if self.lang == "sv"
                else f"{repeated} rows left out of every figure: the person has several for one occasion"
            )
        return told

    @property
    def notices(self) -> list[str]:
        """Who owns the instruments, and what their scores may be used for."""
        return [str(notice[self.lang]) for notice in self._data["notices"]]

    def _columns(self) -> Mapping[str, list[Any]]:
        names = ("group", "measure", "occasion", "statistic", "value", "n", "status")
        return {name: [getattr(figure, name) for figure in self._all()] for name in names}

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, as ``enkat report --format json`` writes it."""
        made: dict[str, Any] = json.loads(self._native.json())
        return made

    def json(self) -> str:
        """The same as text."""
        return self._native.json()

    def csv(self) -> str:
        """Figure by figure, as ``enkat report --format csv`` writes it."""
        return self._native.csv()

    def text(self, lang: str | None = None) -> str:
        """The report in words and tables."""
        return self._native.text(self._known(lang))

    def markdown(self, lang: str | None = None) -> str:
        """The same as Markdown."""
        return self._native.markdown(self._known(lang))

    def html(
        self,
        lang: str | None = None,
        *,
        full: bool = False,
        title: str = "",
        municipality: str = "",
        period: str = "",
        by_line: str = "",
        date: str = "",
    ) -> str:
        """One page with pictures, which asks for nothing from the network.

        Args:
            lang: ``"en"`` or ``"sv"``; that of the report if not given.
            full: All that the report holds, where the page has two to four pages on paper otherwise.
            title: What it is called.
            municipality: Of which municipality it is.
            period: Of which time.
            by_line: Who stands behind it, such as a unit.
            date: When it was made.
        """
        return self._native.html(self._known(lang), full, (title, municipality, period, by_line, date))

    def save(self, path: str | PathLike[str], lang: str | None = None) -> None:
        """Writes it; the ending of the name says how: ``.html``, ``.md``, ``.csv``, ``.json`` or ``.txt``.

        Raises:
            EnkatError: The ending says nothing.
            OSError: The file cannot be written; what was there before is there still.
        """
        from pathlib import Path
        from tempfile import NamedTemporaryFile

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
        # where the link leads, with the mode that is there
        target = path.resolve()
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=target.parent, delete=False) as beside:
            try:
                beside.write(text)
                beside.flush()
                Path(beside.name).chmod(mode)
                Path(beside.name).replace(target)
            except OSError:
                Path(beside.name).unlink(missing_ok=True)
                raise

    def __eq__(self, other: object) -> bool:
        return self.json() == other.json() if isinstance(other, Report) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _of_json, (self._native.json(), self.lang, self._library)

    def _known(self, lang: str | None) -> str:
        if lang not in (None, "en", "sv"):
            raise EnkatError(f"unknown language {lang!r}, expected en or sv", kind="lang")
        return lang or self.lang

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


def _no_such(name: str, wanted: Any, known: Sequence[str]) -> EnkatError:
    from difflib import get_close_matches

    close = get_close_matches(str(wanted), known, n=3, cutoff=0.5) or list(known[:8])
    message = f"the report has no {name} {wanted!r} there; it has {', '.join(close)}"
    return EnkatError(message, kind="figure", close=close)


def _of_json(text: str, lang: str, library: Any) -> Report:
    """A report as it was written, to be kept where the counts behind it are not."""
    return Report(_native.Report.of_json(text), lang, library)


def _umask() -> int:
    """What new files may not be, which is asked for by setting it."""
    mask = umask(0)
    umask(mask)
    return mask


def _in_python(reason: str | None) -> str | None:
    """A reason that tells of an option of the program, told of the argument."""
    if not reason or "--" not in reason:
        return reason
    import re

    return re.sub(r"--reliability (\S+)=(\S+)", r"reliability={'\1': \2}", reason)
