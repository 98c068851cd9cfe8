"""A value set: a published one, or the caller's own."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Self

from ._native import Settings, chosen_sets, values_of_set
from ._settings import choices, text_of
from .errors import EnkatError

if TYPE_CHECKING:
    from decimal import Decimal

    Number = str | int | float | Decimal


class ValueSet:
    """A value set that is not among the published ones, its numbers as they are printed; :meth:`published` gives those.

    Wherever the id of a published set is taken, such a set is taken as well.

    Args:
        id: Its name: up to 40 letters, digits, ``.``, ``_`` and ``-``, and none of a published set.
        coefficients: The terms of its model: ``start``, ``MO2`` to ``AD5`` (all of them, zeros included),
            and where the model has them ``MO1`` …, ``N2`` to ``N5``, ``MO45`` to ``AD45``, ``N45SQ``,
            ``MOxAD``, ``PDxAD``. Signs as published: decrements are negative.
        table: Instead of coefficients, the value of each of the 3125 profiles.
        population: Whose preferences these are.
        citation: The publication.
        doi: Its DOI.
        scale: ``"0-1"`` (1 is full health, 0 is dead; if not given) or ``"0-100"``.
        monotone: The values fall, or stay, whenever a level worsens. Say False for a set that is known
            not to; nothing else lets such a set through.

    Raises:
        EnkatError: Something is missing, stands twice, or is not a number; it says what.

    Example:
        >>> import enkat
        >>> steps = ["-0.04", "-0.06", "-0.15", "-0.25"]
        >>> terms = {f"{d}{level}": step for d in ("MO", "SC", "UA", "PD", "AD") for level, step in enumerate(steps, 2)}
        >>> mine = enkat.ValueSet("mine", coefficients={"start": "1", **terms})
        >>> enkat.eq5d5l.index({"profile": ["11111", "21111"]}, mine)
        [1.0, 0.96]
        >>> mine["55555"]
        -0.25
    """

    def __init__(
        self,
        id: str,
        *,
        coefficients: Mapping[str, Number] | None = None,
        table: Mapping[str, Number] | None = None,
        population: str = "",
        citation: str = "",
        doi: str = "",
        scale: str | None = None,
        monotone: bool = True,
    ) -> None:
        def printed(numbers: Mapping[str, Number] | None) -> dict[str, str] | None:
            if numbers is not None and not isinstance(numbers, Mapping):
                raise EnkatError("a value set has its numbers in a dict, by term or by profile", kind="value_set")
            return None if numbers is None else {str(name): str(number) for name, number in numbers.items()}

        self.id = id
        self._written: str | dict[str, Any] = {
            "id": id,
            "population": population,
            "scale": scale,
            "citation": citation,
            "doi": doi,
            "monotone": monotone,
            "coefficients": printed(coefficients),
            "table": printed(table),
        }
        self._values: dict[str, float] = {}
        self._settings()

    @classmethod
    def published(cls, id: str) -> Self:
        """One of the published sets, by its id.

        Raises:
            EnkatError: There is none; it says which come close.

        Example:
            >>> import enkat
            >>> enkat.ValueSet.published("US-2019")["21232"]
            0.681
        """
        if not isinstance(id, str):
            message = f"a {type(id).__name__} is not a value set; expected the id of one, such as 'SE-2022-TTO'"
            raise EnkatError(message, kind="value_set")
        published = cls.__new__(cls)
        published._written = id
        published._values = {}
        published.id = published._settings().value_sets[0]
        return published

    def _settings(self) -> Settings:
        return Settings(text_of(choices(value_set=self)))

    def _described(self, name: str) -> Any:
        return chosen_sets(self._settings())[name][0]

    @property
    def population(self) -> str:
        """Whose preferences these are."""
        return str(self._described("population"))

    @property
    def citation(self) -> str:
        """The publication."""
        return str(self._described("citation"))

    @property
    def doi(self) -> str:
        """Its DOI."""
        return str(self._described("doi"))

    @property
    def scale(self) -> str:
        """``0-1`` or ``0-100``."""
        return str(self._described("scale"))

    @property
    def mapped(self) -> bool:
        """Its values come from EQ-5D-3L by a crosswalk."""
        return bool(self._described("mapped"))

    @property
    def values(self) -> dict[str, float]:
        """The index value of each of the 3125 profiles."""
        if not self._values:
            self._values = values_of_set(self._settings())
        return dict(self._values)

    def __getitem__(self, profile: str | int) -> float:
        value = (self._values or self.values).get(str(profile).strip())
        if value is None:
            raise EnkatError("this is not a profile, expected five levels from 1 to 5, such as '21232'", kind="profile")
        return value

    def __repr__(self) -> str:
        return f"ValueSet({self.id!r})"

    def _repr_html_(self) -> str:
        lines = (self.id, self.population, self.citation, self.doi and f"doi:{self.doi}", f"scale {self.scale}")
        return "<p>" + "<br>".join(escape(line) for line in lines if line) + "</p>"

    def __eq__(self, other: Any) -> bool:
        def written(one: ValueSet) -> Any:
            return one.id if isinstance(one._written, str) else one._written

        return isinstance(other, ValueSet) and written(self) == written(other)

    def __hash__(self) -> int:
        return hash(self.id)
