"""Pictures are drawn off screen, in matplotlib's own style, and closed after each test."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import pytest

mpl.use("Agg")


@pytest.fixture(autouse=True)
def plain_style(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """matplotlib as it comes, without `show`."""
    import matplotlib.pyplot as plt

    def show(*_: object, **__: object) -> None:
        raise AssertionError("a picture is never shown by itself")

    monkeypatch.setattr(plt, "show", show)
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.use("Agg")
        yield
    plt.close("all")
