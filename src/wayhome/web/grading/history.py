"""What a child's earlier episodes show, put to whoever grades: how often, where found, with whom, what was said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.urls import reverse

from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.times import span, when

WINDOWS = (7, 30, 90, 365)
AT_MOST = 5
CONCERNING = {
    "associate_address": "an associate’s address",
    "offender_address": "a known offender’s address",
    "unknown_adult_address": "an unknown adult’s address",
    "hotel_short_let": "a hotel or short let",
    "cuckooed_address": "a home taken over by others",
    "other_force_area": "another force’s area",
    "transport_hub": "a station or stop",
    "on_transport": "on transport",
    "derelict": "a derelict building",
    "abroad": "abroad",
}
HARMS = {
    "physical_injury": "hurt", "sexual_offence": "a sexual offence", "criminal_exploitation": "criminal exploitation",
    "self_harm": "self-harm",
}  # fmt: skip
SAID = ("missing.account_recorded", "own_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One earlier episode: when, for how long, where the child was found, and what they said, in their words."""

    when: str
    lasted: str
    found: str
    harm: str
    with_others: bool
    said: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A child's episodes: ``counts`` are for each window, this one included.

    ``shows`` is what the earlier ones point to, and ``records`` where they stand.
    """

    total: int
    counts: tuple[tuple[str, int], ...]
    shows: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    left_off: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Episode:
    named: Subject
    record: RecordId
    began: datetime
    events: tuple[Event, ...]

    def first(self, name: str) -> Event | None:
        return next((event for event in self.events if event.type == name), None)

    def all(self, name: str) -> Iterator[Event]:
        return (event for event in self.events if event.type == name)


def history_of(desk: Desk) -> History:
    """Tell a child's episodes, this one included, the latest first."""
    episodes = _episodes(desk)
    earlier = [one for one in episodes if one.named != desk.facing.case]
    now = desk.facing.now
    counts = tuple(
        (f"{days} days", sum(now - one.began <= timedelta(days=days) for one in episodes)) for days in WINDOWS
    )
    return History(
        total=len(episodes),
        counts=counts,
        shows=tuple(_shows(earlier)),
        earlier=tuple(_earlier(one, desk) for one in earlier[:AT_MOST]),
        left_off=len(earlier[AT_MOST:]),
        records=tuple(one.record for one in earlier),
    )


def _episodes(desk: Desk) -> list[_Episode]:
    story = desk.facing.stories.get(desk.facing.child)
    by_case: dict[Subject, list[Event]] = {}
    for event in story.own if story else ():
        for named in event.subjects:
            if kind_of(named) is SubjectKind.EPISODE:
                by_case.setdefault(named, []).append(event)
    found = []
    for named, events in by_case.items():
        reports = [event for event in events if event.type == "missing.reported"]
        if reports:
            record, began = reports[0].record, reports[0].happened_at
            found.append(_Episode(named=named, record=record, began=began, events=tuple(events)))
    return sorted(found, key=lambda one: one.began, reverse=True)


def _shows(earlier: Sequence[_Episode]) -> Iterator[str]:
    """Yield what earlier episodes point to, a sentence each; that nobody asked is said as well."""
    places = Counter(
        CONCERNING[place] for one in earlier for event in one.all("missing.child_located")
        if (place := str(event.body.get("place"))) in CONCERNING
    )  # fmt: skip
    if places:
        yield f"Found at {_listed(places)}."
    harms = Counter(
        HARMS.get(str(event.body["kind"]), str(event.body["kind"]).replace("_", " "))
        for one in earlier for event in one.all("missing.harm_indicated")
    )  # fmt: skip
    if harms:
        yield f"Harm told of or seen: {_listed(harms)}."
    together = sum(any(one.all("missing.co_missing_indicated")) for one in earlier)
    if together:
        yield f"Missing with other children {_times(together)}."
    yield from _unheard(earlier)
    yield from _closer(earlier)


def _unheard(earlier: Sequence[_Episode]) -> Iterator[str]:
    back = [one for one in earlier if one.first("missing.child_located")]
    unheard = sum(one.first("missing.account_recorded") is None for one in back)
    if unheard:
        after = "After the one return" if len(back) == 1 else f"After {unheard} of {len(back)} returns"
        yield f"{after}, nobody wrote down what the child said: what happened is not known."


def _closer(earlier: Sequence[_Episode]) -> Iterator[str]:
    """Yield that episodes come closer together, where the last two gaps are both shorter than the one before."""
    began = [one.began for one in earlier[:4]]
    gaps = [later - before for later, before in pairwise(began)]
    if len(gaps) == 3 and gaps[0] < gaps[1] < gaps[2]:
        yield "The episodes are coming closer together."


def _earlier(one: _Episode, desk: Desk) -> Earlier:
    found = one.first("missing.child_located")
    account = next(reversed(list(one.all(SAID[0]))), None)
    words = desk.visit.parts.reading.words(one.record) if account else {}
    place = str(found.body.get("place") or "") if found else ""
    harms = [str(event.body["kind"]) for event in one.all("missing.harm_indicated")]
    return Earlier(
        when=when(one.began, desk.facing.now),
        lasted=span(found.happened_at - one.began) if found else "",
        found=CONCERNING.get(place, place.replace("_", " ")),
        harm=", ".join(dict.fromkeys(HARMS.get(kind, kind.replace("_", " ")) for kind in harms)),
        with_others=one.first("missing.co_missing_indicated") is not None,
        said=words.get((account.id, SAID[1]), "") if account else "",
        href=reverse("case", args=[one.record]),
    )


def _listed(counted: "Counter[str]") -> str:
    return ", ".join(f"{words} ({_times(count)})" if count > 1 else words for words, count in counted.most_common())


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
