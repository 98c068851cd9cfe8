"""A group of people, counted exactly."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from numbers import Integral
from os import PathLike
from typing import Any, Self

from . import _native
from ._frames import kind_of
from ._settings import Codes, Columns, MissingCodes, Waves, choices, joined, text_of
from ._warn import OF_A_PART, tell, warn
from .errors import EnkatError
from .report import Report


class Cohort:
    """A group of people: exact counts, and whoever may still get another row.

    Rows may come in any order and in any part; parts merge in any order to the same counts, bit by bit, on one core or
    on a thousand executors. A person with several rows for one occasion is left out of every figure. Value sets are
    chosen when the report is made, not when rows are counted.

    **Personal data**, and so are its bytes and its pickle: hand on a report instead. They hold a hash of each id, which
    is no pseudonymisation: who has it can try ids. Only a secret of yours makes it one.

    Args:
        by: Columns of groups: ``["site"]``, ``["site*sex"]`` for every combination of two; ``year``, ``half_year``
            and ``quarter`` are made of the date.
        columns: Your names of our columns, ``{ours: theirs}``; see :func:`enkat.score`.
        waves: What you call the occasions: ``{"start": "pre", "exit": "post"}``.
        missing_codes: Codes that stand for a missing answer.
        codes: What cells stand for; see :func:`enkat.score`.
        scales: Keyed sums of your own.
        forms: Violence forms of your own.
        programme: Lists of codes of your own.
        current: What counts as current violence.
        not_identity: Columns in which digits alone are times, telephone numbers or the like, and no personal identity
            numbers; a number with its dash stops all the same.
        ids_within: The column within whose values an id is a person, such as the municipality: the same pseudonym in
            two of them is two people.
        fold_ids: Ids that differ only in case, blanks or zeros in front are the same: ``P01`` and ``p 1``.
        id_secret: A secret of 16 random bytes or more, under which ids are hashed: the same for all parts that belong
            together. Neither bytes nor pickles hold it.
        part: A name of this part, such as a site and a month: it is merged once into any whole.

    Example:
        >>> import enkat
        >>> first, second = enkat.Cohort(), enkat.Cohort()
        >>> _ = first.add({"id": ["a", "b"], "wave": ["start", "start"], "vas": [40, 70]})
        >>> _ = second.add({"id": ["a"], "wave": ["exit"], "vas": [55]})
        >>> first.merge(second).report(internal=True).value("eq5d5l.vas", "mean", "change")
        15.0
    """

    def __init__(
        self,
        by: str | Sequence[str] = (),
        *,
        columns: Columns | None = None,
        waves: Waves | None = None,
        missing_codes: MissingCodes | None = None,
        codes: Codes | None = None,
        scales: Sequence[Mapping[str, Any]] = (),
        forms: Sequence[Mapping[str, Any]] = (),
        programme: Mapping[str, Any] | None = None,
        current: str | None = None,
        not_identity: Sequence[str] = (),
        ids_within: str | None = None,
        fold_ids: bool = False,
        id_secret: bytes | str | None = None,
        part: str | None = None,
    ) -> None:
        chosen = choices(
            by=by,
            columns=columns,
            waves=waves,
            missing_codes=missing_codes,
            codes=codes,
            scales=scales,
            forms=forms,
            programme=programme,
            current=current,
            not_identity=not_identity,
            ids_within=ids_within,
            fold_ids=fold_ids,
        )
        # a copy: nobody else changes it
        self._chosen: dict[str, Any] = json.loads(text_of(chosen))
        self._chosen["choices"]["by"] = self._settings().by
        self._counted: _native.Cohort | None = None
        self._id_secret, self._part = _secret(id_secret), _part(part)
        self._library: str | None = None

    @property
    def _by(self) -> list[str]:
        by: list[str] = self._chosen["choices"]["by"]
        return by

    def _settings(self, **more: Any) -> _native.Settings:
        return _native.Settings(text_of(joined(self._chosen, choices(**more))))

    def add(self, data: Any) -> Self:
        """Counts the rows of a data frame of any kind; returns the cohort itself.

        A table without a column ``wave`` has only starts. A column ``id`` pairs the rows of a person, within the table
        and with those that are there already.

        Raises:
            EnkatError: No column belongs to a questionnaire; what is counted differs from what was counted before; a
                group column tells everybody apart; there is a personal identity number. Nothing is counted then.
        """
        kind = kind_of(data, chosen=self._settings())
        self._library = self._library or kind.library
        return self._add(kind.table)

    def _add(self, table: _native.Table) -> Self:
        name = self._part if self._counted is None else None
        part, found = _native.Cohort.of(table, self._settings(), self._id_secret, name)
        tell(found, OF_A_PART)
        self._join(part)
        return self

    def _join(self, part: _native.Cohort) -> None:
        """Adds a part that is nobody else's; what there is to say is said before."""
        if self._counted is None:
            self._counted = part
            return
        repeated = self._counted.repeated_with(part)
        if repeated:
            warn(
                f"{repeated} times somebody has a row for that occasion already; none of these rows is in a figure. "
                "Was a table added twice?"
            )
        self._counted.merge(part)

    def merge(self, other: Cohort) -> Self:
        """Adds another part of the group to this one and returns it; any order and any nesting give the same.

        ``first + second`` is a third cohort instead.

        Raises:
            EnkatError: The parts do not count the same, are one and the same, have a named part in common, or hashed
                ids with different secrets.
        """
        if not isinstance(other, Cohort):
            raise EnkatError(f"a {type(other).__name__} is not a cohort; add() counts a table", kind="cohort")
        if other is self:
            raise EnkatError(
                "a cohort cannot be merged with itself: everybody would have every row twice", kind="cohort"
            )
        if self._by != other._by:
            raise EnkatError("the parts count different things: groups", kind="cohort")
        if other._counted is not None:
            is_first = self._counted is None
            self._join(other._counted.copy(self._id_secret, self._part) if is_first else other._counted)
            self._library = self._library or other._library
        return self

    def __add__(self, other: Cohort) -> Cohort:
        if not isinstance(other, Cohort):
            return NotImplemented
        both = _restored(self._chosen, None, self._library, self._part)
        both._id_secret = self._id_secret
        both._counted = self._counted and self._counted.copy()
        return both.merge(other)

    def seal(self) -> Self:
        """Counts everyone for good and forgets who they are; returns the cohort itself.

        Do it once all rows of these people are there: sealed parts merge in no time. Partition by person, seal each
        part, merge.
        """
        self._some().seal()
        return self

    def remove(self, id: str, within: str | None = None) -> bool:
        """Deletes a person who is not sealed; says whether there was one.

        Args:
            id: As it stands in a table.
            within: The value of the column ``ids_within``, where one was chosen.
        """
        is_within = "ids_within" in self._chosen["choices"]
        if is_within != (within is not None):
            message = (
                "within: an id is a person within a value of ids_within; name it"
                if is_within
                else ("within: nothing was chosen as ids_within, so an id is the same person everywhere")
            )
            raise EnkatError(message, kind="cohort")
        return self._some().remove(self._settings(), str(id), str(within or ""))

    @property
    def parts(self) -> list[str]:
        """The names of the parts that it is made of, in order."""
        if self._counted is None:
            return [] if self._part is None else [self._part]
        return self._counted.parts

    @property
    def people(self) -> int:
        """How many people may still get another row; sealed ones and rows without an id are not among them."""
        return 0 if self._counted is None else self._counted.people

    def to_bytes(self) -> bytes:
        """The cohort as bytes; equal cohorts give equal bytes. Personal data.

        They hold the people and not the tables: a report of the cohort that is made of them warns of what the counts
        tell, and not of what was odd about whole columns.
        """
        return self._some().to_bytes()

    @classmethod
    def from_bytes(cls, state: bytes, **chosen: Any) -> Cohort:
        """The cohort behind these bytes.

        Args:
            state: What :meth:`to_bytes` gave.
            **chosen: What the cohort was made with, where that matters: ``by``, ``scales``, ``forms``, ``programme``,
                and ``id_secret`` where people are still to come.

        Raises:
            EnkatError: It is no such state, is cut off or damaged, or counts a questionnaire that is unknown here.
        """
        if not isinstance(state, bytes | bytearray | memoryview):
            raise EnkatError(f"a {type(state).__name__} is not a state, expected the bytes of to_bytes()", kind="state")
        cohort = cls(**chosen)
        counted = _native.Cohort.from_bytes(bytes(state), cohort._settings(), cohort._id_secret)
        if "by" in chosen and cohort._by != counted.by:
            raise EnkatError(f"by: the state has groups by {', '.join(counted.by) or 'nothing'}", kind="cohort")
        cohort._chosen["choices"]["by"], cohort._counted = counted.by, counted
        return cohort

    def report(
        self,
        lang: str = "en",
        internal: bool = False,
        *,
        value_set: Any = None,
        missing: str = "prorate20",
        reliability: Mapping[str, float | str] | None = None,
        norms: Sequence[Mapping[str, Any]] = (),
        bootstrap: Mapping[str, Any] | None = None,
        min_cell: int | None = None,
        rounding: int | None = None,
        previous: Report | str | PathLike[str] | Sequence[Report | str | PathLike[str]] = (),
    ) -> Report:
        """The figures of the group.

        Args:
            lang: ``en`` or ``sv``.
            internal: False for a release, which may leave: small counts are suppressed, and everything that they could
                be worked out from. True for an exact report, which says on its face that it must not leave.
            value_set: The id of a value set, an :class:`enkat.ValueSet`, or (internal) several.
            missing: How many answers a KASAM scale may lack; see :func:`enkat.score`.
            reliability: By measure the r that reliable change rests on; see :func:`enkat.change`.
            norms: Means of a population: dicts of ``measure``, ``mean``, ``sd``, ``source`` and perhaps ``group``.
            bootstrap: Resampled intervals of change: ``{"method": "bca", "replicates": 2000, "seed": 1}``.
            min_cell: The smallest count of a release, 5 if not given, at least 3.
            rounding: Instead, counts of a release rounded down to a multiple of 3 or 5.
            previous: Earlier releases of the same people, which together with this one must give nobody away: reports,
                paths of their JSON, or the JSON itself.

        Raises:
            EnkatError: Something was chosen that the report cannot hold, or the release would give somebody away.

        Example:
            >>> import enkat
            >>> cohort = enkat.Cohort().add(enkat.demo())
            >>> cohort.report().figure("eq5d5l.mo", "n", "change").status
            'suppressed'
        """
        return self._report(
            lang=lang,
            internal=internal,
            value_set=value_set,
            missing=missing,
            reliability=reliability,
            norms=norms,
            bootstrap=bootstrap,
            min_cell=min_cell,
            rounding=rounding,
            previous=previous,
        )

    def _report(
        self,
        *,
        lang: str,
        internal: bool,
        min_cell: int | None = None,
        rounding: int | None = None,
        previous: Any = (),
        invented: bool = False,
        **chosen: Any,
    ) -> Report:
        releases = [previous] if isinstance(previous, Report | str | PathLike) else list(previous or ())
        if internal and (min_cell is not None or rounding is not None or releases):
            message = "min_cell, rounding and previous are of a release; leave out internal=True"
            raise EnkatError(message, kind="disclosure")
        if min_cell is not None and rounding is not None:
            raise EnkatError("min_cell and rounding: counts are suppressed or rounded, choose one", kind="disclosure")
        for name, number in (("min_cell", min_cell), ("rounding", rounding)):
            if number is not None and (
                not isinstance(number, Integral) or isinstance(number, bool) or not 0 <= int(number) < 2**32
            ):
                raise EnkatError(f"{name}: expected a whole number", kind="disclosure")
        earlier = [_release(release) for release in releases]
        native = self._some().report(self._settings(**chosen), internal, min_cell, rounding, earlier, invented)
        return Report(native, lang, self._library)

    def _some(self) -> _native.Cohort:
        if self._counted is None:
            raise EnkatError("the cohort is empty; add a table first", kind="empty")
        return self._counted

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cohort):
            return NotImplemented
        if self._counted is None or other._counted is None:
            return self._counted is other._counted
        return self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self._chosen, None if self._counted is None else self.to_bytes(), self._library, self._part)

    def __repr__(self) -> str:
        by = self._by
        rows = 0 if self._counted is None else self._counted.rows
        groups = f", by {', '.join(by)}" if by else ""
        return f"Cohort({rows} rows, {self.people} people who may get another{groups}; personal data)"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p><code>{escape(repr(self))}</code>: <code>.report()</code> may leave, the cohort may not.</p>"


def _release(release: Any) -> str:
    """An earlier release as JSON."""
    if isinstance(release, Report):
        return release.json()
    if isinstance(release, PathLike) or (isinstance(release, str) and not release.lstrip().startswith("{")):
        try:
            with open(release, encoding="utf-8") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            reason = f"previous: {release} cannot be read: {type(error).__name__}"
            raise EnkatError(reason, kind="disclosure") from None
    if not isinstance(release, str):
        raise EnkatError(f"previous: a {type(release).__name__} is not a release", kind="disclosure")
    return release


def _secret(given: bytes | str | None) -> bytes | None:
    if given is None or isinstance(given, bytes):
        return given
    if not isinstance(given, str):
        raise EnkatError(f"id_secret: a {type(given).__name__} is no secret, expected bytes or text", kind="id_secret")
    return given.encode()


def _part(given: str | None) -> str | None:
    if given is not None and not (isinstance(given, str) and given.strip()):
        raise EnkatError("part: expected a name, such as 'north 2026-03'", kind="part")
    return given


def _restored(chosen: dict[str, Any], state: bytes | None, library: str | None, part: str | None = None) -> Cohort:
    cohort = Cohort()
    cohort._chosen, cohort._library, cohort._part = chosen, library, part
    if state is not None:
        cohort._counted = _native.Cohort.from_bytes(state, cohort._settings())
    return cohort
