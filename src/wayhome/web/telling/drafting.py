"""The draft of a notice for one rights-holder, filled in as far as the record goes, in the language agreed on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.telling.texts import Drafted, draft, may_offer, reader_of
from wayhome.casework.telling.triggers import trigger_of
from wayhome.casework.telling.write_notice import story_of
from wayhome.record.envelope import Event
from wayhome.rulebook.telling import Language, Trigger
from wayhome.web.presenting.times import clock, day
from wayhome.web.telling import in_welsh
from wayhome.web.telling.aiming import Aim

NEXT = {"weekly": "within a week", "fortnightly": "within two weeks", "four_weekly": "within four weeks"}
UNSET = "within four weeks"
SOMETHING = "when something happens"
ASK = "ring 101 and say {}"
COLLAR = re.compile(r"\s+\d+$")
REASONS = ("reason", "why", "what")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a notice begins from: the draft, the language it is in, and why that is not the one agreed."""

    drafted: Drafted | None
    language: Language
    note: str = ""


def begun(aim: Aim) -> Begun:
    """Draft a notice of what a link names, in English unless every word of it was reviewed in their language."""
    triggers, pack = triggers_of(aim), aim.desk.pack
    wished = aim.holder.plan.language if aim.holder.plan else "english"
    reader = reader_of(aim.holder.kind, aim.age)
    language: Language = "english"
    note = ""
    if wished == "welsh" and may_offer(pack, triggers, reader, "welsh"):
        language = "welsh"
    elif wished != "english":
        note = "They asked for another language. Our text in it is awaiting translator’s review: the draft is English."
    fills = known(aim) if language == "english" else known_in_welsh(aim)
    return Begun(drafted=draft(pack, triggers, reader, fills, language), language=language, note=note)


def triggers_of(aim: Aim) -> Sequence[Trigger]:
    """Return what a notice is of, each once; a regular update where the link names nothing."""
    found = [trigger for event in aim.events if (trigger := trigger_of(event))]
    return found or [aim.trigger or "regular_update"]


def known(aim: Aim) -> Mapping[str, str]:
    """Return what the record can fill in. Why something was decided is never copied from an officer's own words."""
    plan = aim.holder.plan
    officer = COLLAR.sub("", aim.desk.visit.actor.name)
    frequency = plan.frequency if plan else ""
    return {
        "officer": officer,
        "ask": ASK.format(aim.desk.record),
        "next": SOMETHING if frequency == "when_something_happens" else NEXT.get(frequency, UNSET),
        "reference": aim.desk.record,
        "date": day(aim.events[0].happened_at) if aim.events else "",
        "conditions": _conditions(aim),
        "place": _hearing(aim),
    }


def known_in_welsh(aim: Aim) -> Mapping[str, str]:
    """Return what the record can fill in, in Welsh; the conditions of bail stand as they were written."""
    frequency, event = aim.holder.plan.frequency if aim.holder.plan else "", _heard(aim)
    return {
        **known(aim),
        "ask": in_welsh.how_to_ask(reader_of(aim.holder.kind, aim.age), aim.desk.record),
        "next": in_welsh.NEXT.get(frequency, in_welsh.UNSET),
        "date": in_welsh.on_day(aim.events[0].happened_at) if aim.events else "",
        "place": in_welsh.at_court(*_of_hearing(event, aim)) if event else "",
    }


def recorded_reasons(aim: Aim) -> tuple[str, ...]:
    """Return what officers wrote of why, for whoever writes to look at; it is never copied into a notice."""
    words = aim.facing.words
    return tuple(
        said for event in aim.events for field in REASONS if (said := words.get((event.id, field), "").strip())
    )


def _hearing(aim: Aim) -> str:
    """Return when and where a hearing is, as the witness care unit was told; empty where that is not known."""
    event = _heard(aim)
    if event is None:
        return ""
    at, time, court = _of_hearing(event, aim)
    return f"{day(at)} at {time}" + (f", at {court}" if court.strip() else "")


def _heard(aim: Aim) -> Event | None:
    return next((one for one in reversed(aim.events) if one.body.get("hearing_at")), None)


def _of_hearing(event: Event, aim: Aim) -> tuple[datetime, str, str]:
    """Return when a hearing is, its time of day, and the court in which it is."""
    at = datetime.fromisoformat(str(event.body["hearing_at"]))
    return at, clock(at), aim.facing.words.get((event.id, "court"), "")


def _conditions(aim: Aim) -> str:
    """Return the conditions of bail as they stand in the events that are told, one after another."""
    found = [aim.facing.words.get((event.id, "conditions"), "") for event in (*aim.events, *_varied(aim))]
    said = next((one for one in reversed(found) if one.strip()), "")
    return "; ".join(line.strip().rstrip(".") for line in said.splitlines() if line.strip())


def _varied(aim: Aim) -> list[Event]:
    """Return how bail was changed in the entries that say that it was."""
    kinds = {str(event.body.get("kind")) for event in aim.events}
    return story_of(aim.facing).of_type("investigation.bail_varied") if "bail_changed" in kinds else []
