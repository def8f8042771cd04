"""Excuse a duty, only as its rule allows; what would excuse it is said in the words of the rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from wayhome.casework.excuse_duty import ExcuseDuty
from wayhome.casework.excuses import Excusing, excuses_of
from wayhome.duties.duty import Duty
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.doing import DOINGS
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import until, when

PAGES = {"DelayOfficers": "send-officers", "PutOffSeeing": "put-off-seeing"}
JOIN = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """An excuse that has an act of its own, and where it is recorded."""

    duty: str
    excuse: str
    whose: str
    link: Link | None


class ExcuseForm(ActForm):
    """Which duty under which of its rule's excuses, and why."""

    which = forms.ChoiceField(
        label="What cannot be done, and which excuse of its rule holds?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what cannot be done"},
    )
    reason = forms.CharField(
        label="Why could it not be done?",
        help_text="It stays in view as excused, with your name and your reason.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        """Offer each open duty with each excuse that its rule cites."""
        found = [(duty, one) for duty, one in open_excuses(self.desk) if one.act is None]
        self.fields["which"].choices = [(_value(duty, one), self._words(duty, one)) for duty, one in found]  # type: ignore[attr-defined]
        self.fields["which"].hints = {_value(duty, one): _who(one) for duty, one in found}  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> ExcuseDuty:
        """Return the command."""
        duty, _, excuse = self.cleaned_data["which"].partition(JOIN)
        reason = self.cleaned_data["reason"] or None
        return ExcuseDuty(**self.common(entering), duty=duty, excuse=excuse, reason=reason)

    def _words(self, duty: Duty, one: Excusing) -> str:
        late = until(duty.due_at, self.desk.facing.now)
        return f"{_title(duty, self.desk)} ({late}). {one.name}"


def open_excuses(desk: Desk) -> tuple[tuple[Duty, Excusing], ...]:
    """Return each duty of the case that is open with each thing that would excuse it, soonest due first."""
    facing = desk.facing
    duties = facing.duties_of(facing.case, facing.child)
    still = sorted((d for d in duties if d.status_at(facing.now).is_open), key=lambda d: (d.due_at, d.identity))
    return tuple((duty, one) for duty in still for one in excuses_of(duty, desk.pack))


def elsewhere(desk: Desk) -> Mapping[str, object]:
    """Return the excuses that are recorded elsewhere, and whether there is anything to excuse here."""
    found = open_excuses(desk)
    return {
        "elsewhere": tuple(_elsewhere(duty, one, desk) for duty, one in found if one.act is not None),
        "nothing": not any(one.act is None for _, one in found),
    }


def _elsewhere(duty: Duty, one: Excusing, desk: Desk) -> Elsewhere:
    name = PAGES.get(one.act.__name__, "") if one.act else ""
    place = next((each for each in DOINGS if each.name == name), None)
    link = Link(text=place.words, href=place.href(desk.record)) if place else None
    due = f"{_title(duty, desk)} ({until(duty.due_at, desk.facing.now)}, {when(duty.due_at, desk.facing.now)})"
    return Elsewhere(duty=due, excuse=one.name, whose=one.whose, link=link)


def _title(duty: Duty, desk: Desk) -> str:
    key = duty.obligation.partition(":")[2]
    title = desk.pack.duties[duty.rule].title
    return in_plain_words(f"{title}: {key}" if key else title, desk.pack)


def _who(one: Excusing) -> str:
    second = " Not by whoever made the entry that raised it." if one.second_person else ""
    lowest = one.ranks[0].replace("_", " ")
    return f"By {'an' if lowest[0] in 'aeiou' else 'a'} {lowest} or above.{second} {capital(one.whose)}."


def _value(duty: Duty, one: Excusing) -> str:
    return f"{duty.identity}{JOIN}{one.name}"


EXCUSE = ActPage(
    name="excuse-duty",
    title="Excuse what cannot be done",
    lead="Only what a rule itself allows. The duty is never taken away: it is shown and counted as excused.",
    button="Excuse it",
    form=ExcuseForm,
    template="supervising/excuse.html",
    beside=elsewhere,
)
