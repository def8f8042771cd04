"""A way of finding that runs in an environment of its own: a question a line in, an answer a line out."""

import json
import subprocess
from pathlib import Path
from typing import Self

HERE = "bench.holdings_measures.peers"
ROOT = Path(__file__).parents[3]


class NotInstalled(Exception):
    """The environment is not there: ``make bench-holdings`` makes it."""


class Pipe:
    """A script that answers."""

    def __init__(self, environment: str, script: str, *words: str) -> None:
        python = ROOT / environment / "bin" / "python"
        if not python.exists():
            raise NotInstalled(f"{environment} is not installed: run tools/install_peers")
        self._script = script
        command = [str(python), "-m", f"{HERE}.{script}", *words]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.ready = self._line()

    @property
    def pid(self) -> int:
        """Return the process it runs in."""
        return self._child.pid

    def ask(self, question: object) -> dict[str, object]:
        """Return what it says to a question."""
        assert self._child.stdin
        self._child.stdin.write(json.dumps(question) + "\n")
        self._child.stdin.flush()
        return self._line()

    def close(self) -> None:
        """Let it end."""
        if self._child.stdin:
            self._child.stdin.close()
        self._child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _line(self) -> dict[str, object]:
        assert self._child.stdout
        while line := self._child.stdout.readline():
            if line.startswith("{"):  # a library may talk
                told: dict[str, object] = json.loads(line)
                return told
        raise EOFError(f"{self._script} ended")
