"""The same act for several investigations: each is entered by itself, so that one refusal stops no other; no limit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django import forms

from wayhome.access.permissions import Permission
from wayhome.application.reviewing.listed import FILTERS, Investigations
from wayhome.casework.commands import Command
from wayhome.casework.reviewing.ask_update import AskUpdate
from wayhome.casework.reviewing.escalate_case import EscalateCase
from wayhome.casework.reviewing.hand_supervision_over import AcceptSupervision, OfferSupervision
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.fields import errors_of
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import pressed
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.reviewing.desk_page import Shown, rows_shown
from wayhome.web.reviewing.supervisors import supervisors
from wayhome.web.reviewing.times import day_field, hour_field, moment
from wayhome.web.reviewing.updates import TO

UNPROCESSABLE = 422


class TogetherForm(forms.Form):
    """What each act asks, once for all of the cases; an act shows only its own fields."""

    about_a_child = True
    asks = forms.CharField(label="What do you ask?", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = day_field("By which day?")
    due_at = hour_field("By what time?", hint="Noon, if you give none.")
    to_officer = forms.ChoiceField(label="To whom?", required=False)
    risks = forms.CharField(
        label="What must whoever takes them on know?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    to_rank = forms.ChoiceField(label="To whom was it taken?", choices=TO, required=False, widget=forms.RadioSelect)
    why = forms.CharField(
        label="What is not being done, and what do you ask for?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, visit: Visit, do: str, sent: Mapping[str, object] | None = None) -> None:
        super().__init__(data=sent)
        self.do = do
        self.fields["to_officer"].choices = [("", "Whoever takes them on"), *supervisors(visit)]  # type: ignore[attr-defined]
        for name in [name for name in self.fields if name not in ACTS[do].asks]:
            del self.fields[name]

    def clean(self) -> dict[str, object]:
        """Ask for what an act cannot be without."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        for name, words in ACTS[self.do].needs.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        return cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One act that may be done for several cases: what it asks, what it cannot be without, and its command."""

    title: str
    lead: str
    button: str
    asks: tuple[str, ...]
    needs: Mapping[str, str]
    kind: type[Command]
    given: Callable[[Mapping[str, object]], Mapping[str, object]]


ACTS: Mapping[str, Together] = {
    "ask": Together(
        title="Ask how they stand",
        lead="Whoever investigates each owes you an answer by the time you set.",
        button="Ask",
        asks=("asks", "due_on", "due_at"),
        needs={"due_on": "Enter the day by which you ask for an answer"},
        kind=AskUpdate,
        given=lambda said: {"asks": said["asks"], "due": moment(said, "due_on", "due_at")},
    ),
    "offer": Together(
        title="Offer them to another supervisor",
        lead="Each stays yours until somebody accepts it. If nobody does within a day, it goes up the ladder.",
        button="Offer them",
        asks=("to_officer", "risks"),
        needs={},
        kind=OfferSupervision,
        given=lambda said: {"to": ActorId(str(said["to_officer"])), "risks": said["risks"]},
    ),
    "accept": Together(
        title="Take them on",
        lead="Read what is outstanding on each. From then on you answer for them.",
        button="I have read them and take them on",
        asks=(),
        needs={},
        kind=AcceptSupervision,
        given=lambda _said: {},
    ),
    "escalate": Together(
        title="Take them to a higher rank",
        lead="Tell them; then record it here. They owe an answer on each within a day.",
        button="Record that they were taken up",
        asks=("to_rank", "why"),
        needs={"to_rank": "Choose to whom"},
        kind=EscalateCase,
        given=lambda said: {"to": said["to_rank"], "why": said["why"]},
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one case: done, or why not."""

    row: Shown
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Which act for which cases, with its form, and what became of each once it was done: why not, or nothing."""

    do: str
    chosen: Sequence[RecordId]
    form: TogetherForm
    became: Mapping[RecordId, tuple[Reason, ...]] = field(default_factory=dict)


@shows_records(Permission.SUPERVISE_INVESTIGATIONS, methods=READING_AND_SENDING)
def do_together(visit: Visit) -> Page:
    """Show the cases that were chosen with what the act asks; then do it for each, and list what became of it."""
    sent = visit.request.POST
    do = sent.get("do", "")
    if visit.request.method != "POST" or do not in ACTS:
        return _page(visit, Standing(do="ask", chosen=(), form=TogetherForm(visit, "ask")))
    chosen = _chosen(visit)
    form = TogetherForm(visit, do, sent if "go" in sent else None)
    asked = Standing(do=do, chosen=chosen, form=form)
    if "go" not in sent or not chosen:
        return _page(visit, asked, status=200 if chosen else UNPROCESSABLE)
    if not form.is_valid():
        return _page(visit, asked, status=UNPROCESSABLE)
    return _page(visit, replace(asked, became=_each(visit, do, chosen, form.cleaned_data)))


def _chosen(visit: Visit) -> tuple[RecordId, ...]:
    """Return the cases that were ticked, or all that the filter keeps, each of them one that goes on."""
    sent = visit.request.POST
    found = Investigations(visit.parts.reading, visit.actor.id, visit.now)
    show = sent.get("show", "")
    if sent.get("every") and show in FILTERS:
        return tuple(row.record for row in found.rows(show))
    there = {row.record for row in found.rows("all")}
    asked = (RecordId(one) for one in dict.fromkeys(sent.getlist("case")))
    return tuple(record for record in asked if record in there)


def _each(
    visit: Visit, do: str, chosen: Sequence[RecordId], said: Mapping[str, object]
) -> Mapping[RecordId, tuple[Reason, ...]]:
    """Enter the act for each case under a key of its own; returns why not for those that were refused, else nothing."""
    by = acting_as(visit, Permission.SUPERVISE_INVESTIGATIONS)
    sent, act = visit.request.POST, ACTS[do]
    press = pressed(visit.account, sent, sent.get("key", "") or new_key(visit), visit.now)
    became: dict[RecordId, tuple[Reason, ...]] = {}
    for record in chosen:
        key = f"{press.key}:{record}"
        command = act.kind(by=by, happened_at=press.at, key=key, record=record, **act.given(said))  # type: ignore[call-arg, arg-type]
        try:
            enter(visit, command)
            became[record] = ()
        except Refused as no:
            became[record] = no.reasons
    return became


def _page(visit: Visit, asked: Standing, status: int = 200) -> Page:
    found = Investigations(visit.parts.reading, visit.actor.id, visit.now)
    wanted = set(asked.chosen)
    named = [row for row in found.rows("all") if row.record in wanted]
    results = tuple(
        Result(row=row, reasons=asked.became.get(RecordId(row.record), ()))
        for row in rows_shown(visit, named, found.asking.missing)
    )
    left = [one for one in results if not asked.became or one.reasons]
    content = {
        "act": ACTS[asked.do],
        "do": asked.do,
        "form": asked.form,
        "errors": errors_of(asked.form) if asked.form.is_bound else [],
        "done": [one for one in results if asked.became and not one.reasons],
        "left": left,
        "refused": bool(asked.became) and bool(left),
        "key": new_key(visit),
        "back": visit.request.POST.get("show", ""),
    }
    shows = tuple(one for row in named for one in (row.record, *row.children))
    return Page(template="reviewing/together.html", content=content, shows=shows, status=status)
