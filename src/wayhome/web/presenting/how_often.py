"""How often the child of a case was missing of late, and after how many of the returns nobody saw them, in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from wayhome.application.caseload import Case, Caseload
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold

WINDOWS = (7, 30, 90)
AGAIN = 2  # times, from which it is said
REPORTED = "missing.reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """How often a child was missing of late, in words, and where every time is told; ``who`` where it is to be said."""

    words: str
    href: str
    who: str = ""


def often_in(case: Case, shown: Caseload) -> Often | None:
    """Say it of the child of a missing case; None of other cases, and where it is about several children."""
    if case.kinds[0] is not SubjectKind.EPISODE or len(case.children) != 1:
        return None
    every = {each.record: each for each in (case, *shown.about(case.children[0]))}
    return often(effective(held.event for each in every.values() for held in each.entries), case.record, case.at)


def often(events: Iterable[Event], record: RecordId, at: datetime, *, who: str = "") -> Often | None:
    """Return how often the child of a case was missing, with the way to every time; None where it is the first."""
    words = how_often(events, at)
    return Often(words=words, href=reverse("missing-again", args=[record]), who=who) if words else None


def how_often(events: Iterable[Event], at: datetime) -> str:
    """Say how often a child was missing in the last 7, 30 or 90 days, from all entries about them; empty if once."""
    times = [_in_order(of_one) for of_one in _by_episode(events).values()]
    began = {days: [one for one in times if _begun_within(one, days, at)] for days in WINDOWS}
    every = began[WINDOWS[-1]]
    if len(every) < AGAIN:
        return ""
    days = next(days for days in WINDOWS if len(began[days]) == len(every))
    lately = len(began[30]) if days > 30 and len(began[30]) >= AGAIN else 0
    said = f"Missing {len(every)} times in {days} days{f', {lately} of them in 30' if lately else ''}"
    return f"{said}{_not_seen(fold(Episode(), one) for one in every)}."


def _not_seen(times: Iterable[Episode]) -> str:
    back = [one for one in times if one.located_at is not None]
    unseen = sum(one.seen_in_person_at is None for one in back)
    if not unseen:
        return ""
    some = f"{unseen} of the {len(back)} returns"
    after = "any of the returns" if unseen == len(back) > 1 else "the return" if len(back) == 1 else some
    return f"; nobody saw them in person after {after}"


def _by_episode(events: Iterable[Event]) -> dict[Subject, list[Event]]:
    found: dict[Subject, list[Event]] = {}
    for event in events:
        for named in event.subjects:
            if kind_of(named) is SubjectKind.EPISODE:
                found.setdefault(named, []).append(event)
    return found


def _in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.happened_at, event.id))


def _begun_within(events: Iterable[Event], days: int, at: datetime) -> bool:
    """Say whether a time the child was missing was first reported in the last so many days."""
    first = next((event for event in events if event.type == REPORTED), None)
    return first is not None and at - timedelta(days=days) < first.happened_at <= at
