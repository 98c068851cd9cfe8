"""The figures of one group of a report, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable

from enkat.errors import EnkatError

from ._protocols import Figure, Report

OF_OCCASION = {"start": "at start", "exit": "at exit", "change": "from start to exit", "all": "regardless of occasion"}
INTERNAL = "draw it from an internal report (internal=True)"


def plot_error(message: str) -> EnkatError:
    """A picture that cannot be drawn, and why."""
    return EnkatError(message, kind="plot")


def expect(thing: object, parts: Iterable[str], what: str) -> None:
    """Refuses what lacks one of these parts."""
    if isinstance(thing, type) or not all(hasattr(thing, part) for part in parts):
        name = thing.__name__ if isinstance(thing, type) else f"{type(thing).__name__}"
        raise plot_error(f"a {name} cannot be drawn, expected {what}")


class Figures:
    """The figures of one group of a report."""

    def __init__(self, report: Report, group: str) -> None:
        expect(report, ("figures", "groups"), "a report, as Cohort.report() makes it")
        if group not in report.groups:
            raise plot_error(f"unknown group {group!r}, expected one of: {', '.join(report.groups)}")
        self.group = group
        self._figures: dict[tuple[str, str, str], Figure] = {}
        self._occasions: dict[str, set[str]] = {}
        for figure in report.figures:
            if figure.group == group:
                self._figures[figure.measure, figure.occasion, figure.statistic] = figure
                self._occasions.setdefault(figure.measure, set()).add(figure.occasion)

    def measures(self, beginning: str) -> list[str]:
        """The measures whose name begins like this, in the order of the report."""
        return [measure for measure in self._occasions if measure.startswith(beginning)]

    def has(self, measure: str, occasion: str) -> bool:
        """The report says something of this measure on this occasion."""
        return occasion in self._occasions.get(measure, ())

    def value(self, measure: str, occasion: str, statistic: str) -> float | None:
        """The number, or None where there is none."""
        figure = self._figures.get((measure, occasion, statistic))
        return figure.value if figure is not None and figure.status == "ok" else None

    def number(self, measure: str, occasion: str, statistic: str) -> float:
        """The number; an error says why there is none and what to do."""
        value = self.value(measure, occasion, statistic)
        if value is None:
            raise plot_error(self._why_none(measure, occasion, statistic))
        return value

    def count(self, measure: str, occasion: str, statistic: str) -> int:
        """The number of people; an error says why there is none and what to do."""
        return round(self.number(measure, occasion, statistic))

    def people(self, measure: str, occasion: str) -> int:
        """On how many people a picture rests, of whom there is one at least."""
        n = self.count(measure, occasion, "n")
        if n == 0:
            raise plot_error(self._undefined(self._name(measure, occasion, "n"), "nobody has a valid answer"))
        return n

    def n(self, measure: str, occasion: str, statistic: str) -> int | None:
        """On how many a figure rests."""
        figure = self._figures.get((measure, occasion, statistic))
        return None if figure is None else figure.n

    def occasions(self, measures: Iterable[str]) -> list[str]:
        """Start, and exit where the report has any figure of these measures at exit."""
        return ["start", "exit"] if any(self.has(measure, "exit") for measure in measures) else ["start"]

    def _why_none(self, measure: str, occasion: str, statistic: str) -> str:
        name = self._name(measure, occasion, statistic)
        figure = self._figures.get((measure, occasion, statistic))
        if figure is not None and figure.status == "suppressed":
            return f"the figure {name} is suppressed by a disclosure rule (neither missing nor zero): {INTERNAL}"
        if figure is not None:
            return self._undefined(name, getattr(figure, "reason", None) or "too few have a valid answer")
        if measure not in self._occasions:
            return f"the report has no figure {name}: {measure} was never asked; report on a table with its columns"
        if not self.has(measure, occasion):
            return (
                f"the report has no figure {name}, nor any other of {measure} {OF_OCCASION.get(occasion, occasion)}: "
                f"use a table with rows of both occasions; if it has them, {INTERNAL}"
            )
        return f"the report has no figure {name}, though others of {measure}: {INTERNAL}"

    def _name(self, measure: str, occasion: str, statistic: str) -> str:
        return f"{measure} {statistic} {OF_OCCASION.get(occasion, occasion)} (group {self.group})"

    @staticmethod
    def _undefined(name: str, reason: str) -> str:
        return f"the figure {name} is undefined, since {reason}: choose a group with more answers"
