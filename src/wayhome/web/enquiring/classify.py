"""Going through the catalogue: each line that nobody has taken up, on one page, is followed or set aside with why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.forms import BoundField

from wayhome.casework.enquiring.classify_lines import ClassifyLines, Follow, Ground, SetAside
from wayhome.casework.enquiring.lines import Listed
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.enquiring.choices import WITHIN, one_of, owners, standing
from wayhome.web.enquiring.lines_page import because_said

DUE: Choices = [("72", "3 days"), ("168", "7 days"), ("336", "14 days"), ("672", "28 days")]
FOLLOW, WHY, UNREASONABLE = "follow_", "why_", "unreasonable_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line that nobody has taken up, with why it is proposed, and its fields."""

    code: str
    title: str
    asks: str
    because: tuple[str, ...]
    lost: str
    follow: BoundField
    why: BoundField
    unreasonable: BoundField

    @property
    def says_why(self) -> bool:
        """Say whether something stands under why not, so that it is open where somebody left it."""
        return bool(self.why.value() or self.unreasonable.value())


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some lines under what they have in common."""

    heading: str
    lead: str
    rows: tuple[Row, ...]


class ClassifyForm(ActForm):
    """For each line: followed, or why not; and for all that are followed, who does them and by when."""

    owner = one_of("Who follows them?", lacking="Choose who follows them")
    due = forms.ChoiceField(
        label="By when?", choices=DUE, initial="168", help_text="A line that is lost by waiting has its own time."
    )

    def prepare(self) -> None:
        """Offer each line that nobody has taken up; what is proposed, or belongs to every such case, is ticked."""
        self.listed = standing(self.desk).left_open
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["owner"].initial = "investigator"
        for one in self.listed:
            code, title = one.line.id, one.line.title
            ticked = forms.BooleanField(label=title, required=False, initial=one.is_expected)
            self.fields[f"{FOLLOW}{code}"] = ticked
            self.fields[f"{WHY}{code}"] = forms.CharField(
                label=f"Why not: {title}", required=False, max_length=300,
                error_messages={"max_length": "Use 300 characters or fewer"},
            )  # fmt: skip
            self.fields[f"{UNREASONABLE}{code}"] = forms.BooleanField(
                label=f"It would fit, and would not be reasonable: {title}", required=False
            )

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the lines in three groups: what the record proposes, what every such case has, and the rest."""
        proposed = tuple(one for one in standing(self.desk).proposed)
        expected = tuple(one for one in self.listed if one.is_expected and not one.because)
        rest = tuple(one for one in self.listed if not one.is_expected)
        told = (
            ("Proposed for what is recorded", "Each says which entry it rests on.", proposed),
            ("In every case of this kind", "They are looked for unless the case says otherwise.", expected),
            ("Where something points to it", "Nothing in the record points to these yet.", rest),
        )
        return tuple(
            Group(heading=heading, lead=lead, rows=tuple(map(self._row, lines)))
            for heading, lead, lines in told
            if lines
        )

    def command(self, entering: Entering) -> ClassifyLines:
        """Return the command: a line with neither a tick nor a reason stays as it is."""
        given, common = self.cleaned_data, self.common(entering)
        follow = [one for one in self.listed if given[f"{FOLLOW}{one.line.id}"]]
        aside = [one for one in self.listed if one not in follow and given[f"{WHY}{one.line.id}"].strip()]
        return ClassifyLines(
            **common,
            follow=tuple(self._follow(one, entering.now) for one in follow),
            set_aside=tuple(self._set_aside(one.line.id) for one in aside),
        )

    def _follow(self, one: Listed, now: datetime) -> Follow:
        given, hours = self.cleaned_data, one.line.ask_within_hours
        due = now + (timedelta(hours=hours) if hours else WITHIN[given["due"]])
        return Follow(line=one.line.id, owner=given["owner"], due=due)

    def _set_aside(self, code: str) -> SetAside:
        given = self.cleaned_data
        unreasonable = given[f"{UNREASONABLE}{code}"]
        ground: Ground = "not_reasonable" if unreasonable else "does_not_fit"
        return SetAside(line=code, ground=ground, reason=given[f"{WHY}{code}"])

    def _row(self, one: Listed) -> Row:
        code = one.line.id
        return Row(
            code=code,
            title=one.line.title,
            asks=one.line.asks,
            because=tuple(because_said(reason, self.desk.visit.now) for reason in one.because),
            lost=one.line.lost,
            follow=self[f"{FOLLOW}{code}"],
            why=self[f"{WHY}{code}"],
            unreasonable=self[f"{UNREASONABLE}{code}"],
        )


def taken_up(desk: Desk) -> dict[str, object]:
    """Return how many lines of the catalogue were taken up already."""
    lines = standing(desk)
    return {"taken_up": len(lines.catalogue) - len(lines.left_open), "of_all": len(lines.catalogue)}


CLASSIFY = ActPage(
    name="classify-lines",
    title="Go through the lines of enquiry",
    lead="Leave the tick where a line is followed. Where it is not, take it away and say why. "
    "A line with neither stays open, and is still owed.",
    form=ClassifyForm,
    template="enquiring/classify.html",
    beside=taken_up,
    then="inquiry-lines",
)
