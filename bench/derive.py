"""Deriving the duties of one subject of 20, 200 and 2,000 events: milliseconds, and how they grow."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from bench.histories import BEGINS
from wayhome.application.mistakes import Place
from wayhome.application.shadow.history import History, Told
from wayhome.application.shadow.translate import Translator
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.packs import load

SIZES = (20, 200, 2_000)
PACKS = ("examples-2026.1", "england-wales")
AIM_AT, AIM = 200, 5.0
TIMES = 7


def long_missing(events: int) -> Story:
    """Return the story of one episode: a report, then grades, reviews and searches by turns for as long as it takes."""
    turns = ("graded", "supervisor_review", "research_done", "children_services_notified")
    fields = {"grade": "high", "training_valid_until": "2029-06-30", "scope": "missing", "complete": True}
    told = [
        Told(place + 1, at, at, "missing_reported" if place == 0 else turns[place % len(turns)], fields)
        for place in range(events)
        for at in (BEGINS + timedelta(hours=3 * place),)
    ]
    history = History("B", Place(1), "england", 14, None, tuple(told))
    found = stories(Translator(history).events())
    return next(story for named, story in found.items() if named.startswith("episode:"))


def quickest(act: Callable[[], object]) -> float:
    """Return the least processor time of several runs, in milliseconds."""
    least = float("inf")
    for _ in range(TIMES):
        before = time.process_time()
        act()
        least = min(least, time.process_time() - before)
    return least * 1000


def run() -> list[str]:
    """Return the measure as lines."""
    said = []
    for name in PACKS:
        rulebook, before = Rulebook(load(name)), 0.0
        for size in SIZES:
            story = long_missing(size)
            horizon: datetime = story.own[-1].happened_at
            events, child = list(story.own), list(story.child)
            took = quickest(lambda: derive(Story(story.subject, events, child), rulebook, horizon=horizon))  # noqa: B023
            duties = len(derive(story, rulebook, horizon=horizon))
            ratio = f", {took / before:.1f} × the time of a tenth" if before else ""
            aim = f" (aim {AIM:g} ms)" if size == AIM_AT else ""
            said.append(f"derive {name}: {size:,} events, {duties:,} duties: {took:.2f} ms{aim}{ratio}")
            before = took
    return said
