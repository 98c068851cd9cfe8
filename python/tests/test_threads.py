"""Scoring beside other threads."""

from __future__ import annotations

import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from kinds import HERE, bits, made

import enkat


def test_another_thread_goes_on_while_a_frame_is_scored(levels: dict[str, list[int]]) -> None:
    np = pytest.importorskip("numpy")
    columns = {name: np.tile(np.array(cells, dtype="u1"), 25_000) for name, cells in levels.items()}
    matrix = np.stack(list(columns.values()), axis=1)
    # nobody is made to give the interpreter away within the hour, so another thread has it only where it is given
    before = sys.getswitchinterval()
    calls: list[Any] = [
        lambda: enkat.eq5d5l.index(columns, "SE-2022-TTO"),
        lambda: enkat.Cohort().add(columns),
        lambda: enkat.eq5d5l.index(matrix, "US-2019"),
    ]
    for call in calls:
        began, stop, turns = threading.Event(), threading.Event(), 0

        def count() -> None:
            nonlocal turns
            began.set()
            while not stop.is_set():
                turns += 1
                time.sleep(0)  # the interpreter is given back at once

        counting = threading.Thread(target=count)
        try:
            counting.start()
            began.wait()
            sys.setswitchinterval(3600)
            at_start = turns
            call()
            during = turns - at_start
        finally:
            sys.setswitchinterval(before)
            stop.set()
            counting.join()
        assert during > 0


def test_eight_threads_at_once_give_what_one_gives(demo: dict[str, list[Any]], levels: dict[str, list[int]]) -> None:
    many = {name: cells * 500 for name, cells in levels.items()}
    frames: list[Any] = [many]
    frames += [made(kind, many) for kind in ("NumPy uint8", "pandas int64", "PyArrow chunks") if kind in HERE]
    expected = bits(enkat.eq5d5l.index(many, "SE-2022-TTO"))
    state = enkat.Cohort().add(demo).to_bytes()
    shared = enkat.Cohort().add(demo)

    def work(turn: int) -> tuple[bytes, bytes, bytes]:
        frame = frames[turn % len(frames)]
        found = enkat.eq5d5l.index(frame, "SE-2022-TTO")
        return bits(list(found)), enkat.Cohort().add(demo).to_bytes(), shared.to_bytes()

    with ThreadPoolExecutor(8) as pool:
        for found, cohort, same in pool.map(work, range(24)):
            assert found == expected
            assert cohort == same == state


def test_an_array_that_another_thread_writes_to_never_breaks_the_call() -> None:
    np = pytest.importorskip("numpy")
    column = np.ones(50_000, dtype="u1")
    stop = threading.Event()

    def scribble() -> None:
        while not stop.is_set():
            column[:] = np.random.default_rng(1).integers(0, 255, column.size, dtype="u1")

    writing = threading.Thread(target=scribble)
    writing.start()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for _ in range(5):
                enkat.eq5d5l.index(dict.fromkeys(("mo", "sc", "ua", "pd", "ad"), column), "SE-2022-TTO")
    finally:
        stop.set()
        writing.join()
