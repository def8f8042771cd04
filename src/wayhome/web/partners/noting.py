"""The note of one meeting about one child, in words: who was there, what was said, and who does what by when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.hold_meeting import ACTION
from wayhome.casework.partners.take_on import AGREED
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.partners.choices import CAME, agency_words
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.times import clock, day

HELD, ASKED = "partner.meeting_held", "partner.meeting_requested"
RAISED, FINISHED = "enquiry.line_raised", "enquiry.line_finished"
TAKEN_ON, ENDED = "partner.action_taken_on", "partner.action_finished"
HOME_OFFICE = {"home_office": "The Home Office"}
NAMES = {**dict(CAME), **HOME_OFFICE}
STANDS = {
    "done": "done", "done_nil": "done, and nothing came of it", "done_in_part": "done in part",
    "not_done": "they will not do it", "refused": "refused", "impossible": "could not be done",
    "no_longer_needed": "not needed any more", "not_applicable": "not needed any more",
}  # fmt: skip
Words = Mapping[tuple[EventId, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One thing that was agreed: what, who does it, by when, and how it stands now."""

    what: str
    who: str
    by: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What one meeting said and agreed about one child. ``risk`` is what was on record when they met."""

    record: str
    child: Subject
    who: str
    held: str
    there: tuple[str, ...]
    missed: tuple[str, ...]
    risk: str
    said: str
    agreed: tuple[Agreed, ...]

    @property
    def reference(self) -> str:
        """Return what the case is called."""
        return reference(self.record)


def note_of(held: Event, child: Subject, visit: Visit) -> Note:
    """Return the note of a meeting that was held, as far as its words are held still."""
    reading = visit.parts.reading
    story, words = reading.story(child), reading.words(held.record)
    came = _codes(held.body.get("came"))
    police = ("The police",) if held.body["police_attended"] else ()
    return Note(
        record=held.record,
        child=child,
        who=name_of(child, reading.names()),
        held=f"{day(held.happened_at)}, {clock(held.happened_at)}",
        there=(*police, *(NAMES.get(one, one) for one in came)),
        missed=(*(() if police else ("The police",)), *_not_there(story, held, came)),
        risk=_risk(held, visit),
        said=words.get((held.id, "summary"), "").strip(),
        agreed=tuple(_agreed(held, story, words, reading.rulebook.at(visit.now).pack)),
    )


def _not_there(story: Story, held: Event, came: tuple[str, ...]) -> Iterator[str]:
    """Yield who was asked to a meeting before it, since the last one, and did not come."""
    before = [one.happened_at for one in story.of_type(HELD) if one.happened_at < held.happened_at]
    since = max(before, default=None)
    asked = [one for one in story.of_type(ASKED) if one.record == held.record and _between(one, since, held)]
    invited = dict.fromkeys(code for one in asked for code in _codes(one.body.get("invited")))
    yield from (NAMES.get(code, code) for code in invited if code not in came)


def _between(asked: Event, since: datetime | None, held: Event) -> bool:
    return asked.happened_at <= held.happened_at and (since is None or asked.happened_at > since)


def _risk(held: Event, visit: Visit) -> str:
    """Say what was on record of the risk when they met; empty where nothing was known of the case yet."""
    caseload = visit.parts.reading.caseload(visit.now).as_known(held.record, held.happened_at)
    case = caseload.case(held.record)
    if case is None:
        return ""
    found = standing(case, caseload.rulebook.pack_at(held.happened_at).floors)
    if found.risk is None:
        return ""
    return f"{found.risk.words}{f' ({found.risk_note})' if found.risk_note else ''}"


def _agreed(held: Event, story: Story, words: Words, pack: Pack) -> Iterator[Agreed]:
    """Yield what was agreed: entered with the meeting, in its record, by the police and by each agency."""
    for event in (*story.of_type(RAISED), *story.of_type(TAKEN_ON)):
        name = str(event.body.get("line") or event.body.get("action"))
        together = event.record == held.record and event.recorded_at == held.recorded_at
        if together and name.startswith((f"{ACTION} ", f"{AGREED} ")):
            due = event.body.get("due")
            yield Agreed(
                what=words.get((event.id, "what"), "").strip() or name,
                who=_who(event, pack),
                by=day(instant(str(due))) if due else "no day was set",
                stands=_stands(name, event, story),
            )


def _who(event: Event, pack: Pack) -> str:
    if event.type == TAKEN_ON:
        return capital(agency_words(str(event.body["agency"])))
    owner = str(event.body.get("owner") or "")
    return capital(pack.head.roles.get(owner, owner)) or "Nobody was named"


def _stands(name: str, raised: Event, story: Story) -> str:
    ends = (
        str(event.body["result"])
        for event in (*story.of_type(FINISHED), *story.of_type(ENDED))
        if event.record == raised.record and name in (event.body.get("line"), event.body.get("action"))
    )
    return next((STANDS.get(end, end.replace("_", " ")) for end in ends if end != "deferred"), "open")


def _codes(named: object) -> tuple[str, ...]:
    return tuple(str(one) for one in named) if isinstance(named, (list, tuple)) else ()
