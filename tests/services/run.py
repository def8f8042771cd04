"""The test run's one folder, made by the process that started the run and shared with its workers."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "WAYHOME_TEST_RUN_FOLDER"
PROCESS = "WAYHOME_TEST_RUN_PROCESS"


def folder() -> Path:
    """Return the run's folder; whoever asks first makes it, and removes it when it ends."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="wayhome-test-run-")
        os.environ[PROCESS] = str(os.getpid())
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
    return Path(os.environ[FOLDER])


def process() -> int:
    """Return the process that started the run: what the run leaves behind is cleared when it is gone."""
    folder()
    return int(os.environ[PROCESS])
