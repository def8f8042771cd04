"""What is known of how to reach one rights-holder: their channels, what is safe, and what was agreed with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import reduce

from wayhome.casework.holders.clock import Hours
from wayhome.duties.holders import CHANGED, DESCRIBED, THE_CHILD
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.record.one_child import JOINED, RECORD_OF, SAFETY

KEPT, STOPPED, AGREED = "contact.channel_kept", "contact.channel_stopped", "contact.plan_agreed"
OF_CONTACT = (KEPT, STOPPED, SAFETY, AGREED, CHANGED, DESCRIBED, JOINED)
AT_AN_ADDRESS = ("letter", "telephone")  # what may go on arriving where a child lived before
Words = Mapping[tuple[EventId, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A number or address; ``address`` is empty where it has none or its words are gone.

    ``questioned``: the child moved after it was called safe, and nobody has said since that it still is.
    """

    ref: str
    holder: str
    kind: str
    kept_at: datetime
    address: str = ""
    safe: str = "not_asked"
    seen_by_others: str = "not_asked"
    stopped: str = ""
    questioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What is safe in reaching somebody. ``words_gone``: numbers never to use were given and are not held any more."""

    recorded_at: datetime
    never_by: tuple[str, ...] = ()
    never: str = ""
    words_gone: bool = False
    must_not_know: str = ""
    safe_word: str = ""
    hours: Hours = field(default_factory=Hours)
    say_nothing_of_police: bool = False
    no_safe_way: bool = False
    asked_of: str = "nobody"
    look_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was agreed on keeping in touch."""

    agreed_at: datetime
    frequency: str
    channel: str = ""
    told_by: str = ""
    language: str = "english"
    other_language: str = ""
    format: str = "plain"
    reading_age: int | None = None
    interpreter: str = "not_asked"
    asked_for_by: str = "holder"
    less_than_owed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """All of it, for one rights-holder."""

    channels: tuple[Channel, ...] = ()
    safety: Safety | None = None
    plan: Plan | None = None


def contact_of(ref: str, events: Iterable[Event], words: Words) -> Contact:
    """Return how one rights-holder may be reached, from a child's events in the order in which they happened."""
    told = _Told(ref, words)
    for event in events:
        if event.type in OF_CONTACT:
            READ[event.type](told, event)
    safety = reduce(_both, told.safeties.values()) if told.safeties else None
    return Contact(channels=tuple(told.channels.values()), safety=safety, plan=told.plan)


class _Told:
    def __init__(self, ref: str, words: Words) -> None:
        self.ref, self.words = ref, words
        self.channels: dict[str, Channel] = {}
        self.safeties: dict[str, Safety] = {}  # by whose record says it, until it is said anew of both as one
        self.joined = False
        self.plan: Plan | None = None
        self.placement: object = None

    def kept(self, event: Event) -> None:
        if event.body["holder"] != self.ref:
            self.channels.pop(str(event.body["channel"]), None)  # the reference is another's now
            return
        ref, body = str(event.body["channel"]), event.body
        self.channels[ref] = Channel(
            ref=ref, holder=self.ref, kind=str(body["kind"]), kept_at=event.happened_at,
            address=self.words.get((event.id, "address"), ""), safe=str(body.get("safe")),
            seen_by_others=str(body.get("seen_by_others")),
        )  # fmt: skip

    def stopped(self, event: Event) -> None:
        ref = str(event.body["channel"])
        if ref in self.channels:
            self.channels[ref] = replace(self.channels[ref], stopped=str(event.body["why"]))

    def safe(self, event: Event) -> None:
        if event.body["holder"] == self.ref:
            if self.joined:
                self.safeties.clear()
            self.safeties[str(event.body.get(RECORD_OF, ""))] = _safety(event, self.words)

    def read_as_one(self, _event: Event) -> None:
        self.joined = True

    def agreed(self, event: Event) -> None:
        if event.body["holder"] == self.ref:
            self.plan = _plan(event, self.words)

    def changed(self, event: Event) -> None:
        if event.body.get("why") == "placement_move":
            self._moved()

    def described(self, event: Event) -> None:
        placement = event.body.get("placement")
        if placement is not None and self.placement not in (None, placement):
            self._moved()
        self.placement = placement or self.placement

    def _moved(self) -> None:
        if self.ref == THE_CHILD:
            at_home = (one for one in self.channels.values() if one.kind in AT_AN_ADDRESS)
            self.channels |= {one.ref: replace(one, questioned=True) for one in at_home}


READ = {
    KEPT: _Told.kept, STOPPED: _Told.stopped, SAFETY: _Told.safe, AGREED: _Told.agreed, CHANGED: _Told.changed,
    DESCRIBED: _Told.described, JOINED: _Told.read_as_one,
}  # fmt: skip


def _safety(event: Event, words: Words) -> Safety:
    body = event.body
    held = {name: words.get((event.id, name), "") for name in ("never", "must_not_know", "safe_word")}
    return Safety(
        recorded_at=event.happened_at,
        never_by=_several(body.get("never_by")),
        words_gone="never" in event.private and not held["never"],
        hours=Hours(
            begin=_time(body.get("from_time")), end=_time(body.get("until_time")), days=_several(body.get("days"))
        ),
        say_nothing_of_police=body.get("say_nothing_of_police") is True,
        no_safe_way=body.get("no_safe_way") is True,
        asked_of=str(body.get("asked_of", "nobody")),
        look_again_on=date.fromisoformat(str(on)) if (on := body.get("look_again_on")) else None,
        **held,
    )


def _both(one: Safety, other: Safety) -> Safety:
    """Return what is safe by two records of one child at once; where their hours differ, no way is known to be."""
    last = max(one, other, key=lambda safety: safety.recorded_at)
    return replace(
        last,
        never_by=tuple(dict.fromkeys((*one.never_by, *other.never_by))),
        words_gone=one.words_gone or other.words_gone,
        say_nothing_of_police=one.say_nothing_of_police or other.say_nothing_of_police,
        no_safe_way=one.no_safe_way or other.no_safe_way or one.hours != other.hours,
        never="\n".join(filter(None, (one.never, other.never))),
        must_not_know="\n".join(filter(None, (one.must_not_know, other.must_not_know))),
    )


def _plan(event: Event, words: Words) -> Plan:
    body = event.body
    said = ("channel", "told_by", "language", "format", "interpreter", "asked_for_by")
    age = body.get("reading_age")
    return Plan(
        agreed_at=event.happened_at,
        frequency=str(body["frequency"]),
        other_language=words.get((event.id, "other_language"), ""),
        reading_age=age if isinstance(age, int) else None,
        less_than_owed=body.get("less_than_owed") is True,
        **{name: str(body[name]) for name in said if body.get(name) is not None},
    )


def _time(value: object) -> time | None:
    return time.fromisoformat(str(value)) if value else None


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (tuple, list)) else ()
