"""A meeting's pack: fifty children of three hundred entries each, as a page's sentences and as a tagged PDF.

The first pack reads everything from the record; the second is what somebody waits who opens it again.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import TypeVar

from django.conf import settings
from django.core.management import call_command

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.meeting_pack.making import make_pack
from wayhome.application.meeting_pack.meetings import Meeting, listed, meeting_called
from wayhome.application.meeting_pack.sentences import MeetingPack
from wayhome.application.reading import Reading
from wayhome.kernel.ids import OUR_FORCE, RecordId, Subject, subject
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import deriving, projections
from wayhome.store.projections.duties import Bound, Duties
from wayhome.store.supplies import SUPPLIES
from wayhome.web.partners.pdf import pdf_of
from wayhome.web.wiring import wiring

CHILDREN, EPISODES, LINES, AIM = 50, 6, 90, 5.0
T = TypeVar("T")
Step = tuple[float, str, dict[str, object]]
EPISODE: tuple[Step, ...] = (
    (0, "missing.reported", {"informant": "carer"}), (0.4, "risk.graded", {"grade": "high"}),
    (1, "missing.officers_deployed", {}), (1.5, "partner.childrens_services_told", {}),
    (5, "missing.child_located", {"condition": "alive", "place": "friend", "address": "12 Mill Lane"}),
    (6, "partner.council_told_of_return", {}), (20, "missing.prevention_interview_held", {"mode": "in_person"}),
    (21, "missing.account_recorded", {"complete": True, "own_words": "They drove me there and waited outside."}),
    (70, "partner.return_interview_held", {}), (76, "missing.episode_closed", {}),
)  # fmt: skip


def lines(after: float, kind: str) -> tuple[Step, ...]:
    """Return an entry for each line of enquiry."""
    return tuple((after + number, kind, {"line": f"L{number}"}) for number in range(LINES))


def updates(many: int) -> tuple[Step, ...]:
    """Return so many updates to the child."""
    return tuple((200 + number * 20, "victim.updated", {"to": "child", "delivered": True}) for number in range(many))


INVESTIGATION: tuple[Step, ...] = (
    (0, "investigation.opened", {"basis": "concern"}), (1, "exploitation.concern_raised", {"kind": "criminal"}),
    (2, "investigation.crime_recorded", {}), (3, "investigation.risk_assessed", {"level": "high"}),
    (9, "investigation.allocated", {"skilled": True, "role": "investigator", "officer": "dc-1"}),
    (20, "investigation.plan_made", {}), (30, "exploitation.level_assessed", {"level": "significant"}),
    (31, "suspect.identified", {"suspect": "S1", "known_by": "name", "name": "Mr Example"}),
    (50, "disruption.warning_notice_served", {"notice": "N1", "suspect": "S1"}),
    (60, "partner.action_taken_on", {"action": "A1", "agency": "health", "what": "Ask the clinic."}),
    (61, "safeguarding.disagreement_recorded", {"disagreement": "D1", "partner": "local_authority", "asked": "Meet."}),
    (62, "safeguarding.exploitation_meeting_listed", {"meeting": "MM-B", "report": "A bed."}),
    *lines(70, "enquiry.line_raised"), *lines(90, "enquiry.line_finished"), *updates(38),
)  # fmt: skip


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    call_command("migrate", verbosity=0)
    parts = wiring()
    now = parts.supplies.now()
    count = fill(now)
    yield f"{CHILDREN} children on the list, {count:,} entries, rulebook {settings.PACK}"
    for said in ("first, all of it read", "again"):
        meeting = meeting_called("MM-B", parts.reading)
        if meeting is None:
            raise RuntimeError("the meeting was not planned")
        took, pack = timed(partial(packed, meeting, parts.reading, now))
        sentences = sum(len(part.sentences) for child in pack.children for part in child.parts)
        yield f"pack, {said}: {took}, for {len(pack.children)} children, {sentences:,} sentences (aim {AIM:.0f} s)"
        took, made = timed(partial(pdf_of, pack, lambda one: f"https://wayhome.example/entries/{one.entry}/"))
        yield f"PDF, {said}: {took}, {len(made) // 1024:,} KiB"


def packed(meeting: Meeting, reading: Reading, now: datetime) -> MeetingPack:
    """Make the pack, with its list."""
    return make_pack(meeting, listed(meeting.key, reading), reading, at=now)


def timed(work: Callable[[], T]) -> tuple[str, T]:
    """Say how long something took by the clock and on the processor, and return what it came to."""
    begun, processor = time.perf_counter(), time.process_time()
    made = work()
    took = f"{time.perf_counter() - begun:.2f} s by the clock, {time.process_time() - processor:.2f} s of the processor"
    return took, made


def fill(now: datetime) -> int:
    """Enter everything in batches; returns how many entries that was."""
    later = Duties("default", deriving(settings.PACK), Bound(subjects=0))  # the pack derives what it shows itself
    kept = [later if projection.name == later.name else projection for projection in projections()]
    waiting, count, ledger = entries(now), 0, DatabaseLedger("default", kept)
    while batch := list(islice(waiting, 400)):
        enter_all(batch, ledger=ledger, supplies=SUPPLIES)
        count += sum(len(entry.drafts) for entry in batch)
    return count


def entries(now: datetime) -> Iterator[Entry]:
    """Yield the meeting, then each child's cases; every second child shares an investigation with the one before."""
    planned: Step = (0, "partner.meeting_planned", {"meeting": "MM-B", "at": now + timedelta(days=2), "area": "North"})
    yield told("force:force", now - timedelta(days=20), (planned,), OUR_FORCE)
    for number in range(CHILDREN):
        child = subject("child", f"M-{number}")
        described: Step = (0, "child.described", {"name": f"Child number {number}", "nation": "england"})
        yield told(child, now - timedelta(days=60), (described,), child)
        for episode in range(EPISODES):
            case = subject("episode", f"M-{number}-{episode}")
            yield told(f"ME-{number}-{episode}", now - timedelta(days=12 * episode + 5), EPISODE, child, case)
        together = subject("child", f"M-{number - number % 2}")
        names = tuple(dict.fromkeys((together, child)))
        investigation = subject("investigation", f"MI-{number}")
        yield told(f"MI-{number}", now - timedelta(days=45), INVESTIGATION, *names, investigation)


def told(record: str, begins: datetime, steps: tuple[Step, ...], *subjects: str) -> Entry:
    """Return the entry of one record."""
    named = tuple(map(Subject, subjects))
    drafts = tuple(
        Draft(fact=check(kind, 1, fields), happened_at=at, recorded_at=at, subjects=named)
        for after, kind, fields in steps
        for at in (begins + timedelta(hours=after),)
    )
    return Entry(record=RecordId(record), drafts=drafts)
