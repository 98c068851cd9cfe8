"""The command `enkat` that the package installs is the program: its bytes, its exit codes, its way to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from test_one_walk import PROGRAM

COMMAND = Path(sysconfig.get_path("scripts")) / ("enkat.exe" if os.name == "nt" else "enkat")
ENVIRONMENT = {**os.environ, "LC_ALL": "C"}
TABLE = "id,wave,mo,sc,ua,pd,ad\n1,start,1,2,1,3,1\n1,exit,1,1,1,2,9\n"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and shells of POSIX")


def ran(*arguments: str, program: Path = COMMAND, given: str = "") -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [program, *arguments], input=given.encode(), capture_output=True, env=ENVIRONMENT, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def shell(line: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, env={**ENVIRONMENT, "ENKAT": str(COMMAND)}, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_the_package_installs_the_command() -> None:
    code, out, err = ran("--version")
    assert (code, err) == (0, b"")
    assert out.startswith(b"enkat ")
    as_module = subprocess.run([sys.executable, "-m", "enkat", "--version"], capture_output=True, check=True)
    assert as_module.stdout == out


@pytest.mark.skipif(not PROGRAM.is_file(), reason=f"{PROGRAM.name} is not built: cargo build")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["report", "--demo"],
        ["report", "--demo", "--lang", "sv", "--format", "html"],
        ["check", "-", "--format", "json"],
        ["score", "-", "--value-set", "SE-2022-TTO"],
        ["score", "-", "--strict"],
        ["score", "no-such-file.csv"],
        ["scroe"],
        ["scroe", "--lang", "sv"],
        [],
        ["list", "value-sets"],
        ["completions", "bash"],
    ],
    ids=" ".join,
)
def test_it_says_what_the_program_says(arguments: list[str]) -> None:
    assert ran(*arguments, given=TABLE) == ran(*arguments, program=PROGRAM, given=TABLE)


def test_exit_codes_are_those_of_the_program() -> None:
    assert ran("check", "-", given=TABLE.replace("9", "4"))[0] == 0
    assert ran("check", "-", given=TABLE)[0] == 1
    assert ran("check", "no-such-file.csv")[0] == 2


@posix
def test_whoever_has_read_enough_is_no_error() -> None:
    code, out, err = shell('set -o pipefail; "$ENKAT" list rules --format md | head -1')
    assert (code, err) == (0, "")
    assert out.count("\n") == 1


@posix
def test_an_output_that_is_closed_is_told_and_no_file_takes_its_place(tmp_path: Path) -> None:
    code, _, err = shell('"$ENKAT" report --demo >&-')
    assert code == 2
    assert "standard output is closed" in err
    report = tmp_path / "report.html"
    for closed in ("2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        code, _, _ = shell(f'"$ENKAT" report --demo -o {report} {closed}')
        assert code == 0
        assert report.read_bytes().startswith(b"<!") and report.read_bytes().rstrip().endswith(b"</html>")
        report.unlink()


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_as_it_ends_the_program_and_leaves_nothing_behind(number: int, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [COMMAND, "score", "-", "-o", tmp_path / "scores.csv"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdin is not None
    # enough for the first rows to be on their way to the file
    process.stdin.write(TABLE.encode() + b"2,start,1,2,1,3,1\n" * 200_000)
    process.stdin.flush()
    until = time.monotonic() + 30
    while not any(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert any(tmp_path.iterdir())
    process.send_signal(number)
    assert process.wait(timeout=30) == 128 + number
    process.stdin.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert list(tmp_path.iterdir()) == []
