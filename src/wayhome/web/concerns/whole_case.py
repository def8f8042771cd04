"""Which children and which force the case is of: another child joins, cases are merged or split, and who leads."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.concerns.whole_case import AgreeLead, JoinChild, MergeInvestigation, SplitInvestigation
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.of_child import children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.concerns.choices import new_child, new_investigation, short
from wayhome.web.concerns.finding import FindsChild, shown_children

BASES: Choices = [
    ("disclosure", "Somebody told us"), ("intelligence", "From intelligence"),
    ("missing_together", "They were missing together"), ("suspect", "Through a suspect"), ("other", "Something else"),
    ("unknown", "Not known"),
]  # fmt: skip
LEADS: Choices = [("ours", "We do"), ("theirs", "They do"), ("joint", "Both, together")]


class JoinForm(FindsChild, ActForm):
    """A further child of the case, looked up first."""

    basis = choice("How did the child come into it?", BASES, lacking="Say how the child came into it")
    reasons = words("What it rests on")
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def prepare(self) -> None:
        """Offer the children on record who may be meant."""
        if self.is_bound:
            self.offer_known(self.desk.visit)
        first = ("known", "name", "born", "age", "basis", "reasons")
        self.order_fields([name for name in first if name in self.fields])

    def clean(self) -> dict[str, object]:
        """Ask for a name, and for a child who is not in the case."""
        cleaned = super().clean()
        if not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", ValidationError("Enter the child’s name, or what they are called"))
        if cleaned.get("known") in self.desk.facing.children:
            self.add_error("known", ValidationError("This child is in the case already"))
        return cleaned

    def command(self, entering: Entering) -> JoinChild:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        named = {"name": given["name"] or None, "age_stated": given["age"]} if self.is_new else {}
        return JoinChild(
            **common, joining=self.chosen_child(new_child(str(common["key"]))), basis=given["basis"],
            reasons=given["reasons"] or None, **named,
        )  # fmt: skip


class MergeForm(ActForm):
    """The case that this one goes on in, and what shows that they belong together."""

    into = short("The investigation it goes on in", "Its reference.", lacking="Enter the reference of the other case")
    reasons = words("What shows that they belong together", "People, places, telephones in both.", lacking="Say why")

    def clean_into(self) -> str:
        """Find the other case."""
        given = str(self.cleaned_data["into"]).strip()
        for reference in dict.fromkeys((given, given.upper(), given.upper().replace(" ", "-"))):
            if investigation_of(self.desk, reference):
                return reference
        raise ValidationError("There is no investigation of that reference")

    def command(self, entering: Entering) -> MergeInvestigation:
        """Return the command."""
        given = self.cleaned_data
        case = investigation_of(self.desk, given["into"]) or Subject("")
        return MergeInvestigation(
            **self.common(entering), into=RecordId(given["into"]), into_case=case, reasons=given["reasons"]
        )


class SplitForm(ActForm):
    """The children who go on in a case of their own, and why."""

    children = ticks("Which children go on in a case of their own?", [])
    reasons = words("Why it goes on apart", lacking="Say why")

    def prepare(self) -> None:
        """Offer the children of the case."""
        self.fields["children"] = ticks("Which children go on in a case of their own?", children_of(self.desk))
        self.order_fields(["children"])

    def command(self, entering: Entering) -> SplitInvestigation:
        """Return the command; the new case is named after the act's key, so that sending it again opens one."""
        given, common = self.cleaned_data, self.common(entering)
        opens, case = new_investigation(str(common["key"]))
        children = tuple(map(Subject, given["children"]))
        return SplitInvestigation(
            **common, children=children, opens=opens, investigation=case, reasons=given["reasons"]
        )


class LeadForm(ActForm):
    """Which of two forces leads."""

    force = short("The other force", lacking="Enter the other force")
    leads = choice("Who leads?", LEADS, lacking="Say who leads")
    contact = short("Their reference")
    reasons = words("Who does what", "And who tells the child.")

    def command(self, entering: Entering) -> AgreeLead:
        """Return the command."""
        given = self.cleaned_data
        return AgreeLead(
            **self.common(entering), force=given["force"], leads=given["leads"], contact=given["contact"] or None,
            reasons=given["reasons"] or None,
        )  # fmt: skip


def investigation_of(desk: Desk, record: str) -> Subject | None:
    """Return the investigation that a record is of; None where it is of none."""
    case = desk.visit.parts.reading.case(record, desk.visit.now)
    named = (subject for held in (case.entries if case else ()) for subject in held.event.subjects)
    return next((Subject(one) for one in named if kind_of(Subject(one)) is SubjectKind.INVESTIGATION), None)


def beside_joining(desk: Desk) -> Mapping[str, Any]:
    """Name the children whom the page shows because they were looked up."""
    return {"shows": shown_children(desk.visit)}


JOIN_CHILD = ActPage(
    name="join-child", title="Another child", form=JoinForm, button="Bring the child into the case",
    lead="A further child who is, or may be, harmed by the people this case is about. What each child is owed is owed "
    "to this one from now on.",
    beside=beside_joining,
)  # fmt: skip
MERGE_CASE = ActPage(
    name="merge-case", title="Merge into another case", form=MergeForm, button="Merge",
    lead="Both records stay. What this case still owes goes on in the other, with its children.",
)  # fmt: skip
SPLIT_CASE = ActPage(
    name="split-case", title="Split off a case", form=SplitForm, button="Open a case for them",
    lead="Some of the children go on in a case of their own. What was recorded stays here, for all of them.",
)  # fmt: skip
AGREE_LEAD = ActPage(
    name="agree-lead", title="Which force leads", form=LeadForm,
    lead="Until the other force has it, what is owed here stays owed here: no child waits between two forces.",
)  # fmt: skip
