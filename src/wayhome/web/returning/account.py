"""What the child says on return: before, during and after, in their own words, and whether they were harmed."""

from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.record_account import PARTS, Harm, RecordAccount
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken

REASONS: Choices = [
    ("conflict_at_home", "Conflict or harm at home or in the placement"),
    ("unhappy_in_placement", "Unhappy where they live"),
    ("contact_family_friends", "To see family or friends"),
    ("adult_or_peer_drew", "Drawn away by an adult or older young people"),
    ("made_to_go", "Made to go, or afraid not to"),
    ("debt_or_threat", "A debt or a threat"),
    ("bullying", "Bullying"),
    ("distress", "Distress, grief or mental health"),
    ("school", "Trouble at school"),
    ("lost_or_late", "Lost, late or without a way home"),
    ("other", "Something else"),
]
HARMS: Choices = [
    ("sexual_offence", "A sexual offence"),
    ("criminal_exploitation", "Made to commit crime"),
    ("trafficking", "Moved about or held for exploitation"),
    ("physical_injury", "Hurt physically"),
    ("robbery", "Robbed"),
    ("self_harm", "Self-harm"),
    ("substances", "Given or took drugs or alcohol"),
    ("emotional", "Threats or fear"),
    ("neglect", "Cold, hungry, uncared for"),
    ("other", "Another harm"),
]
NOT_TOLD: Choices = [
    ("before", "What led to it"), ("places", "Where they were"), ("people", "Who with"),
    ("travel", "How they travelled"), ("possessions", "What they had with them"), ("after", "What they want now"),
]  # fmt: skip


def _area(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class AccountForm(ActForm):
    """Each part as the child told it, or marked as asked about and not told; and the answer on harm."""

    own_words = spoken("In the child's own words", "As spoken. Do not tidy it.", rows=4)
    reasons = forms.MultipleChoiceField(
        label="What led to it", choices=REASONS, required=False, widget=forms.CheckboxSelectMultiple
    )
    before = _area("Before: what was happening, and what led to it")
    places = _area("During: where they were", "One place a line. These are looked at first another time.")
    people = _area("During: who they were with or met", "One person a line, with any name they use.")
    travel = _area("How they travelled, and who paid or drove", rows=2)
    possessions = _area("What they came back with, or without", "Money, clothes, phones.", 2)
    after = _area("After: how they came back, how they are, what they want now")
    not_told = forms.MultipleChoiceField(
        label="Asked about, and not told", choices=NOT_TOLD, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Not told is an answer. A part that was not asked about leaves the account to be completed.",
    )  # fmt: skip
    harm = forms.ChoiceField(
        label="Was the child harmed, or was an offence done to them?", choices=KNOWN, initial="not_asked",
        widget=forms.RadioSelect,
    )  # fmt: skip
    harms = forms.MultipleChoiceField(
        label="Which harm", choices=HARMS, required=False, widget=forms.CheckboxSelectMultiple
    )
    known_by = forms.ChoiceField(
        label="How is it known?",
        choices=[("disclosed", "The child said so"), ("observed", "It was seen"), ("suspected", "It is suspected")],
        initial="disclosed",
        widget=forms.RadioSelect,
        required=False,
    )

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "harm": {"yes": ("harms", "known_by")}}

    def clean(self) -> dict[str, object]:
        """Ask which harm, where the child was harmed, and for anything at all: an empty account is none."""
        cleaned = super().clean()
        if (
            not any(cleaned.get(name) for name in (*PARTS, "reasons", "not_told"))
            and cleaned.get("harm") == "not_asked"
        ):
            self.add_error("own_words", "Write what the child said, or tick what they were asked and did not tell")
        if cleaned.get("harm") == "yes" and not cleaned.get("harms"):
            self.add_error("harms", "Say which harm, or that it is another one")
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        harms = given["harms"] if given["harm"] == "yes" else []
        return RecordAccount(
            **self.common(entering),
            complete=self._is_complete(),
            harm_answer=given["harm"],
            harms=tuple(Harm(kind=kind, basis=given["known_by"] or "disclosed") for kind in harms),
            reasons=tuple(given["reasons"]),
            **{part: given[part] or None for part in PARTS},
        )

    def _is_complete(self) -> bool:
        """Say whether each part was told, or asked about and not told, and the question on harm was asked."""
        given = self.cleaned_data
        told = {part for part, _ in NOT_TOLD if given[part]} | ({"before"} if given["reasons"] else set())
        asked = told | set(given["not_told"])
        return given["harm"] != "not_asked" and asked >= {part for part, _ in NOT_TOLD}


ACCOUNT = ActPage(
    name="account",
    title="What the child said",
    lead="Listen first. This is what keeps the child safer now, and what is read first if they are missing again.",
    form=AccountForm,
    button="Record what the child said",
    template="returning/heard.html",
)
