"""The draft of a notice for one rights-holder, filled in as far as the record goes, in the language agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.telling.texts import Drafted, draft, may_offer, reader_of
from wayhome.casework.telling.triggers import trigger_of
from wayhome.casework.telling.write_notice import story_of
from wayhome.record.envelope import Event
from wayhome.rulebook.telling import Language, Trigger
from wayhome.web.presenting import in_welsh
from wayhome.web.presenting.filled_in import filled_in
from wayhome.web.presenting.times import clock, day
from wayhome.web.telling.aiming import Aim
from wayhome.web.telling.without_event import how_it_stands, last_of

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
    return Begun(drafted=draft(pack, triggers, reader, known(aim, language), language), language=language, note=note)


def triggers_of(aim: Aim) -> Sequence[Trigger]:
    """Return what a notice is of, each once; how the case stands where the link names nothing."""
    found = [trigger for event in aim.events if (trigger := trigger_of(event))]
    return found or [aim.trigger or how_it_stands(aim)]


def known(aim: Aim, language: Language = "english") -> Mapping[str, str]:
    """Return what the record can fill in; the conditions of bail and the answer to a question stand as written.

    Why something was decided is never copied from an officer's own words.
    """
    in_english, reader = language == "english", reader_of(aim.holder.kind, aim.age)
    at = aim.events[0].happened_at if aim.events else None
    officer, record = aim.desk.visit.actor.name, aim.desk.record
    return {
        **filled_in(aim.holder.plan, reader, officer=officer, record=record, language=language),
        "date": "" if at is None else day(at) if in_english else in_welsh.on_day(at),
        "conditions": _conditions(aim),
        "place": _hearing(aim, language),
        "answer": _answer(aim),
    }


def recorded_reasons(aim: Aim) -> tuple[str, ...]:
    """Return what officers wrote of why, for whoever writes to look at; it is never copied into a notice."""
    words, reason = aim.facing.words, last_of("good_reason", aim) if aim.trigger == "good_reason" else None
    events = (*aim.events, reason) if reason else aim.events
    return tuple(said for event in events for field in REASONS if (said := words.get((event.id, field), "").strip()))


def _answer(aim: Aim) -> str:
    """Return what they were last answered, or what came of their complaint, as whoever answered wrote it for them."""
    if aim.trigger == "question_answered":
        event = last_of("question_answered", aim)
    else:
        event = next((one for one in reversed(aim.events) if one.type == "court.complaint_answered"), None)
    return aim.facing.words.get((event.id, "answer"), "").strip().rstrip(".") if event else ""


def _hearing(aim: Aim, language: Language) -> str:
    """Return when and where a hearing is, as the witness care unit was told; empty where that is not known."""
    event = next((one for one in reversed(aim.events) if one.body.get("hearing_at")), None)
    if event is None:
        return ""
    at, court = datetime.fromisoformat(str(event.body["hearing_at"])), aim.facing.words.get((event.id, "court"), "")
    if language == "welsh":
        return in_welsh.at_court(at, clock(at), court)
    return f"{day(at)} at {clock(at)}" + (f", at {court}" if court.strip() else "")


def _conditions(aim: Aim) -> str:
    """Return the conditions of bail as they stand in the events that are told, one after another."""
    found = [aim.facing.words.get((event.id, "conditions"), "") for event in (*aim.events, *_varied(aim))]
    said = next((one for one in reversed(found) if one.strip()), "")
    return "; ".join(line.strip().rstrip(".") for line in said.splitlines() if line.strip())


def _varied(aim: Aim) -> list[Event]:
    """Return how bail was changed in the entries that say that it was."""
    kinds = {str(event.body.get("kind")) for event in aim.events}
    return story_of(aim.facing).of_type("investigation.bail_varied") if "bail_changed" in kinds else []
