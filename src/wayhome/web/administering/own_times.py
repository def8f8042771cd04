"""Setting a time of the force's own: every default that may be set, and one of them."""

from datetime import date, timedelta

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.activating import TO_BE_APPROVED, propose, waiting
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused
from wayhome.rulebook.layers import limbs_of, timed_by, titled
from wayhome.rulebook.lengths import LENGTHS, in_words, is_far_from, length_of, written
from wayhome.rulebook.schema import Limb, Setting
from wayhome.web.acting.forms import Reveals
from wayhome.web.acting.written import as_written
from wayhome.web.administering.rules import held, is_confirmed_in, national, to_propose
from wayhome.web.administering.rules_said import say_proposed
from wayhome.web.administering.times import time_rows
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

LONGEST = timedelta(days=366)  # ours: a time of the force's own is looked at again once a year at least
COUNTED = [(name, name.replace("_", " ").capitalize()) for name in LENGTHS]


class TimeForm(Asked):
    """How long, why, and until when; or back to the national time."""

    do = forms.ChoiceField(
        label="What should hold?",
        choices=[("set", "A time of the force's own"), ("national", "The national time again")],
        initial="set",
        widget=forms.RadioSelect,
    )
    number = forms.IntegerField(label="How long?", min_value=0, max_value=10_000, required=False)
    counted = forms.ChoiceField(label="Counted in", choices=COUNTED, required=False)
    reason = forms.CharField(
        label="Why?",
        help_text="It stands beside every duty that the time judges. Name nobody.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    expires = forms.DateField(
        label="Last day",
        help_text="At most a year ahead. The national time holds again from the day after.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    meant = forms.BooleanField(label="It is meant", required=False)
    reveals: Reveals = {"do": {"set": ("number", "counted", "meant", "reason", "expires")}}  # noqa: RUF012 - as the fields read it

    def __init__(self, today: date, standing: Limb | Setting, *, sent: object = None, initial: object = None) -> None:
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        self.today, self.standing = today, standing
        if not (change := self._far_change()):
            del self.fields["meant"]
            self.reveals = {"do": {"set": ("number", "counted", "reason", "expires")}}
        else:
            self.fields["meant"].label = f"It is meant: {change}"
        as_written(self)

    def _far_change(self) -> str:
        """Return in words by how much the time would change, where that is so much that it may be a slip."""
        number, counted = str(self["number"].value() or ""), str(self["counted"].value() or "")
        if not number.isdecimal() or not is_far_from(counted, int(number), self.standing):
            return ""
        return f"from {written(self.standing)} to {in_words(counted, int(number))}"

    def clean(self) -> dict[str, object]:
        """Ask for everything that a time of the force's own needs."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("do") != "set":
            return cleaned
        lacking = {"number": "Enter how long", "reason": "Say why", "expires": "Enter the last day"}
        for name, words in lacking.items():
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, words)
        if "meant" in self.fields and not cleaned.get("meant"):
            self.add_error("meant", f"This changes it {self._far_change()}. Say that it is meant, or correct it")
        last = cleaned.get("expires")
        if isinstance(last, date) and not self.today <= last <= self.today + LONGEST:
            self.add_error("expires", "Enter a day from today to a year ahead")
        return cleaned


@shows_no_record(Permission.SET_RULES)
def list_times(visit: Visit) -> Page:
    """Show every time that rests on a local choice or on a default, with the force's own."""
    settings, _ = to_propose(visit, waiting(visit.parts.ledger))
    rows = time_rows(national(visit), settings, visit.now)
    return Page(template="administering/times.html", content={"rows": rows, "own": sum(1 for one in rows if one.own)})


@shows_no_record(Permission.SET_RULES, methods=READING_AND_SENDING)
def set_time(visit: Visit, rule: str, limb: str) -> Page | HttpResponse:
    """Propose a time of the force's own, or the national one again; it holds once somebody else approves."""
    found = _limb(visit, rule, limb)
    today, standing = in_london(visit.now).date(), _standing(visit, rule, found)
    if visit.request.method != "POST":
        counted = {"counted": length_of(standing)[0]}
        return _shown(visit, rule, found, TimeForm(today, standing, initial={**fresh(visit), **counted}))
    form = TimeForm(today, standing, sent=visit.request.POST)
    if not form.is_valid():
        return _shown(visit, rule, found, form)
    try:
        _propose(visit, rule, limb, form.cleaned_data)
    except Refused as refused:
        return _shown(visit, rule, found, form, refused.reasons)
    return redirect("set-up-rules")


def _propose(visit: Visit, rule: str, limb: str, given: dict[str, object]) -> None:
    parts = visit.parts
    before = waiting(parts.ledger)
    settings, name = to_propose(visit, before)
    kept = [one for one in settings if (one.rule, one.limb) != (rule, limb)]
    if given["do"] == "set":
        told = {
            "rule": rule, "limb": limb, str(given["counted"]): given["number"], "author": visit.actor.id,
            "approved_by": TO_BE_APPROVED, "reason": given["reason"], "expires": given["expires"],
        }  # fmt: skip
        kept.append(Setting.model_validate(told))
    propose(
        held(visit, name), by=visit.actor.id, ledger=parts.ledger, supplies=parts.supplies, settings=kept,
        confirms=is_confirmed_in(visit, before, name),
    )  # fmt: skip
    say_proposed(visit.request, f"{name} with the force’s own times")


def _standing(visit: Visit, rule: str, limb: Limb) -> Limb | Setting:
    """Return the time as it stands or is proposed now: the force's own, or the national one."""
    settings, _ = to_propose(visit, waiting(visit.parts.ledger))
    today = in_london(visit.now).date()
    mine = (one for one in settings if (one.rule, one.limb) == (rule, limb.limb) and one.expires >= today)
    return next(mine, limb)


def _limb(visit: Visit, rule: str, limb: str) -> Limb:
    timed = timed_by(national(visit), rule)
    found = next((one for one in limbs_of(timed) if one.limb == limb), None) if timed else None
    if found is None:
        raise Http404
    return found


def _shown(visit: Visit, rule: str, limb: Limb, form: TimeForm, reasons: tuple[Reason, ...] = ()) -> Page:
    pack = national(visit)
    strength = limb.basis.strength
    may = "It may be set tighter or looser." if strength.may_loosen else "It may be set tighter, never looser."
    asking = Asking(
        title=titled(pack, rule),
        lead=f"Nationally {written(limb)}: {strength.words}. {may}{_replaced(visit)}",
        button="Propose it",
        back=reverse("set-up-times"),
        back_words="The force's own times",
    )
    return asked(asking, form, reasons=reasons)


def _replaced(visit: Visit) -> str:
    """Say what is lost by proposing a time: of somebody else's proposal that waits, everything."""
    other = waiting(visit.parts.ledger)
    if other is None or other.by == visit.actor.id:
        return ""
    lost = "Yours takes its place: the times that it sets are lost"
    confirmed = ", and so is that it confirms those left as they are" if other.confirms else ""
    return f" What {other.by} proposed waits still. {lost}{confirmed}."
