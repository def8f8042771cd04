"""Investigations: deriving what 3,000 open ones of 300 events owe, the supervisor's desk of 400, and shadow mode.

An investigation is told as it goes: opened on a concern, crime, risk, allocation and plan; then lines raised and
finished, reviews, updates, suspects' steps and intelligence by turns, for as long as it takes. Times are beside the
same measure of missing episodes in the same run, so that a busy machine shows. ``WAYHOME_BENCH_INVESTIGATIONS`` and
``WAYHOME_BENCH_DESK`` name fewer, where fewer will do.
"""

import itertools
import json
import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse

from bench import desk
from bench.derive import long_missing, quickest
from bench.histories import BEGINS, written
from bench.pages import SETTINGS, asked, signed_in
from bench.shadow import shadow
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.mistakes import Place
from wayhome.application.rebuilding import catch_up
from wayhome.application.shadow.history import History, Told
from wayhome.application.shadow.translate import Translator
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import deriving, open_ledger, projections
from wayhome.store.projections.duties import Bound, Duties
from wayhome.store.supplies import SUPPLIES

OPEN, EVENTS, TIMES, AIM = 3_000, 300, 60, 150
DESK, OF_EACH, AT_ONCE = 400, 40, 3_000
SHADOW = (10_000, 100_000)
Step = tuple[float, str, dict[str, Any]]
BEGUN: tuple[Step, ...] = (
    (0, "exploitation.concern_raised", {"informant": "school", "kind": "criminal"}),
    (0.1, "investigation.opened", {"basis": "concern"}),
    (2, "investigation.crime_recorded", {"offence": "sexual"}),
    (3, "investigation.risk_assessed", {"level": "high"}),
    (8, "investigation.allocated", {"skilled": True, "officer": "dc-1"}),
    (9, "investigation.supervisor_assigned", {"skilled": True, "officer": "bench"}),
    (20, "investigation.plan_made", {}),
    (30, "investigation.plan_endorsed", {"by": "sergeant", "fields_missing": 0}),
)
LEVELS = ("high", "medium", "standard")


def steps(events: int, number: int = 0) -> Iterator[Step]:
    """Yield the steps of one investigation, so many; every third has another risk."""
    begun = [
        (after, kind, {**fields, "level": LEVELS[number % 3]} if "level" in fields else fields)
        for after, kind, fields in BEGUN
    ]
    yield from islice(begun, events)
    for place in range(max(events - len(begun), 0)):
        after, line = 40 + 7 * place, f"own {place // 6}"
        due = (BEGINS + timedelta(hours=after + 240)).isoformat()
        yield (
            after,
            *(
                ("enquiry.line_raised", {"line": line, "due": due, "owner": "investigator"}),
                ("enquiry.intelligence_submitted", {}),
                ("victim_updated", {"about": 16}),
                ("enquiry.line_finished", {"line": line, "result": "done", "points": "toward"}),
                ("investigation.reviewed", {"by": "sergeant", "outstanding": "listed", "disruption": "decided"}),
                ("suspect.identified", {"suspect": f"S{place}"}),
            )[place % 6],
        )


def told(number: int, events: int, begins: datetime) -> list[Event]:
    """Return the events of one investigation."""
    found = tuple(
        Told(place, at, at, kind, fields)
        for place, (after, kind, fields) in enumerate(steps(events, number), start=1)
        for at in (begins + timedelta(hours=after),)
    )
    return Translator(History(f"I-{number}", Place(number + 1), "england", 14, None, found)).events()


def story_of(number: int, events: int = EVENTS) -> Story:
    """Return the story of one investigation."""
    found = stories(told(number, events, BEGINS + timedelta(minutes=number)))
    return next(story for named, story in found.items() if named.startswith("investigation:"))


def derived(rulebook: Rulebook, count: int) -> Iterator[str]:
    """Yield what deriving so many investigations takes, beside a missing episode as long."""
    spent, duties = 0.0, 0
    for number in range(count):
        story = story_of(number)
        before = time.process_time()
        duties += len(derive(story, rulebook, horizon=story.own[-1].happened_at))
        spent += time.process_time() - before
    each = spent / count * 1000
    yield (
        f"derive: {count:,} investigations of {EVENTS} events: {spent:.0f} s of the processor, {each:.1f} ms each, "
        f"{duties:,} duties"
    )
    missing = long_missing(EVENTS)
    own, child, horizon = list(missing.own), list(missing.child), missing.own[-1].happened_at
    took = quickest(lambda: derive(Story(missing.subject, own, child), rulebook, horizon=horizon))
    yield f"a missing episode of {EVENTS} events: {took:.1f} ms; an investigation takes {each / took:.1f} × as long"


def entries(count: int, now: datetime) -> Iterator[Entry]:
    """Yield so many open investigations, entry by entry, each begun so that its last step is of today."""
    for number in range(count):
        last = list(steps(OF_EACH, number))[-1][0]
        for event in told(number, OF_EACH, now - timedelta(hours=last + number % 48, minutes=number % 60)):
            fields = dict(event.body)
            if event.type == "child.described":
                fields["name"] = f"Child number {number}"
            draft = Draft(
                fact=check(event.type, event.version, fields), happened_at=event.happened_at,
                recorded_at=event.recorded_at, subjects=event.subjects, actor=ActorId("bench"),
            )  # fmt: skip
            yield Entry(record=RecordId(event.record.replace("/", "-")), drafts=(draft,))


def fill(count: int) -> int:
    """Enter them in batches, with who is on duty, then bring what is owed up to date."""
    now = SUPPLIES.now()
    later = Duties("default", deriving(settings.PACK), Bound(subjects=0))
    kept = [later if projection.name == later.name else projection for projection in projections()]
    ledger = DatabaseLedger("default", kept)
    waiting, entered = itertools.chain(desk.shifts(now), entries(count, now)), 0
    while batch := list(islice(waiting, AT_ONCE)):
        enter_all(batch, ledger=ledger, supplies=SUPPLIES)
        entered += len(batch)
    catch_up(ledger)
    return entered


def one_more(number: int, now: datetime) -> None:
    """Enter one more line in an investigation, as an officer does."""
    ledger, record = open_ledger(), RecordId(f"investigation:I-{number}")
    subjects = ledger.read(record).events[-1].event.subjects
    fact = check("enquiry.line_raised", 1, {"line": f"new {now.isoformat()}"})
    draft = Draft(fact=fact, happened_at=now, subjects=subjects, actor=ActorId("bench"))
    enter_all([Entry(record=record, drafts=(draft,))], ledger=ledger, supplies=SUPPLIES)


def desk_of(count: int) -> Iterator[str]:
    """Yield what the supervisor's desk of so many cases takes."""
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    entered = fill(count)
    yield f"made {entered:,} entries of {count} investigations in {time.perf_counter() - begun:.0f} s"
    page, numbers = reverse("investigations"), itertools.cycle(range(count))
    with override_settings(**SETTINGS):
        client = signed_in()
        took = asked(client, itertools.repeat(page), 1)
        yield f"the desk of {count}, first of a process: {took.clock[0]:,.0f} ms"
        yield f"{'page (the aim is ' + str(AIM) + ' ms at p95)':<46} {'p50':>8} {'p95':>8}   {'p50':>8} {'p95':>8}"
        yield asked(client, itertools.repeat(reverse("about")), TIMES).line("what the product is (reads nothing)")
        yield asked(client, itertools.repeat(page), TIMES).line("the desk")
        yield asked(client, itertools.repeat(f"{page}?show=all&page=4"), TIMES).line("the desk, all, page 4")
        again = asked(client, itertools.repeat(page), TIMES, before=lambda: one_more(next(numbers), SUPPLIES.now()))
        yield again.line("the desk, right after an entry")


def in_shadow(folder: Path) -> Iterator[str]:
    """Yield how many events a second shadow mode reads of investigations, beside missing children's cases."""
    start = shadow(written(folder, 18), "england-wales")
    for size in SHADOW:
        ours, theirs = folder / f"investigations-{size}.jsonl", written(folder, size)
        with ours.open("w", encoding="utf-8") as out:
            for number in range(size // EVENTS):
                at = [
                    {"n": place, "at": (BEGINS + timedelta(hours=after)).isoformat(), "type": kind, **fields}
                    for place, (after, kind, fields) in enumerate(steps(EVENTS, number), start=1)
                ]
                case = {"id": f"I-{number}", "nation": "England", "child_age": 14, "as_at": at[-1]["at"], "events": at}
                out.write(json.dumps(case) + "\n")
        rates = [size / max(shadow(path, "england-wales").seconds - start.seconds, 1e-9) for path in (ours, theirs)]
        yield (
            f"shadow: {size:,} events of investigations: {rates[0]:,.0f} events/s; "
            f"of missing children's cases: {rates[1]:,.0f}; {rates[0] / rates[1]:.2f} ×"
        )


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    rulebook = Rulebook(load("england-wales"))
    yield from derived(rulebook, int(os.environ.get("WAYHOME_BENCH_INVESTIGATIONS", OPEN)))
    yield from desk_of(int(os.environ.get("WAYHOME_BENCH_DESK", DESK)))
    with TemporaryDirectory() as folder:
        yield from in_shadow(Path(folder))
