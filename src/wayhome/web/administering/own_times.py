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
from wayhome.rulebook.lengths import LENGTHS, written
from wayhome.rulebook.schema import Limb, Setting
from wayhome.web.acting.written import as_written
from wayhome.web.administering.rules import national, to_propose
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
    reveals = {"do": {"set": ("number", "counted", "reason", "expires")}}  # noqa: RUF012 - as the fields read it

    def __init__(self, today: date, *, sent: object = None, initial: object = None) -> None:
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        self.today = today
        as_written(self)

    def clean(self) -> dict[str, object]:
        """Ask for everything that a time of the force's own needs."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("do") != "set":
            return cleaned
        lacking = {"number": "Enter how long", "reason": "Say why", "expires": "Enter the last day"}
        for name, words in lacking.items():
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, words)
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
    today = in_london(visit.now).date()
    if visit.request.method != "POST":
        return _shown(visit, rule, found, TimeForm(today, initial=fresh(visit)))
    form = TimeForm(today, sent=visit.request.POST)
    if not form.is_valid():
        return _shown(visit, rule, found, form)
    try:
        _propose(visit, rule, limb, form.cleaned_data)
    except Refused as refused:
        return _shown(visit, rule, found, form, refused.reasons)
    return redirect("set-up-rules")


def _propose(visit: Visit, rule: str, limb: str, given: dict[str, object]) -> None:
    parts = visit.parts
    settings, _ = to_propose(visit, waiting(parts.ledger))
    kept = [one for one in settings if (one.rule, one.limb) != (rule, limb)]
    if given["do"] == "set":
        told = {
            "rule": rule, "limb": limb, str(given["counted"]): given["number"], "author": visit.actor.id,
            "approved_by": TO_BE_APPROVED, "reason": given["reason"], "expires": given["expires"],
        }  # fmt: skip
        kept.append(Setting.model_validate(told))
    propose(national(visit), by=visit.actor.id, ledger=parts.ledger, supplies=parts.supplies, settings=kept)


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
        lead=f"Nationally {written(limb)}: {strength.words}. {may}",
        button="Propose it",
        back=reverse("set-up-times"),
        back_words="The force's own times",
    )
    return asked(asking, form, reasons=reasons)
