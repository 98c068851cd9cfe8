"""Pictures of a report: matplotlib Axes, in English or Swedish, for the screen and for print.

Every function draws on the axes it is given (`ax=`) or on new ones, returns them, and never
shows or saves anything. The numbers are the figures of the report, none is worked out anew; a
figure that is suppressed, undefined or absent is an error that says so, never a zero. No meaning
rests on colour alone.

matplotlib is optional: `pip install "enkat[plot]"`.
"""

from __future__ import annotations

try:
    import matplotlib as _matplotlib  # noqa: F401
except ImportError as error:
    raise ImportError('enkat.plot needs matplotlib: pip install "enkat[plot]"') from error

from ._words import Lang
from .density_curve import hsdc
from .eq_vas import vas
from .health_change import pchc
from .kasam import kasam_change
from .levels import level_bars
from .profile_grid import health_profile_grid
from .sums import joint_sums
from .value_sets import value_set_panel

__all__ = [
    "Lang",
    "health_profile_grid",
    "hsdc",
    "joint_sums",
    "kasam_change",
    "level_bars",
    "pchc",
    "value_set_panel",
    "vas",
]


def __dir__() -> list[str]:
    # the pictures, and not the modules that draw them
    return [*__all__, "__doc__", "__all__", "__name__"]
