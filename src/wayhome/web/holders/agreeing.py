"""The contact plan: how often, by what, and who tells them."""

from typing import ClassVar

from django import forms

from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.standing import may_reach
from wayhome.web.acting.boxes import choice, line
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.holders.beside import whom_beside
from wayhome.web.holders.telling_officers import ANOTHER, telling_officers
from wayhome.web.holders.who import about, masked

OFTEN: Choices = [
    ("weekly", "Every week"), ("fortnightly", "Every two weeks"), ("four_weekly", "Every four weeks"),
    ("when_something_happens", "Only when something happens"),
]  # fmt: skip
LANGUAGES: Choices = [("english", "English"), ("welsh", "Welsh"), ("other", "Another")]
FORMATS: Choices = [
    ("plain", "Plain words"), ("easy_read", "Easy read"), ("large_print", "Large print"), ("audio", "To listen to"),
    ("british_sign_language", "British Sign Language"),
]  # fmt: skip
WISHES: Choices = [("holder", "Theirs"), ("somebody_for_them", "Somebody’s for them"), ("police", "Ours")]
IN_PERSON = "in_person"


class PlanForm(ActForm):
    """What was agreed."""

    frequency = choice("How often do they hear from us, at least?", OFTEN, lacking="Say how often")
    channel = choice("By what?", [], lacking="Say by what")
    told_by = choice("Who tells them?", [], hint="Who tells a child is not who interviews them as a suspect.")
    told_by_other = line("Who is it?", "An officer’s id.", most=60)
    language = choice("In which language?", LANGUAGES, initial="english")
    other_language = line("Which?", most=60)
    interpreter = choice("Is an interpreter needed?", KNOWN, initial="not_asked")
    format = choice("In which form?", FORMATS, initial="plain")
    reading_age = forms.IntegerField(
        label="Reading age", required=False, min_value=5, max_value=18, help_text="In years, where it is known.",
        widget=forms.NumberInput(attrs={"classes": "govuk-input--width-2"}),
        error_messages={"invalid": "Enter years as a number", "min_value": "At least 5", "max_value": "At most 18"},
    )  # fmt: skip
    asked_for_by = choice("Whose wish is it?", WISHES, initial="holder")
    less_than_owed = forms.BooleanField(
        label="They asked to hear less often than they would", required=False,
        help_text="Kept with whose wish it is, and offered again after 28 days.",
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals, "language": {"other": ("other_language",)}, "told_by": {ANOTHER: ("told_by_other",)},
    }  # fmt: skip

    def prepare(self) -> None:
        """Offer what is safe for them, and what was agreed before."""
        holder = about(self.desk).holder
        safe = [kept for kept in holder.channels if self._is_safe(kept.ref)]
        ways: Choices = [(IN_PERSON, "In person"), *((kept.ref, masked(kept)) for kept in safe)]
        self.fields["channel"].choices = ways  # type: ignore[attr-defined]
        said = holder.plan.told_by if holder.plan else ""
        self.fields["told_by"].choices = telling_officers(self.desk, said)  # type: ignore[attr-defined]
        if plan := holder.plan:
            for name in ("frequency", "told_by", "language", "other_language", "interpreter", "format", "reading_age"):
                self.fields[name].initial = getattr(plan, name)
            self.fields["channel"].initial = plan.channel or IN_PERSON

    def _is_safe(self, ref: str) -> bool:
        reach = may_reach(about(self.desk).holder, ref, self.desk.visit.now)
        return reach.ok or reach.why == "not_now"

    def _teller(self) -> str | None:
        given = self.cleaned_data
        return (given["told_by_other"].strip() if given["told_by"] == ANOTHER else given["told_by"]) or None

    def command(self, entering: Entering) -> AgreePlan:
        """Return the command."""
        given, whom = self.cleaned_data, about(self.desk)
        return AgreePlan(
            **self.common(entering), child=whom.child, holder=whom.holder.ref, frequency=given["frequency"],
            channel=None if given["channel"] == IN_PERSON else given["channel"], told_by=self._teller(),
            language=given["language"] or "english", other_language=given["other_language"],
            format=given["format"] or "plain", reading_age=given["reading_age"],
            interpreter=given["interpreter"] or "not_asked", asked_for_by=given["asked_for_by"] or "holder",
            less_than_owed=given["less_than_owed"],
        )  # fmt: skip


AGREE = ActPage(
    name="agree-contact", title="How to keep in touch", form=PlanForm, template="holders/whom.html", beside=whom_beside,
    then="told", lead="Agreed with each of them. Only ways that are safe for them are offered.",
)  # fmt: skip
