"""What becomes known in a search: news, who owns the case, and children who are missing together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from django import forms

from wayhome.application.caseload import Case
from wayhome.casework.add_news import AddNews
from wayhome.casework.commands import Command
from wayhome.casework.dispute_ownership import DisputeOwnership
from wayhome.casework.link_children import LinkChildren, Together
from wayhome.casework.record_done import RecordDone
from wayhome.casework.settle_ownership import SettleOwnership
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.events.missing import OtherAreaInvolved
from wayhome.record.states import Episode, fold
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import line as line_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import reference
from wayhome.web.searching.choices import owner_field, owners
from wayhome.web.searching.saying import NEWS, SUPPLIERS

OWNED: Choices = [
    ("settled", "It was agreed who owns the case"), ("disputed", "It is not agreed"),
    ("involved", "Another area is involved, and nobody has asked yet"),
]  # fmt: skip
BASES: Choices = [
    ("informant", "Whoever reported says so"), ("sighting", "They were seen together"),
    ("phone", "Their phones say so"),
    ("intelligence", "Intelligence"), ("found_together", "They were found together"), ("other", "Something else"),
]  # fmt: skip


class AddNewsForm(ActForm):
    """What kind of news, from whom, in which words."""

    kind = choice_field("What is new?", NEWS, lacking="Choose what is new")
    supplied_by = forms.ChoiceField(label="Who says so?", choices=SUPPLIERS, initial="unknown")
    content = words_field("In their words", "Who, where, when, with whom. A sighting does not close a case.")

    def command(self, entering: Entering) -> AddNews:
        """Return the command."""
        given = self.cleaned_data
        return AddNews(
            **self.common(entering),
            kind=given["kind"],
            supplied_by=given["supplied_by"],
            content=given["content"] or None,
        )


class OwnershipForm(ActForm):
    """Who owns the case as both sides agreed; or that they do not agree; or that another area is involved."""

    which = choice_field("How does it stand?", OWNED, lacking="Say how it stands")
    owner = line_field("Which area or force owns it?", most=80)
    agreed_with = line_field("Who agreed for the other side, by post?", most=80)
    with_whom = line_field("With which area or force?", most=80)
    reason = words_field("Why does each hold the other to own it?")
    area = line_field("Which area or force?", most=80)

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "which": {"settled": ("owner", "agreed_with"), "disputed": ("with_whom", "reason"), "involved": ("area",)},
    }

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        match given["which"]:
            case "settled":
                return SettleOwnership(**common, owner=given["owner"], agreed_with=given["agreed_with"])
            case "disputed":
                return DisputeOwnership(**common, with_whom=given["with_whom"], reason=given["reason"] or None)
            case _:
                return RecordDone(**common, fact=OtherAreaInvolved(area=given["area"] or "unknown"))


class LinkChildrenForm(ActForm):
    """Which other missing children are with this one, what says so, and the post that owns their cases together."""

    others = forms.MultipleChoiceField(
        label="Which children are missing together with this one?", choices=[], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one child"},
    )  # fmt: skip
    basis = choice_field("What says so?", BASES, lacking="Say what it rests on")
    joint_owner = owner_field("Who owns their cases together?")

    def prepare(self) -> None:
        """Offer every other child who is missing now."""
        names = self.desk.visit.parts.reading.names()
        found = {str(other.record): other for other in missing_now(self.desk)}
        self.cases = found
        self.fields["others"].choices = [  # type: ignore[attr-defined]
            (record, f"{names.get(other.children[0], 'Name not known')}, {reference(record)}")
            for record, other in found.items()
        ]
        self.fields["others"].help_text = "" if found else "No other child is missing now, as far as is recorded."
        self.fields["joint_owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["joint_owner"].initial = "supervisor"

    def command(self, entering: Entering) -> LinkChildren:
        """Return the command."""
        given = self.cleaned_data
        others = tuple(_together(self.cases[record]) for record in given["others"])
        return LinkChildren(
            **self.common(entering), others=others, basis=given["basis"], joint_owner=given["joint_owner"]
        )


def missing_now(desk: Desk) -> Iterator[Case]:
    """Yield the case of every other child who is missing now."""
    for case in desk.visit.parts.reading.live(desk.visit.now).cases:
        other = case.record != desk.record and case.kinds[0] is SubjectKind.EPISODE and case.children
        if other and fold(Episode(), _story(case).own).phase == "missing":
            yield case


def together_with(desk: Desk) -> tuple[Case, ...]:
    """Return the cases of the children whose episodes were linked with this one."""
    linked = desk.facing.story.of_type("missing.episodes_linked")
    named = {one for event in linked for one in event.subjects if kind_of(one) is SubjectKind.CHILD}
    others = sorted(named - {desk.facing.child})
    caseload = desk.visit.parts.reading.caseload(desk.visit.now)
    cases = (case for child in others for case in caseload.about(child))
    return tuple(case for case in cases if case.kinds[0] is SubjectKind.EPISODE and _shares(case, linked))


def _shares(case: Case, linked: Sequence[Event]) -> bool:
    return any(_episode(case) in event.subjects for event in linked)


def _story(case: Case) -> Story:
    return Story(_episode(case), [held.event for held in case.entries])


def _episode(case: Case) -> Subject:
    named = (one for held in case.entries for one in held.event.subjects)
    return next(one for one in named if kind_of(one) is SubjectKind.EPISODE)


def _together(case: Case) -> Together:
    return Together(child=case.children[0], record=case.record, case=_episode(case))


def others_shown(desk: Desk) -> Mapping[str, object]:
    """Return the records of the other children whom the page names."""
    return {"shows": tuple(shown for other in missing_now(desk) for shown in (other.record, *other.children))}


ADD_NEWS = ActPage(
    name="add-news",
    title="Something new is known",
    lead="News is kept at once, whatever state the case is in. The risk is looked at again because of it.",
    form=AddNewsForm,
)
SETTLE_OWNER = ActPage(
    name="settle-owner",
    title="Who owns the case",
    lead="Where two areas or forces are involved, one owns it. The search goes on while they settle which.",
    form=OwnershipForm,
)
LINK_CHILDREN = ActPage(
    name="link-children",
    title="Children missing together",
    lead="Their cases are linked under one owner, so that what is found for one is used for all.",
    form=LinkChildrenForm,
    beside=others_shown,
    then="looking",
)
