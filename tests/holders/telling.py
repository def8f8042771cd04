"""A child's events in one line each, and who may be told by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.casework.holders.standing import Holder, Reach, holder_called, holders_of, may_reach
from wayhome.duties.examples import london
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.canonical import frozen
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check

CHILD = Subject("child:A")
BEGINS = london("2026-03-02T12:00")


@dataclass
class Telling:
    """Events of one child as they are said, a minute apart unless they say when, with their personal words."""

    events: list[Event] = field(default_factory=list)
    words: dict[tuple[EventId, str], str] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """Return the instant after the last event."""
        return BEGINS + timedelta(minutes=len(self.events))

    def say(self, name: str, /, *, at: str = "", **given: Any) -> "Telling":
        """Say one event."""
        fact = check(name, 1, given)
        when, number = (london(at) if at else self.now), EventId(f"e{len(self.events):04}")
        private = fact.private_words()
        self.words |= {(number, key): text for key, text in private.items()}
        self.events.append(
            Event(
                id=number, record=RecordId("EI-1"), type=name, version=1, happened_at=when, recorded_at=when,
                subjects=(CHILD,), private=dict.fromkeys(private, "0"),
                body={key: frozen(value) for key, value in fact.body().items()},
            )
        )  # fmt: skip
        return self

    def mother(self, **given: Any) -> "Telling":
        """Name the mother as H2, who may be told unless something else is given."""
        said: dict[str, Any] = {"holder": "H2", "kind": "parent", "may_know": "yes", "under_suspicion": "no"}
        return self.say("contact.holder_named", **(said | given))

    def channel(self, **given: Any) -> "Telling":
        """Keep the mother's telephone number, by which texts are safe unless something else is given."""
        said: dict[str, Any] = {"channel": "C1", "holder": "H2", "kind": "text", "address": "07700 900123"}
        return self.say("contact.channel_kept", **(said | {"safe": "yes", "seen_by_others": "no"} | given))

    def safety(self, **given: Any) -> "Telling":
        """Record what is safe for the mother."""
        return self.say("contact.safety_recorded", **({"holder": "H2", "asked_of": "holder"} | given))

    def holder(self, ref: str = "H2", at: str = "", words: Mapping[tuple[EventId, str], str] | None = None) -> Holder:
        """Return one as they stand."""
        held = self.words if words is None else words
        found = holder_called(ref, holders_of(self.events, CHILD, held, at=london(at) if at else self.now))
        assert found is not None
        return found

    def reach(self, channel: str = "C1", ref: str = "H2", at: str = "") -> Reach:
        """Ask whether one may be reached."""
        when = london(at) if at else self.now
        return may_reach(self.holder(ref, at), channel, when)
