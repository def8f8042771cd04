"""A way of finding: given a question, the references it brings back, in order, with how sure it is."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wayhome.holdings.asking import Asked


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that came back. ``score`` orders all hits; ``person``: it is about the child."""

    reference: str
    score: float
    tier: str = ""
    person: bool = True


class Engine(Protocol):
    """One way of finding."""

    name: str
    pids: tuple[int, ...]  # the processes beside this one that it works in

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found, the surest first."""

    def close(self) -> None:
        """Let go of whatever it runs on."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one engine made of one question, and how long that took: milliseconds by the clock, and of the processor."""

    hits: tuple[Hit, ...]
    milliseconds: float
    processor: float


def timed(engine: Engine, asked: Asked) -> Answered:
    """Ask one engine one question; what its other processes work meanwhile counts to it too."""
    worked, begun = _worked(engine.pids), time.perf_counter()
    hits = tuple(engine.answer(asked))
    took = time.perf_counter() - begun
    return Answered(hits, took * 1000, (_worked(engine.pids) - worked) * 1000)


def _worked(pids: Sequence[int]) -> float:
    """Return the seconds of the processor that this process and some others have had."""
    return time.process_time() + sum(map(_seconds, pids))


def _seconds(pid: int) -> float:
    """Return the seconds that the threads of a process have had."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text(encoding="ascii").split()[0]) for path in tasks) / 1e9
