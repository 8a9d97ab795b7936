"""Where the tests keep their files."""

import os
import shutil
from pathlib import Path

_ROOM = 2_000_000_000  # bytes


def pytest_configure() -> None:
    """In memory where there is room: stores wait for the disk at each commit, and a busy disk takes seconds for it.

    What a killed process leaves is the same in either place.
    """
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
