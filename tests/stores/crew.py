"""A crew of writer processes on one database, some of which are killed at any moment, without warning.

Run as a program on the database that the environment names: ``python -m tests.stores.crew --writers 4 --kills 200``.
Each writer enters acts as fast as it can and tells, after each, what was acknowledged. What it managed to tell before
it was killed is what must be kept.
"""

import argparse
import json
import os
import selectors
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from random import Random
from typing import NoReturn

import django
from django.conf import settings

NEED_SETTINGS = ("tests.stores.acting", "wayhome.store.opening")
LONGEST_WAIT = 0.02  # seconds from hearing of an act to the kill, at most: several acts' time
A_WHILE = 5.0


@dataclass(slots=True)
class Writer:
    """A writer process, and the pipe it tells on."""

    pid: int
    pipe: int
    told: bytes = b""


@dataclass(slots=True)
class Crew:
    """The writers at work."""

    seed: int
    acts: int
    careless: bool
    chance: Random
    writers: dict[int, Writer] = field(default_factory=dict)
    ear: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    acknowledged: list[bytes] = field(default_factory=list)
    hired: int = 0

    def hire(self) -> None:
        """Start one more writer."""
        self.hired += 1
        hears, tells = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(hears)
            work(
                tells,
                Random(f"{self.seed}-{self.hired}"),
                name=f"w{self.hired}",
                acts=self.acts,
                careless=self.careless,
            )
        os.close(tells)
        self.writers[hears] = Writer(pid, hears)
        self.ear.register(hears, selectors.EVENT_READ)

    def listen(self, seconds: float) -> bool:
        """Take in what writers tell, for at most so long; says whether anything was heard."""
        ready = self.ear.select(seconds)
        for key, _ in ready:
            writer = self.writers[key.fd]
            heard = os.read(key.fd, 65536)
            writer.told += heard
            if not heard:
                self.dismiss(writer)
        return bool(ready)

    def dismiss(self, writer: Writer) -> None:
        """Let a writer go that has ended, keeping every whole line that it told."""
        self.ear.unregister(writer.pipe)
        os.close(writer.pipe)
        os.waitpid(writer.pid, 0)
        del self.writers[writer.pipe]
        self.acknowledged.extend(line for line in writer.told.split(b"\n")[:-1] if line)

    def kill_one(self) -> None:
        """Kill a writer at some moment, and hire another in its place."""
        for _ in range(self.chance.randrange(1, 8)):
            self.listen(A_WHILE)
        self.listen(self.chance.random() * LONGEST_WAIT)
        victim = self.chance.choice(list(self.writers.values()))
        os.kill(victim.pid, signal.SIGKILL)
        while victim.pipe in self.writers:
            self.listen(A_WHILE)
        self.hire()

    def stop(self) -> None:
        """Kill everyone that is left."""
        for writer in self.writers.values():
            os.kill(writer.pid, signal.SIGKILL)
        self.finish()

    def finish(self) -> None:
        """Wait until everyone has ended."""
        while self.writers:
            self.listen(A_WHILE)


def work(tells: int, chance: Random, *, name: str, acts: int, careless: bool) -> NoReturn:
    """Enter acts and tell what was acknowledged, until there is no more to do or the process is killed."""
    acting, opening = (import_module(name) for name in NEED_SETTINGS)
    ledger = opening.open_ledger()
    for number in range(acts):
        if careless:
            falls = number == acts - 1
            acting.act_carelessly(ledger, lambda told, falls=falls: tell(tells, told, and_fall=falls))
        else:
            tell(tells, acting.act_at_random(ledger, chance, key=f"{name}-{number}"))
    os._exit(0)


def tell(pipe: int, told: object, *, and_fall: bool = False) -> None:
    """Acknowledge an act to whoever asked for it; or be killed at the worst moment, right after acknowledging."""
    os.write(pipe, json.dumps(told).encode() + b"\n")
    if and_fall:
        os.kill(os.getpid(), signal.SIGKILL)


def run(*, writers: int, kills: int, acts: int, seed: int, careless: bool) -> Iterator[bytes]:
    """Let a crew work, and yield each line that was acknowledged."""
    crew = Crew(seed=seed, acts=acts, careless=careless, chance=Random(seed))
    for _ in range(writers):
        crew.hire()
    for _ in range(kills):
        crew.kill_one()
    crew.stop() if kills else crew.finish()
    yield from crew.acknowledged


def main() -> None:
    """Run a crew as the command line says, and write what was acknowledged."""
    parser = argparse.ArgumentParser()
    for name, default in (("writers", 4), ("kills", 0), ("acts", 10**9), ("seed", 1), ("careless", 0)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()

    django.setup()
    for name in NEED_SETTINGS:
        import_module(name)  # before the first writer is hired, so that each begins at once
    opening, packs = import_module("wayhome.store.opening"), import_module("wayhome.packs")
    assert opening.rulebook(settings.PACK)  # which reads it
    assert packs.reader()  # which takes as long as some hundred acts
    for line in run(**{**vars(given), "careless": bool(given.careless)}):
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
