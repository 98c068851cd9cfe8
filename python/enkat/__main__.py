"""The command `enkat`, which is also `python -m enkat`."""

from __future__ import annotations

import os
import sys

from enkat._native import program


def main() -> int:
    """Run the program with the arguments of this process; returns its exit code."""
    if os.name == "posix":
        # a file that is written would take the place of a stream that is closed, and its messages with it
        for stream in range(3):
            try:
                os.fstat(stream)
            except OSError:
                os.open(os.devnull, os.O_RDWR)
    return program(["enkat", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
