"""What was pointed out in a case: the words in their sentence, why, and what has become of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.facing import Facing
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.suggesting import asking
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

ENDS = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Words that were pointed out, in their sentence: ``before`` and ``after`` are the rest of it.

    ``text`` says in which entry they stand, and in which field of it.
    ``answer`` is the author's, ``kept`` its id where the words stay; ``decided`` and ``agreed`` are a supervisor's.
    """

    id: str
    text: tuple[str, str]
    words: str
    before: str
    after: str
    by: str
    mine: bool
    at: str
    title: str
    why: str
    ask: str
    suggest: tuple[str, ...]
    answer: str = ""
    answer_id: str = ""
    answered_by_me: bool = False
    instead: str = ""
    reason: str = ""
    decided: str = ""
    agreed: str = ""

    @property
    def sentence(self) -> str:
        """Return the words with the rest of their sentence."""
        return f"{self.before}{self.words}{self.after}"

    @property
    def place(self) -> tuple[str, str, str]:
        """Return what is the same for all that was pointed out in one sentence."""
        return (*self.text, self.sentence)

    @property
    def is_open(self) -> bool:
        """Say whether nobody has answered it yet, or a supervisor asked for other words."""
        return not self.answer or self.asked_again

    @property
    def asked_again(self) -> bool:
        """Say whether the words were kept, and a supervisor who looked at that asked for others."""
        return self.decided == "to_be_rewritten"

    @property
    def awaits_review(self) -> bool:
        """Say whether the words were kept, and no supervisor has looked at that."""
        return self.answer == "kept" and not self.decided


def pointed_out(desk: Desk, lexicon: Lexicon) -> tuple[Pointed, ...]:
    """Return all that was pointed out in a case, what is open first, then the latest first."""
    events = {event.id: event for story in _stories(desk.facing) for event in story.own}
    here = (event for event in events.values() if event.record == desk.record)  # other cases keep their own words
    found = [event for event in here if event.type == "wording.pointed_out"]
    later = _later(events.values())
    called = Called(event.actor for event in found)
    shown = [_pointed(event, desk, lexicon, later.get(event.id, {}), called) for event in _latest_first(found)]
    return tuple(sorted(shown, key=lambda one: not one.is_open))


def _stories(facing: Facing) -> Iterator[Story]:
    for named in (facing.case, facing.child):
        if named in facing.stories:
            yield facing.stories[named]


def _latest_first(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.happened_at, event.id), reverse=True)


def _later(events: Iterable[Event]) -> Mapping[str, Mapping[str, Event]]:
    """Return, for each thing pointed out, the last answer, review and challenge of it, by type."""
    later: dict[str, dict[str, Event]] = {}
    answers: dict[str, str] = {}
    for event in sorted(events, key=lambda event: (event.happened_at, event.id)):
        if event.type in ("wording.answered", "wording.challenged"):
            named = str(event.body["pointed_out"])
            later.setdefault(named, {})[event.type] = event
            if event.type == "wording.answered":
                later[named].pop("wording.kept_reviewed", None)  # which was of an earlier answer
            answers[event.id] = named
        elif event.type == "wording.kept_reviewed" and (named := answers.get(str(event.body["answered"]), "")):
            later.setdefault(named, {})[event.type] = event
    return later


def _pointed(event: Event, desk: Desk, lexicon: Lexicon, later: Mapping[str, Event], called: Called) -> Pointed:
    words = desk.facing.words
    before, said, after = _in_sentence(event, words)
    rule = next((one for one in lexicon.wording if one.id == event.body.get("rule")), None)
    title = next((one.title for one in lexicon.categories if one.id == event.body["category"]), "")
    answer, decided = later.get("wording.answered"), later.get("wording.kept_reviewed")
    challenged = later.get("wording.challenged")
    return Pointed(
        id=event.id,
        text=(str(event.body["text"]), str(event.body.get("field", ""))),
        words=said,
        before=before,
        after=after,
        by=called(event.actor),
        mine=event.actor == desk.visit.actor.id,
        at=_when(event, desk.visit.now),
        title=title or str(event.body["category"]).replace("_", " ").capitalize(),
        why=rule.why if rule else "",
        ask=rule.ask if rule else "",
        suggest=asking(rule) if rule else (),
        answer=str(answer.body["answer"]) if answer else "",
        answer_id=answer.id if answer else "",
        answered_by_me=bool(answer and answer.actor == desk.visit.actor.id),
        instead=_words(words, answer, "instead"),
        reason=_words(words, answer, "reason"),
        decided=str(decided.body["decision"]) if decided else "",
        agreed=_words(words, challenged, "agreed"),
    )


def _when(event: Event, now: datetime) -> str:
    return when(event.happened_at, now)


def _words(words: Mapping[tuple[EventId, str], str], event: Event | None, field: str) -> str:
    return words.get((event.id, field), "") if event else ""


def _in_sentence(event: Event, words: Mapping[tuple[EventId, str], str]) -> tuple[str, str, str]:
    """Return the words with the rest of their sentence; the words alone where the text is not at hand any more."""
    said = words.get((event.id, "passage"), "")
    text = words.get((EventId(str(event.body["text"])), str(event.body.get("field", ""))), "")
    start, end = event.body.get("start"), event.body.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or text[start:end] != said:
        return "", said, ""
    begins = max((found.end() for found in ENDS.finditer(text, 0, start)), default=0)
    ends = next((found.end() for found in ENDS.finditer(text, end)), len(text))
    return text[begins:start].lstrip(), said, text[end:ends].rstrip()
