"""Warning notices: decided and served, made known, answered when they are breached, and followed when they end."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.notices import (
    DecideNoticeBreach,
    DecideNoticeEnd,
    DecideWarningNotice,
    EndNotice,
    FollowUpNotice,
    RecordNoticeBreach,
)
from wayhome.web.acting.boxes import words
from wayhome.web.acting.forms import Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.disrupting.asking import WARNING, need, notices, one_of, pick, suspect_field, tick

DECISIONS: Choices = [
    ("served", "A notice was served"), ("to_be_served", "A notice is to be served"),
    ("not_suitable_for_a_reason", "No notice, for a reason"),
]  # fmt: skip
TOLD: Choices = [
    ("", "Nobody yet"), ("child", "The child"), ("parent_or_carer", "A parent or carer"), ("both", "Both"),
]  # fmt: skip
OFFENCE: Choices = [("pursued", "An offence is pursued"), ("not_for_a_reason", "No offence, for a reason")]
ORDER: Choices = [("sought", "An order is sought"), ("not_for_a_reason", "No order, for a reason")]
END: Choices = [
    ("seek_an_order", "Decided before it ends: an order is sought"),
    ("served_again", "Decided before it ends: it is served again"),
    ("other_means", "Decided before it ends: other means"),
    ("none_for_a_reason", "Decided before it ends: nothing follows, for a reason"),
    ("child_reached_the_age", "It ended: the child reached the age"),
    ("cancelled", "It ended: it was cancelled"),
    ("replaced_by_order", "It ended: an order took its place"),
    ("other", "It ended for another reason"),
]  # fmt: skip
BEFORE = tuple(value for value, _ in END[:4])


class WarningNoticeForm(OfChildForm):
    """Whether an adult is warned to keep away from the child, and that they were."""

    reveals: ClassVar[Reveals] = {**OfChildForm.reveals, "decision": {"not_suitable_for_a_reason": ("reason",)}}

    def prepare(self) -> None:
        """Ask which child, which adult, and what was decided."""
        super().prepare()
        self.fields["decision"] = one_of("What is decided?", DECISIONS, "Say what is decided")
        self.fields["suspect"] = suspect_field(self.desk)
        self.fields["reason"] = words("Why not, and what is done instead?")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return DecideWarningNotice(
            **self.common(entering), child=self.chosen(), decision=given["decision"], suspect=given["suspect"],
            reason=given["reason"] or None,
        )  # fmt: skip


class _OfNotice(OfChildForm):
    """A form about one notice of the case."""

    def prepare(self) -> None:
        """Ask which child and which notice."""
        super().prepare()
        held = notices(self.desk, WARNING)
        self.fields["notice"] = pick("Which notice?", held, "Say which notice", self.desk.about)

    def given(self, entering: Entering) -> dict[str, Any]:
        """Return what every command about the notice carries."""
        return {**self.common(entering), "child": self.chosen(), "notice": self.cleaned_data["notice"]}


class FollowUpForm(_OfNotice):
    """What was done so that the notice protects."""

    def prepare(self) -> None:
        """Ask for each step."""
        super().prepare()
        self.fields["circulated"] = tick("It is on national and local systems")
        self.fields["explained"] = one_of("Who was told of it?", TOLD)

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        asked = self.cleaned_data
        return FollowUpNotice(**self.given(entering), circulated=asked["circulated"], explained=asked["explained"])


class BreachForm(_OfNotice):
    """What was seen, and what follows from it."""

    def prepare(self) -> None:
        """Ask for new contact, and for a decision."""
        super().prepare()
        self.fields["what"] = words("New contact: what was seen or told, and by whom?", "Leave empty to decide only.")
        self.fields["offence"] = one_of("Taking or keeping the child, as an offence", OFFENCE)
        self.fields["order"] = one_of("A sexual risk order, or another", ORDER)
        self.fields["reason"] = words("Why not?", "Where nothing follows of either.", rows=2)

    def clean(self) -> dict[str, object]:
        """Ask for one of the two, and for both halves of a decision."""
        cleaned = super().clean()
        given = [bool(cleaned.get(name)) for name in ("what", "offence", "order")]
        if not any(given):
            self.add_error("what", ValidationError("Say what was seen, or decide what follows"))
        if cleaned.get("offence") or cleaned.get("order"):
            need(self, "offence", "Say whether an offence is pursued")
            need(self, "order", "Say whether an order is sought")
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return the contact, the decision, or both."""
        given, asked = self.cleaned_data, self.given(entering)
        found: dict[str, Command] = {}
        if given["what"]:
            found["contact"] = RecordNoticeBreach(**asked, what=given["what"])
        if given["offence"]:
            found["decision"] = DecideNoticeBreach(
                **asked, offence=given["offence"], order=given["order"], reason=given["reason"] or None
            )
        return found

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return what each command was made of."""
        return ("what",) if name == "contact" else ("offence", "order", "reason")


class EndForm(_OfNotice):
    """What keeps the child safe once the notice ends."""

    def prepare(self) -> None:
        """Ask what was decided, or why it ended."""
        super().prepare()
        self.fields["end"] = one_of("What is decided, or why did it end?", END, "Say what is decided, or why it ended")
        self.fields["reason"] = words("What keeps the child safe from then on?")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        end, said = self.cleaned_data["end"], self.cleaned_data["reason"] or None
        if end in BEFORE:
            return DecideNoticeEnd(**self.given(entering), decision=end, reason=said)
        return EndNotice(**self.given(entering), why=end, instead=said)


WARNING_NOTICE = ActPage(
    name="warning-notice",
    title="Warning notice to an adult",
    lead="A child abduction warning notice tells an adult in writing to keep away: for a child under 16 at home, or "
    "under 18 in care. It is no court order, and a breach is no offence in itself.",
    form=WarningNoticeForm,
)
FOLLOW_UP = ActPage(
    name="notice-made-known",
    title="Make the warning notice known",
    lead="A notice nobody can see protects nobody. The child hears of it from us.",
    form=FollowUpForm,
)
BREACH = ActPage(
    name="notice-breach",
    title="Contact against a warning notice",
    lead="It is evidence for the offences of taking or keeping a child, and for an order. What follows is decided "
    "within 24 hours.",
    form=BreachForm,
)
ENDS = ActPage(
    name="notice-ends",
    title="When a warning notice ends",
    lead="It ends on a birthday; the danger does not.",
    form=EndForm,
)
PAGES = (WARNING_NOTICE, FOLLOW_UP, BREACH, ENDS)
