"""An exact cohort of what Dask reads in parts: each part is counted where it is, then the counts are added up."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import dask
from dask import delayed

import enkat


def cohort_of(parts: Any, by: str | Sequence[str] = (), **choices: Any) -> enkat.Cohort:
    """The people of a Dask data frame, or of a list of data frames that are read when they are needed.

    The two rows of a person may be in different parts. A cohort is personal data, on its way too.

    Args:
        parts: A Dask data frame, or data frames of any kind, each `dask.delayed` or there already.
        by: Columns of groups.
        **choices: What else :class:`enkat.Cohort` takes, such as ``columns`` or ``waves``.
    """

    @delayed
    def counted(part: Any) -> enkat.Cohort:
        return enkat.Cohort(by, **choices).add(part)

    parts = parts.to_delayed() if hasattr(parts, "to_delayed") else parts
    return functools.reduce(enkat.Cohort.merge, dask.compute(*map(counted, parts)), enkat.Cohort(by, **choices))
