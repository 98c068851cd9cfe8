"""The programme's own follow-up: who referred, where people went, and whether the goal was met."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, ClassVar, NamedTuple

from . import _native
from ._settings import Codes, Columns, MissingCodes, Waves
from ._tables import Kind, Tabular, library_frame
from .cohort import Cohort
from .errors import EnkatError
from .report import Report

__all__ = ["Goal", "Indicators", "codes", "indicators"]


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__all__", "__name__"]


class Goal(NamedTuple):
    """Whether the programme's goal was met."""

    numerator: float | None
    """Exits that count for the goal."""
    denominator: float | None
    """Exits that can count."""
    share: float | None
    """The one by the other."""
    target: float | None
    """What the share is to reach."""
    met: bool | None
    """It does; None where nobody can tell."""


class Indicators(Tabular):
    """The programme's indicators of one group. Exact, so they stay with who may see the answers; for others make a
    release with :meth:`enkat.Cohort.report`.

    Attributes:
        goal: Whether the goal was met.
        referrals: By sender, how many people came from there.
        exits: By code, how many people went there.
    """

    def __init__(self, report: Report) -> None:
        def counts(prefix: str) -> dict[str, int]:
            found = {}
            for figure in report:
                is_count = figure.group == "all" and figure.statistic == "persons" and figure.value is not None
                if is_count and figure.measure.startswith(prefix):
                    found[figure.measure.removeprefix(prefix)] = int(figure.value or 0)
            return found

        def number(name: str) -> float | None:
            figure = report.figure("programme.goal", name)
            return None if figure is None else figure.value

        met = number("met")
        numbers = {name: number(name) for name in ("numerator", "denominator", "share", "target")}
        self.goal = Goal(**numbers, met=None if met is None else bool(met))
        self.referrals = counts("programme.referred_from.")
        self.exits = counts("programme.exit_to.")
        self._report = report
        self._library = report._library

    _kinds: ClassVar[Mapping[str, Kind]] = Report._kinds

    def _columns(self) -> Mapping[str, list[Any]]:
        columns = self._report._columns()
        kept = [place for place, name in enumerate(columns["measure"]) if name.startswith("programme.")]
        return {name: [cells[place] for place in kept] for name, cells in columns.items()}

    def __repr__(self) -> str:
        return f"Indicators(goal {self.goal.numerator} of {self.goal.denominator}, met: {self.goal.met})"

    def _repr_html_(self) -> str:
        lists = (("referred from", self.referrals), ("exit to", self.exits))
        rows = "".join(
            f"<tr><th>{title}</th><td>{escape(code)}</td><td>{count}</td></tr>"
            for title, counted in lists
            for code, count in counted.items()
            if count
        )
        return f"<p>{escape(repr(self))}</p><table>{rows}</table>"


def indicators(
    data: Any,
    columns: Columns | None = None,
    *,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    programme: Mapping[str, Any] | None = None,
) -> Indicators:
    """Who referred, where people went, and whether the goal was met.

    Args:
        data: A data frame of any kind with ``referred_from``, ``exit_to`` …
        columns: Your names of our columns.
        waves: What you call the occasions.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        programme: Lists of codes of your own, with a goal.

    Raises:
        EnkatError: The table has no column of the programme.

    Example:
        >>> import enkat
        >>> enkat.programme.indicators(enkat.demo()).goal.met
        False
    """
    cohort = Cohort(columns=columns, waves=waves, missing_codes=missing_codes, codes=codes, programme=programme)
    report = cohort.add(data).report(internal=True)
    if report.to_dict()["programme"] is None:
        raise EnkatError("the table has no column of the programme, such as referred_from or exit_to", kind="layout")
    return Indicators(report)


def codes(library: str | None = None) -> Any:
    """The codes of the built-in programme: senders, exits and contacts, in Swedish and English.

    Example:
        >>> import enkat
        >>> "employment_service" in enkat.programme.codes("dict")["code"]
        True
    """
    return library_frame(
        library,
        _native.programme_codes(),
        {"sender": "bool", "exit": "bool", "contact": "bool", "counts_for_goal": "bool"},
    )
