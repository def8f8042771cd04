"""Flags: set, looked at again, and the queue in which the record and officers differ; and definitions behind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.caseload import Case, Caseload
from wayhome.casework.concerns.consider_definition import ConsiderDefinition
from wayhome.casework.concerns.flags import Flag, flags_of, waiting
from wayhome.casework.concerns.set_flag import ReviewFlag, SetFlag
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.rulebook.screening import ExploitationDefinition
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.of_child import OfChildForm, children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.concerns.choices import OF_KINDS, day, short
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.entries import capital, reference, sentence
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

LOOKED_AT_AFTER = timedelta(days=90)
OWNERS = ("investigator", "supervisor", "detective_inspector", "coordinator")
POINTERS = frozenset({
    "exploitation.definition_considered", "exploitation.screened", "investigation.crime_recorded",
    "child.exploitation_flag_set",
})  # fmt: skip
PARTS: Choices = [("met", "Yes"), ("not_met", "No"), ("not_known", "Not known")]


class SetFlagForm(OfChildForm):
    """What is done to the child, how surely, who answers for the flag, and when it is looked at again."""

    kind = choice("Which exploitation?", OF_KINDS, lacking="Say which exploitation")
    confidence = choice(
        "How sure is it?", [("suspected", "Suspected"), ("known", "Known")], lacking="Say how sure it is"
    )
    owner = choice("Who answers for the flag?", [], lacking="Say who answers for it")
    review_by = day("Looked at again by")
    offender = short("An offender flagged with it", "By the force’s reference, never a name.")
    location = short("A place flagged with it", "By the force’s reference.")
    reasons = words("What it rests on", lacking="Say what the flag rests on")

    def prepare(self) -> None:
        """Offer who may answer for it, and the day ninety days from now."""
        super().prepare()
        roles = self.desk.pack.head.roles
        offered = [(role, capital(roles[role])) for role in OWNERS if role in roles] or [("supervisor", "Supervisor")]
        self.fields["owner"] = choice("Who answers for the flag?", offered, lacking="Say who answers for it")
        self.fields["owner"].initial = "investigator"
        self.fields["review_by"].initial = london_day(self.desk.visit.now + LOOKED_AT_AFTER)
        if self.desk.about in dict(OF_KINDS):
            self.fields["kind"].initial = self.desk.about
        first = ("child", "kind", "confidence", "reasons", "owner", "review_by", "offender", "location")
        self.order_fields([name for name in first if name in self.fields])

    def command(self, entering: Entering) -> SetFlag:
        """Return the command."""
        given = self.cleaned_data
        return SetFlag(
            **self.common(entering), child=self.chosen(), kind=given["kind"], confidence=given["confidence"],
            owner=given["owner"], review_by=given["review_by"], offender=given["offender"] or None,
            location=given["location"] or None, reasons=given["reasons"],
        )  # fmt: skip


class ReviewFlagForm(OfChildForm):
    """A flag kept, lifted, or not set although the record points to it; each with a reason."""

    kind = choice("Which flag?", OF_KINDS, lacking="Say which flag")
    result = choice(
        "What do you decide?",
        [
            ("kept", "It stays"),
            ("lifted", "It is lifted"),
            ("not_set", "It is not set, though the record points to it"),
        ],
        lacking="Say what you decide",
    )
    reasons = words("Why", "A reason somebody else can check.", lacking="Say why")

    def prepare(self) -> None:
        """Begin with the flag that the link names."""
        super().prepare()
        if self.desk.about in dict(OF_KINDS):
            self.fields["kind"].initial = self.desk.about

    def command(self, entering: Entering) -> ReviewFlag:
        """Return the command."""
        given = self.cleaned_data
        return ReviewFlag(
            **self.common(entering), child=self.chosen(), kind=given["kind"], result=given["result"],
            reasons=given["reasons"],
        )  # fmt: skip


def definition_of(desk: Desk) -> ExploitationDefinition | None:
    """Return the definition that was asked for, else the first of the rulebook."""
    held = desk.pack.exploitation_definitions
    return held.get(desk.visit.request.GET.get("definition", "")) or next(iter(held.values()), None)


class DefinitionForm(OfChildForm):
    """Each part of a definition: met, not met, or not known; what they come to is worked out."""

    reasons = words("What is known, part by part", lacking="Say what is known")

    def prepare(self) -> None:
        """Ask for every part."""
        super().prepare()
        definition = definition_of(self.desk)
        parts = definition.parts if definition else ()
        for part in parts:
            hint = "Of the parts marked so, one is enough." if part.one_of else ""
            self.fields[f"p_{part.id}"] = choice(part.words, PARTS, hint=hint, initial="not_known")
        first = ("child", *(f"p_{part.id}" for part in parts), "reasons")
        self.order_fields([name for name in first if name in self.fields])

    def command(self, entering: Entering) -> ConsiderDefinition:
        """Return the command."""
        given, definition = self.cleaned_data, definition_of(self.desk)
        said = {name[2:]: value for name, value in given.items() if name.startswith("p_")}
        return ConsiderDefinition(
            **self.common(entering), child=self.chosen(), definition=definition.id if definition else "",
            met=tuple(part for part, value in said.items() if value == "met"),
            not_met=tuple(part for part, value in said.items() if value == "not_met"), reasons=given["reasons"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """One flag as a page says it: who, what officers say, what the record says and why, and where it is answered."""

    who: str
    kind: str
    officers: str
    record: str
    because: tuple[Link, ...]
    answers: tuple[Link, ...]
    case: Link
    waits: bool


def flags_in(desk: Desk) -> Mapping[str, Any]:
    """Return every flag of the children of a case, beside the form, with the records that they rest on."""
    held = [(name, flag) for child, name in children_of(desk) for flag in flags_about(desk, Subject(child))]
    return {
        "flags": [flag_view(flag, name, desk.record, desk.visit.now) for name, flag in held],
        "shows": tuple({event.record for _, flag in held for event in flag.because}),
    }


def flags_about(desk: Desk, child: Subject) -> tuple[Flag, ...]:
    """Return the flags of one child of a case, as both sides have them."""
    return flags_of(desk.facing.stories.get(child) or Story(child, ()), desk.pack)


def flag_view(flag: Flag, who: str, record: str, now: datetime) -> FlagView:
    """Say both sides of a flag."""
    return FlagView(
        who=who,
        kind=capital(flag.words),
        officers=f"Flagged as {flag.confidence}" if flag.is_set else "Not flagged",
        record="The record points to it" if flag.follows else "Nothing coded on record points to it",
        because=tuple(_because(event, now) for event in flag.because),
        answers=_answers(flag, record),
        case=Link(text=reference(record), href=reverse("case", args=[record])),
        waits=flag.waits,
    )


def _because(event: Event, now: datetime) -> Link:
    href = reverse("case-time-line", args=[event.record])
    return Link(text=f"{sentence(event)}, {when(event.happened_at, now)}", href=href)


def _answers(flag: Flag, record: str) -> tuple[Link, ...]:
    about = f"?about={flag.kind}"
    review = reverse("review-flag", args=[record]) + about
    if flag.is_set:
        return (Link(text="Keep it or lift it, with a reason", href=review),)
    set_it = Link(text="Set it", href=reverse("set-flag", args=[record]) + about)
    return set_it, Link(text="Leave it off, with a reason", href=review)


def beside_definition(desk: Desk) -> Mapping[str, Any]:
    """Return the definition and the others there are."""
    path = reverse("consider-definition", args=[desk.record])
    held = desk.pack.exploitation_definitions.values()
    return {
        "definition": definition_of(desk),
        "definitions": [
            Link(text=one.title, href=f"{path}?definition={one.id}") for one in held if one != definition_of(desk)
        ],
    }


@shows_records(Permission.INVESTIGATE)
def show_flags(visit: Visit) -> Page:
    """Show every flag on which the record and the officers differ, and that waits for an answer."""
    views, shows = [], set[str]()
    caseload = visit.parts.reading.caseload(visit.now)
    for case in visit.parts.reading.live(visit.now).cases:
        for child, flag in _waiting(case, caseload):
            name = name_of(child, visit.parts.reading.names())
            views.append(flag_view(flag, name, case.record, visit.now))
            shows |= {case.record, child, *(event.record for event in flag.because)}
    return Page(template="concerns/flags.html", content={"flags": views}, shows=tuple(sorted(shows)))


def _waiting(case: Case, caseload: Caseload) -> Iterator[tuple[Subject, Flag]]:
    """Yield what waits in a case; nothing is looked up for one that holds nothing a flag could follow from."""
    if case.kinds[0] is not SubjectKind.INVESTIGATION:
        return
    if POINTERS.isdisjoint(held.event.type for held in (*case.entries, *case.background)):
        return
    for child in case.children:
        held = {each.event.id: each.event for one in caseload.about(child) for each in (*one.entries, *one.background)}
        story = Story(child, [event for event in held.values() if child in event.subjects])
        yield from ((child, flag) for flag in waiting(story, caseload.rulebook.at(case.at).pack))


SET_FLAG = ActPage(
    name="set-flag", title="Flag what is done to the child", form=SetFlagForm, template="concerns/flag.html",
    lead="A flag says what is done to a child, never what a child does. It has an owner, a reason and a day.",
    button="Set the flag", beside=flags_in,
)  # fmt: skip
REVIEW_FLAG = ActPage(
    name="review-flag", title="Look at a flag again", form=ReviewFlagForm, template="concerns/flag.html",
    lead="Where the record and a flag differ, a person decides which is right, and says why.",
    button="Record what you decide", beside=flags_in,
)  # fmt: skip
DEFINITION = ActPage(
    name="consider-definition", title="Is it exploitation?", form=DefinitionForm, template="concerns/definition.html",
    lead="Hold what is known against each part. What a child seemed to agree to is no part of it, and not known is an "
    "answer.",
    button="Record it", beside=beside_definition,
)  # fmt: skip
