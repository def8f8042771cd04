"""Eighteen months of the borough, played into an empty record: the edge at which its chance and its ids are made."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from itertools import count
from random import Random  # noqa: TID251 - chance is made here, from a seed, and passed in

from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import Ledger, Supplies
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import EventId
from wayhome.simulation.chance import Chance, Drawing
from wayhome.simulation.force import borough, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, play

SEED = "Eastmere 1"
EPISODES, CHILDREN = 1_000, 90


def drawing(seed: str) -> Drawing:
    """Return chance by name, from a seed."""

    def draw(name: str) -> Chance:
        return Random(f"{seed}/{name}")  # noqa: S311 - nothing is to be kept secret by it

    return draw


def supplies_from(seed: str, now: datetime) -> Supplies:
    """Return ids and salts that follow from a seed: of invented words alone, which nobody need protect."""
    ids, salts = count(1), count(1)
    return Supplies(
        now=lambda: now,
        event_id=lambda: EventId(sha256(f"{seed} event {next(ids)}".encode()).hexdigest()[:32]),
        salt=lambda: sha256(f"{seed} salt {next(salts)}".encode()).hexdigest(),
    )


def live(
    ledger: Ledger,
    rulebook: Rulebook,
    now: datetime,
    *,
    episodes: int = EPISODES,
    seed: str = SEED,
    each: Callable[[Played], None] | None = None,
) -> Played:
    """Play eighteen months up to an instant into an empty record."""
    told = borough(now, drawing(seed), children_count=min(CHILDREN, episodes), episodes=episodes)
    door = BulkDoor(ledger=ledger, supplies=supplies_from(seed, now), rulebook=rulebook)
    return play(everything(told, people(told)), door, each=each)
