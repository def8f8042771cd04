"""What follows at court, as pages: news for the child, what they need as a witness, the contact scheme."""

from datetime import date, datetime, time
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.court.news import AssessWitnessNeeds, ReceiveCourtNews, ReferToContactScheme
from wayhome.casework.needs.standing import measures_wanted, needs_of
from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import choice, day_to_come, line, words
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken

NEWS: Choices = [
    ("hearing_listed", "A hearing is listed"), ("hearing_changed", "A hearing is moved or taken out"),
    ("witness_required", "The child is asked to give evidence"),
    ("special_measures_decided", "The court decided how the child gives evidence"),
    ("bail_outcome", "The court decided about bail"), ("warrant", "A warrant was issued or carried out"),
    ("verdict", "There was a verdict"), ("sentence", "Sentence was passed"), ("appeal", "There is an appeal"),
]  # fmt: skip
MEASURES: Choices = [
    ("screen", "A screen in court"), ("live_link", "Speaking by live link from another room"),
    ("in_private", "A court without the public"), ("no_wigs", "No wigs and gowns"),
    ("recorded_evidence", "The recorded interview played"), ("recorded_questioning", "Questions recorded before"),
    ("intermediary", "An intermediary"), ("aids", "Things that help to explain"),
]  # fmt: skip
WHEN = ("hearing_on", "hearing_clock", "court")


class NewsForm(OfChildForm):
    """What the unit was told, for which child, and what belongs to it."""

    kind = choice("What is the news?", NEWS, lacking="Say what the news is")
    hearing_on = day_to_come("On which day is it?")
    hearing_clock = forms.TimeField(
        label="At what time?", required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 14:30"},
    )  # fmt: skip
    court = line("Which court?")
    measures = forms.MultipleChoiceField(
        label="What was granted?", choices=MEASURES, required=False, widget=forms.CheckboxSelectMultiple
    )
    months = forms.IntegerField(
        label="How many months in custody?", required=False, min_value=0, max_value=1200,
        help_text="0 where it is no custody. From 12 months on, the child is referred to the contact scheme.",
    )  # fmt: skip
    what = words("What was said?", "For whoever tells the child.")

    field_order = ("child", "kind")
    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "kind": {"hearing_listed": WHEN, "special_measures_decided": ("measures",), "sentence": ("months",)},
    }

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return ReceiveCourtNews(
            **self.common(entering), child=self.chosen(), kind=given["kind"], court=given["court"] or None,
            hearing_at=at(given["hearing_on"], given["hearing_clock"]), months=given["months"],
            measures=tuple(given["measures"]), what=given["what"] or None,
        )  # fmt: skip


class WitnessForm(OfChildForm):
    """What makes giving evidence easier for the child."""

    measures = forms.MultipleChoiceField(
        label="What would make it easier?", choices=MEASURES, required=False, widget=forms.CheckboxSelectMultiple
    )
    visit = choice("Would they like to see the court beforehand?", KNOWN, initial="not_asked")
    said = spoken("What did the child say?", "In their own words.")

    def prepare(self) -> None:
        """Begin with what the child said they would like."""
        super().prepare()
        about, facing = self.desk.about, self.desk.facing
        child = Subject(about) if about in facing.children else facing.child
        self.fields["measures"].initial = list(measures_wanted(needs_of(facing.stories.get(child))))

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AssessWitnessNeeds(
            **self.common(entering), child=self.chosen(), measures=tuple(given["measures"]),
            visit=given["visit"] or "not_asked", said=given["said"] or None,
        )  # fmt: skip


class SchemeForm(OfChildForm):
    """The referral's reference."""

    reference = line("Reference of the referral", most=60)

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return ReferToContactScheme(
            **self.common(entering), child=self.chosen(), reference=self.cleaned_data["reference"] or None
        )


def at(on: date | None, clock: time | None) -> datetime | None:
    """Return a day and a time on London's clock as an instant; a day alone is the end of it."""
    return as_utc(datetime.combine(on, clock or time(23, 59), LONDON)) if on else None


NEWS_CAME = ActPage(
    name="court-news",
    title="News from the court",
    lead="The child hears it within one working day of your hearing it, not of your writing it down.",
    form=NewsForm,
    then="court",
)
WITNESS = ActPage(
    name="witness-needs",
    title="What the child needs to give evidence",
    lead="Asked again when they are asked to come to court, even where it was asked before.",
    form=WitnessForm,
    then="court",
)
SCHEME = ActPage(
    name="contact-scheme",
    title="Refer to the victim contact scheme",
    lead="After a sentence of 12 months or more for violence or a sexual crime. They may leave the scheme at any time.",
    form=SchemeForm,
    then="court",
)
