"""What the child said and what was agreed before: earlier talks read again, and the trigger plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django import forms

from wayhome.casework.read_earlier_interviews import Place, ReadEarlierInterviews
from wayhome.casework.read_trigger_plan import ReadTriggerPlan
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import line as line_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.rows import RowsForm
from wayhome.web.presenting.called import told
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.kept_before import SAID as PARTS_SAID
from wayhome.web.presenting.times import when
from wayhome.web.searching.choices import DueForm, owner_field, owners

SAID = (
    "missing.account_recorded", "missing.prevention_interview_held", "partner.return_interview_held",
    "partner.return_interview_received", "missing.child_located", "partner.carer_heard",
)  # fmt: skip
PLACE, WHO = "place", "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One thing told or learned on an earlier return, in words where they are held."""

    sentence: str
    when: str
    case: str
    words: tuple[str, ...]


class ReadEarlierForm(RowsForm, DueForm):
    """Each place the child named and who visits it; the people, one on each line; by when the places are visited."""

    people = words_field("People the child named", "One on each line.")

    reveals: ClassVar[Reveals] = DueForm.reveals
    order_last: ClassVar[tuple[str, ...]] = ("people", "due", "when")

    def prepare(self) -> None:
        """Ask for as many places as there are rows."""
        self.fields["due"].label = "Visit the places by when?"
        for number, (place, who) in self.row_fields(PLACE, WHO):
            self.fields[place] = line_field(f"Place {number}")
            self.fields[who] = owner_field("Who visits it?")
            self.fields[who].choices = owners(self.desk)  # type: ignore[attr-defined]
            self.fields[who].initial = "response"
            self.fields[place].initial = dict(enumerate(_places_named(self.desk), 1)).get(number, "")

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the rows to place."""
        return [(self[one], self[other]) for _, (one, other) in self.row_fields(PLACE, WHO)]

    def command(self, entering: Entering) -> ReadEarlierInterviews:
        """Return the command."""
        given, due = self.cleaned_data, self.due_by(entering.now) or entering.now
        named = ((given.get(one, ""), given.get(other, "")) for _, (one, other) in self.row_fields(PLACE, WHO))
        places = tuple(Place(place=one, owner=other or "response", due=due) for one, other in named if one.strip())
        return ReadEarlierInterviews(**self.common(entering), places=places, people=tuple(given["people"].splitlines()))


class ReadTriggerPlanForm(ActForm):
    """Nothing but that it was read."""

    def command(self, entering: Entering) -> ReadTriggerPlan:
        """Return the command."""
        return ReadTriggerPlan(**self.common(entering))


def told_before(desk: Desk) -> Mapping[str, object]:
    """Return what was told and learned on earlier returns, newest first."""
    return {"earlier": tuple(_earlier(event, desk) for event in _events_before(desk))}


def _places_named(desk: Desk) -> tuple[str, ...]:
    """Return the places that the child named in the last talk that names any, one a line."""
    for event in _events_before(desk):
        named = desk.visit.parts.reading.words(event.record).get((event.id, "places"), "")
        if named:
            return tuple(line.strip() for line in named.splitlines() if line.strip())
    return ()


def _events_before(desk: Desk) -> Iterator[Event]:
    story = desk.facing.stories.get(desk.facing.child)
    own = story.own if story else ()
    return (event for event in reversed(own) if event.type in SAID and event.record != desk.record)


def _earlier(event: Event, desk: Desk) -> Earlier:
    words = desk.visit.parts.reading.words(event.record)
    return Earlier(
        sentence=told(event, desk.pack),
        when=when(event.happened_at, desk.visit.now),
        case=reference(event.record),
        words=tuple(_words(event, words)),
    )


def _words(event: Event, words: Mapping[tuple[EventId, str], str]) -> Iterator[str]:
    """Yield what was said, the parts that lead to the child first, each with what it is called."""
    held = {field: text for (entry, field), text in words.items() if entry == event.id}
    yield from (f"{called}: {held.pop(name)}" for name, called in PARTS_SAID.items() if name in held)
    yield from held.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The trigger plan: what is done first, where to look, whom to ask; each line as it was written."""

    made: str
    actions: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]


def agreed(desk: Desk) -> Agreed | None:
    """Return the child's trigger plan as it stands; None where none is held."""
    plan = desk.facing.last_of_child("child.trigger_plan_updated")
    if plan is None:
        return None
    words = desk.visit.parts.reading.words(plan.record)

    def lines(field: str) -> tuple[str, ...]:
        return tuple(words.get((plan.id, field), "").splitlines())

    made = when(plan.happened_at, desk.visit.now)
    return Agreed(made=made, actions=lines("plan"), places=lines("places"), people=lines("people"))


def agreed_beside(desk: Desk) -> Mapping[str, object]:
    """Return the trigger plan for a page to show."""
    return {"agreed": agreed(desk)}


def read_at(desk: Desk) -> datetime | None:
    """Return when the trigger plan was read for this search; None where it was not."""
    read = desk.facing.last("missing.trigger_plan_read")
    return read.happened_at if read else None


READ_EARLIER = ActPage(
    name="read-earlier",
    title="What the child said before",
    lead="Read it again, and list each place and person it names. Each place becomes a line to visit.",
    form=ReadEarlierForm,
    button="I have read it",
    template="searching/earlier.html",
    beside=told_before,
    then="looking",
)
READ_TRIGGER_PLAN = ActPage(
    name="read-trigger-plan",
    title="The trigger plan",
    lead="What was agreed to be done first if this child is missing again.",
    form=ReadTriggerPlanForm,
    button="I have read it",
    template="searching/trigger_plan.html",
    beside=agreed_beside,
    then="looking",
)
