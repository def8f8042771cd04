"""Commands of the product, each in a process of its own that need not read the product in first.

To start Python and read the product in takes over two seconds of work, and a run of the tests starts hundreds of
commands. So one process per worker reads in, once, what needs no settings, and every command forks from it. What a
command finds is its own nevertheless: environment, folder and streams, and a process that can be signalled and killed.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryFile
from typing import IO

FORKING = get_context("forkserver")
FORKING.set_forkserver_preload(["tests.services.read_in"])
COMMAND = "import sys\nfrom wayhome.cli.main import main\nsys.exit(main())"
AS_A_SHELL_HAS_IT = 0o022


def run(*words: str, environment: Mapping[str, str], folder: Path, lines: str = COMMAND) -> CompletedProcess[str]:
    """Run a command, or other lines of Python, to its end; returns its status and what it said."""
    with TemporaryFile() as nothing, TemporaryFile() as said, TemporaryFile() as complained:
        process = begin(words, environment, folder, lines, [nothing.fileno(), said.fileno(), complained.fileno()])
        process.join()
        return CompletedProcess([*words], process.exitcode or 0, read_back(said), read_back(complained))


class Running:
    """A process that was started: it may be signalled, killed and heard while it is at work."""

    def __init__(self, *words: str, environment: Mapping[str, str], folder: Path, lines: str = COMMAND) -> None:
        hears, asks = os.pipe()
        reads, says = os.pipe()
        self.process = begin(words, environment, folder, lines, [hears, says])
        self.stdin, self.stdout = os.fdopen(asks, "w", encoding="utf-8"), os.fdopen(reads, encoding="utf-8")
        os.close(hears)
        os.close(says)

    @property
    def returncode(self) -> int | None:
        """Return its status, or that it has none yet."""
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended, and return its status; raises TimeoutExpired where it has not by then."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise TimeoutExpired("a command", timeout or 0)
        return self.process.exitcode

    def communicate(self, timeout: float | None = None) -> str:
        """Close what it hears, wait until it has ended, and return what it had still to say, which a pipe holds."""
        self.stdin.close()
        self.wait(timeout)
        with self.stdout:
            return self.stdout.read()

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.process.is_alive() and (pid := self.process.pid):
            os.kill(pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.process.terminate()

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        self.process.kill()


def begin(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, lines: str, streams: Sequence[int] = ()
) -> BaseProcess:
    """Start a process on lines of Python, with these for its first streams."""
    handed = [Connection(os.dup(stream)) for stream in streams]
    process = FORKING.Process(target=be, args=(lines, words, dict(environment), str(folder), handed))
    process.start()
    for stream in handed:
        stream.close()
    return process


def be(lines: str, words: Sequence[str], environment: Mapping[str, str], folder: str, given: list[Connection]) -> None:
    """Be the process: find what is there for it, and do what the lines say."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    os.umask(AS_A_SHELL_HAS_IT)
    for number, stream in enumerate(given):
        os.dup2(stream.fileno(), number)
        stream.close()
    sys.stdin, sys.argv = os.fdopen(0, encoding="utf-8"), ["wayhome", *words]
    exec(compile(lines, "<lines>", "exec"), {"__name__": "__main__"})


def read_back(stream: IO[bytes]) -> str:
    """Return what was written into a file by whoever had it."""
    stream.seek(0)
    return stream.read().decode()
