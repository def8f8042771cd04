"""A force's record for the measures of pages: closed episodes by the thousand, open ones by the hundred, and posts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings

from bench.histories import A_CASE
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.mistakes import Place
from wayhome.application.rebuilding import catch_up
from wayhome.application.shadow.history import History, Told
from wayhome.application.shadow.translate import Translator
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import deriving, projections
from wayhome.store.projections.duties import Bound, Duties
from wayhome.store.supplies import SUPPLIES

CLOSED, OPEN, CHILDREN, AT_ONCE = 10_000, 100, 8_000, 3_000
OF_AN_EPISODE = tuple(
    step for step in A_CASE
    if not step[1].startswith(("crime", "allocated", "plan", "line", "suspect", "victim", "rhi"))
)  # fmt: skip
CLOSED_AFTER = 76
TO_CLOSE: tuple[tuple[float, str, dict[str, object]], ...] = (
    (21, "missing.account_recorded", {"complete": True}),
    (21.5, "missing.harm_question_answered", {"answer": "no"}),
    (70, "rhi_declined", {}),
    (71, "partner.carer_heard", {}),
    (72, "partner.return_interview_offered", {}),
)
NIGHT_AND_DAY = (("call_handler", 7), ("grader", 7), ("supervisor", 7), ("inspector", 7), ("response", 7))


def told(number: int, begins: datetime, steps: tuple[tuple[float, str, dict[str, object]], ...]) -> list[Event]:
    """Return the events of one case, under the name of the child it is about."""
    events = tuple(
        Told(place, at, at, kind, fields)
        for place, (after, kind, fields) in enumerate(steps, start=1)
        for at in (begins + timedelta(hours=after),)
    )
    history = History(f"B-{number}", Place(number + 1), "england", 13 + number % 4, None, events)
    return Translator(history).events()


def closed(number: int, now: datetime) -> list[Event]:
    """Return an episode that was closed; every thirtieth left something undone."""
    begins = now - timedelta(days=20 + number % 700, minutes=number % 1440)
    left_out = {"children_services_notified", "missing.account_recorded"} if number % 30 == 0 else set()
    steps = tuple(step for step in (*OF_AN_EPISODE, *TO_CLOSE) if step[1] not in left_out)
    return told(number, begins, (*sorted(steps, key=lambda step: step[0]), (CLOSED_AFTER, "closed", {})))


def still_open(number: int, now: datetime) -> list[Event]:
    """Return a case that goes on: reported an hour ago, or found and exploited and investigated for days."""
    after = number % len(A_CASE)
    begins = now - timedelta(hours=A_CASE[after][0], minutes=30 + number % 90)
    return told(CLOSED + number, begins, A_CASE[: after + 1])


def entries(number: int, events: list[Event]) -> Iterator[Entry]:
    """Yield the events of a case as entries, with a name for its child; closed ones were brought in whole."""
    last = max(event.recorded_at for event in events)
    child = Subject(f"child:N-{number % CHILDREN}" if number < CLOSED else f"child:N-{number}")
    for event in events:
        subjects = tuple(child if kind_of(named) is SubjectKind.CHILD else named for named in event.subjects)
        fields = dict(event.body)
        if event.type == "child.described":
            fields["name"] = f"Child number {number}"
        draft = Draft(
            fact=check(event.type, event.version, fields),
            happened_at=event.happened_at,
            recorded_at=last if number < CLOSED else event.recorded_at,
            subjects=subjects,
        )
        record = child if event.record.startswith("child:") else event.record
        yield Entry(record=RecordId(record.replace("/", "-")), drafts=(draft,))


def shifts(now: datetime, days: int = 60) -> Iterator[Entry]:
    """Yield who held which post, three shifts a day."""
    for role, _ in NIGHT_AND_DAY:
        for shift in range(days * 3):
            start = now - timedelta(days=days) + timedelta(hours=8 * shift)
            fact = check(
                "workforce.post_held", 1,
                {"officer": f"{role} {shift % 7}", "role": role, "start": start, "end": start + timedelta(hours=8)},
            )  # fmt: skip
            draft = Draft(fact=fact, happened_at=start, recorded_at=start, subjects=(Subject(f"post:{role}"),))
            yield Entry(record=RecordId(f"post:{role}"), drafts=(draft,))


def everything(now: datetime, *, closed_ones: int = CLOSED, open_ones: int = OPEN) -> Iterator[Entry]:
    """Yield every entry of the record, case by case."""
    yield from shifts(now)
    for number in range(closed_ones):
        yield from entries(number, closed(number, now))
    for number in range(open_ones):
        yield from entries(CLOSED + number, still_open(number, now))


def fill(now: datetime, *, closed_ones: int = CLOSED, open_ones: int = OPEN) -> int:
    """Enter it all in batches, then bring what is owed up to date; returns how many entries that was."""
    later = Duties("default", deriving(settings.PACK), Bound(subjects=0))
    kept = [later if projection.name == later.name else projection for projection in projections()]
    ledger = DatabaseLedger("default", kept)
    waiting, count = everything(now, closed_ones=closed_ones, open_ones=open_ones), 0
    while batch := list(islice(waiting, AT_ONCE)):
        enter_all(batch, ledger=ledger, supplies=SUPPLIES)
        count += len(batch)
    catch_up(ledger)
    return count


REVIEWED: tuple[str, dict[str, object]] = ("missing.reviewed", {"by": "sergeant"})
LOOKED_FOR: tuple[str, dict[str, object]] = ("enquiry.locating_action_taken", {"kind": "visit"})


def one_more(
    ledger: DatabaseLedger, record: RecordId, now: datetime, act: tuple[str, dict[str, object]] = REVIEWED
) -> None:
    """Enter one more act in an open case, as an officer does."""
    subjects = ledger.read(record).events[-1].event.subjects
    fact = check(act[0], 1, act[1])
    draft = Draft(fact=fact, happened_at=now, subjects=subjects, actor=ActorId("ps-1"))
    enter_all([Entry(record=record, drafts=(draft,))], ledger=ledger, supplies=replace(SUPPLIES, now=lambda: now))
