"""What the pictures ask of a report, a Health Profile Grid and a density curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


class Figure(Protocol):
    """One number of a report."""

    @property
    def group(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def occasion(self) -> str: ...
    @property
    def statistic(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def n(self) -> int | None: ...
    @property
    def status(self) -> str: ...


class Report(Protocol):
    """The figures of a group, such as `enkat.report.Report`."""

    @property
    def figures(self) -> Sequence[Figure]: ...
    @property
    def groups(self) -> Sequence[str]: ...


class ProfileGrid(Protocol):
    """The ranks of pairs of profiles, such as `enkat.eq5d5l.hpg` returns."""

    @property
    def rank_start(self) -> Sequence[int | None]: ...
    @property
    def rank_exit(self) -> Sequence[int | None]: ...
    @property
    def pchc(self) -> Sequence[str | None]: ...
    @property
    def value_set(self) -> str: ...


@runtime_checkable
class DensityIndex(Protocol):
    """A Health State Density Index with its curve, such as `enkat.eq5d5l.hsdi` returns."""

    @property
    def value(self) -> float: ...
    @property
    def n(self) -> int: ...
    @property
    def states(self) -> int: ...
    @property
    def curve(self) -> Sequence[tuple[float, float]]: ...
