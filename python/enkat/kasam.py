"""KASAM, Antonovsky's sense of coherence: SOC-29 and SOC-13, answers 1 to 7 as marked on the form.

For research use, not for diagnosis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, ClassVar, NamedTuple

from . import _native
from ._frames import kind_of
from ._settings import Codes, Columns, MissingCodes, Waves, settings
from ._tables import Kind, Tabular, library_frame
from ._warn import tell
from .cohort import Cohort
from .errors import EnkatError
from .scoring import Frame, scored

__all__ = ["ItemReliability", "Reliability", "ScaleReliability", "reliability", "score", "total"]


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__all__", "__name__"]


FORM = "soc13"
"""The id of the form that is meant where none is named."""


def _id(form: Any) -> str:
    """The id of a form, whichever way it is written."""
    if not isinstance(form, str):
        raise EnkatError(f"form: expected the id of a form, such as {FORM!r}", kind="form")
    return form.strip().lower()


_SCALES = ("total", "comprehensibility", "manageability", "meaningfulness")


def score(
    data: Frame,
    form: str = FORM,
    missing: str = "prorate20",
    columns: Columns | None = None,
    *,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    overwrite: bool = False,
) -> Frame:
    """The three subscales and the total of one form, beside the columns that are there.

    Args:
        data: A data frame of any kind with ``soc13_1`` … ``soc13_13`` or ``soc29_1`` … ``soc29_29``, raw codes 1 to 7,
            not reversed; or a NumPy matrix with the items in the order of the form.
        form: ``"soc13"``, ``"soc29"``, or the id of a scale of your own.
        missing: How many answers a scale may lack: ``"complete"``, ``"prorate20"`` or ``"half"``.
        columns: Your names of our columns: ``{"soc13_{n}": "q{n}"}``.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.
        overwrite: Replace columns of the same names instead of refusing.

    Returns:
        The same kind of frame with ``soc13_comprehensibility`` (5 to 35), ``soc13_manageability`` (4 to 28),
        ``soc13_meaningfulness`` (4 to 28), ``soc13_total`` (13 to 91; SOC-29: 29 to 203), ``soc13_missing``,
        ``soc13_prorated`` and ``soc13_reason``. A prorated score is scaled up from the answered items and may have
        decimals.

    Raises:
        EnkatError: No column belongs to the form.

    Source:
        Antonovsky 1987; Antonovsky 1993, doi 10.1016/0277-9536(93)90033-Z.

    Example:
        >>> import enkat
        >>> codes = [4, 3, 5, 4, 4, 2, 6, 4, 5, 3, 4, 4, 5]
        >>> answers = {f"q{n}": [code] for n, code in enumerate(codes, start=1)}
        >>> enkat.kasam.score(answers, columns={"soc13_{n}": "q{n}"})["soc13_total"]
        [51.0]
    """
    form = _id(form)
    chosen = settings(missing=missing, columns=columns, missing_codes=missing_codes, codes=codes, scales=scales)
    return scored(data, form, chosen, items=_native.items(chosen, form), overwrite=overwrite)


def total(
    data: Any,
    form: str = FORM,
    missing: str = "prorate20",
    columns: Columns | None = None,
    *,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
) -> Any:
    """The total of each row, and nothing else: faster than :func:`score`.

    Args:
        data: A data frame of any kind, or a NumPy matrix; see :func:`score`.
        form: ``"soc13"`` (13 to 91), ``"soc29"`` (29 to 203), or the id of a scale of your own.
        missing: How many answers it may lack.
        columns: Your names of our columns.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.

    Returns:
        One number for each row, as the frame's own kind of column; none where it cannot be scored.

    Source:
        Antonovsky 1987; Antonovsky 1993, doi 10.1016/0277-9536(93)90033-Z.

    Example:
        >>> import enkat
        >>> enkat.kasam.total({f"soc13_{n}": [4, 7] for n in range(1, 14)})
        [52.0, 61.0]
    """
    form = _id(form)
    chosen = settings(missing=missing, columns=columns, missing_codes=missing_codes, codes=codes, scales=scales)
    kind = kind_of(data, _native.items(chosen, form))
    names, made, found = _native.measure(kind.table, chosen, form, ["total"])
    tell(found, ["EQ020"])
    return kind.series(names[0], made[0])


class ScaleReliability(NamedTuple):
    """How reliable one scale is in a group: of everyone who answered all of its items."""

    n: int | None
    """How many people that is."""
    alpha: float | None
    """Cronbach's alpha, raw."""
    alpha_low: float | None
    """The lower end of its 95 % interval (Feldt)."""
    alpha_high: float | None
    """The upper end."""
    alpha_standardized: float | None
    """Alpha of the correlations."""
    lambda6: float | None
    """Guttman's lambda 6."""
    omega_total: float | None
    """McDonald's omega of one factor, by maximum likelihood on the correlations."""
    floor: float | None
    """How many people are at the lowest score."""
    ceiling: float | None
    """How many people are at the highest score."""
    floor_share: float | None
    """The same as a share of everyone with a score."""
    ceiling_share: float | None
    """The same as a share of everyone with a score."""


class ItemReliability(NamedTuple):
    """What one item, keyed, contributes to a scale."""

    scale: str
    item: str
    n: int | None
    mean: float | None
    sd: float | None
    r_item_total: float | None
    """Correlation with the scale."""
    r_item_rest: float | None
    """Correlation with the rest of the scale."""
    alpha_if_deleted: float | None
    """Alpha of the scale without it."""


class Reliability(Tabular):
    """The reliability of each scale of a form in one group.

    Attributes:
        form: ``soc13``, ``soc29`` or a scale of your own.
        scales: By name (``total``, ``comprehensibility`` …) a :class:`ScaleReliability`.
        items: An :class:`ItemReliability` for each item of each scale.
        warnings: What speaks against the data, such as items that seem to be reversed already.
    """

    _kinds: ClassVar[Mapping[str, Kind]] = {
        "n": "integer",
        **dict.fromkeys((*ScaleReliability._fields[1:], *ItemReliability._fields[3:]), "number"),
    }

    def __init__(
        self,
        form: str,
        scales: dict[str, ScaleReliability],
        items: list[ItemReliability],
        warnings: list[str],
        library: str | None,
    ) -> None:
        self.form = form
        self.scales = scales
        self.items = items
        self.warnings = warnings
        self._library = library

    def __getitem__(self, name: Any) -> Any:
        return self.scales[name] if name in self.scales else super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        return name in self.scales

    def _columns(self) -> Mapping[str, list[Any]]:
        figures = {name: [getattr(scale, name) for scale in self.scales.values()] for name in ScaleReliability._fields}
        return {"scale": list(self.scales), **figures}

    def items_to_frame(self, library: str | None = None) -> Any:
        """A row for each item of each scale."""
        columns = {name: [getattr(item, name) for item in self.items] for name in ItemReliability._fields}
        return library_frame(library or self._library, columns, self._kinds)

    def __repr__(self) -> str:
        alphas = ", ".join(
            f"{name} {'–' if s.alpha is None else f'{s.alpha:.3f}'} (n {s.n})" for name, s in self.scales.items()
        )
        return "\n".join([f"Reliability({self.form}: alpha {alphas})", *(f"  {note}" for note in self.warnings)])

    def _repr_html_(self) -> str:
        names = ("n", "alpha", "alpha_low", "alpha_high", "lambda6", "omega_total")
        head = "".join(f"<th>{name}</th>" for name in ("scale", *names))

        def cell(number: float | int | None) -> str:
            return "" if number is None else str(number) if isinstance(number, int) else f"{number:.3f}"

        rows = "".join(
            f"<tr><th>{escape(name)}</th>{''.join(f'<td>{cell(getattr(scale, field))}</td>' for field in names)}</tr>"
            for name, scale in self.scales.items()
        )
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in self.warnings)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}"


def reliability(
    data: Any,
    form: str = FORM,
    columns: Columns | None = None,
    *,
    occasion: str = "start",
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    codes: Codes | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
) -> Reliability:
    """How reliable each scale is in a group: alpha with its interval, lambda 6, omega, floor and ceiling.

    Args:
        data: A data frame of any kind; see :func:`score`. With a column ``wave``, of one occasion.
        form: ``"soc13"``, ``"soc29"``, or the id of a scale of your own.
        columns: Your names of our columns.
        occasion: ``"start"`` or ``"exit"``, where the table tells them apart.
        waves: What you call the occasions.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.

    Returns:
        A :class:`Reliability`; a figure that is undefined (too few people) is None.

    Source:
        Cronbach 1951, doi 10.1007/BF02310555; Feldt 1965, doi 10.1007/BF02289499; McDonald 1999, Test theory.

    Example:
        >>> import enkat
        >>> round(enkat.kasam.reliability(enkat.demo())["total"].alpha, 3)
        0.72
    """
    if occasion not in ("start", "exit"):
        raise EnkatError(f"{occasion!r} is not an occasion, expected start or exit", kind="waves")
    form = _id(form)
    cohort = Cohort(columns=columns, waves=waves, missing_codes=missing_codes, codes=codes, scales=scales)
    chosen = cohort._settings()
    kind = kind_of(data, _native.items(chosen, form), chosen)
    report = cohort._add(kind.table).report(internal=True)
    prefix = f"{form}."
    names = [m["id"].removeprefix(prefix) for m in report.measures if m["id"].startswith(prefix)]
    names.sort(key=lambda name: _SCALES.index(name) if name in _SCALES else len(_SCALES))
    if not names:
        raise EnkatError(f"no column belongs to {form}; name yours with columns={{OURS: THEIRS}}", kind="layout")
    remarks: dict[str, None] = {}

    def value(measure: str, statistic: str) -> float | None:
        figure = report.figure(measure, statistic, occasion)
        if figure is None:
            return None
        # an estimate may be there and still come with a word of caution
        if figure.reason and figure.value is not None:
            remarks[f"{measure.removeprefix(prefix)} {statistic}: {figure.reason}"] = None
        return None if figure.n == 0 else figure.value

    by_scale = {}
    for name in names:
        alpha = report.figure(prefix + name, "alpha", occasion)
        figures = {field: value(prefix + name, field) for field in ScaleReliability._fields[1:]}
        by_scale[name] = ScaleReliability(n=None if alpha is None else alpha.n, **figures)
    items = []
    for figure in report:
        scale, _, item = figure.measure.removeprefix(prefix).partition(".")
        is_item = figure.measure.startswith(prefix) and item and figure.group == "all"
        if is_item and figure.statistic == "n" and figure.occasion == occasion:
            fields = {field: value(figure.measure, field) for field in ItemReliability._fields[3:]}
            items.append(ItemReliability(scale, item, figure.n, **fields))
    return Reliability(form, by_scale, items, [*report.warnings, *remarks], kind.library)
