"""The monthly samples of reviews: drawn, read by two readers without the other's answers in view, and closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.application.reviewing.samples import (
    QUESTIONS,
    Agreed,
    ReviewSample,
    Sampled,
    agreement_on,
    closing,
    drawing,
    months_to_draw,
    review_of,
    samples,
)
from wayhome.casework.commands import Command
from wayhome.casework.reviewing.sample_reviews import ReadReview, had_part
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.ids import OUR_FORCE, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.fields import errors_of
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import pressed
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record, shows_records
from wayhome.web.presenting.entries import capital
from wayhome.web.reviewing.as_read import as_read

YEAR = timedelta(days=365)
MONTHS_SHOWN = 6
ANSWERS = [("yes", "Yes"), ("no", "No")]
FEW = 30
UNPROCESSABLE = 422


class ReadForm(forms.Form):
    """What a reader says of a review, question by question, and why."""

    about_a_child = True

    def __init__(self, sent: Mapping[str, object] | None = None) -> None:
        super().__init__(data=sent)
        for name, question in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=question, choices=ANSWERS, widget=forms.RadioSelect, error_messages={"required": "Say yes or no"}
            )
        self.fields["reasons"] = forms.CharField(
            label="What does that rest on?",
            help_text="Only what stands on this page.",
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month's sample in the list."""

    period: str
    href: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question with how far the readers agree; never a share without its interval."""

    question: str
    same: str
    share: str
    kappa: str


@shows_no_record(methods=READING_AND_SENDING)
def show_review_samples(visit: Visit) -> Page | HttpResponse:
    """Show the months, and draw one."""
    _let_in(visit)
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        reasons = _drawn(visit)
        if not reasons:
            return redirect("review-samples")
    held = samples(visit.parts.ledger)
    to_draw = months_to_draw(visit.parts.ledger, _since(visit), visit.now)
    closed = [one for one in held.values() if one.closed]
    content = {
        "open": tuple(_row(one) for one in held.values() if not one.closed),
        "closed": tuple(map(_row, closed)),
        "to_draw": to_draw[:MONTHS_SHOWN],
        "more_to_draw": max(0, len(to_draw) - MONTHS_SHOWN),
        "may_act": may(visit.actor, Permission.GOVERN),
        "together": _lines(agreement_on(one for each in closed for one in each.reviews)) if closed else (),
        "key": new_key(visit),
        "reasons": reasons,
    }
    return Page(template="reviewing/samples.html", content=content, status=UNPROCESSABLE if reasons else 200)


def _let_in(visit: Visit) -> None:
    if not may(visit.actor, Permission.SUPERVISE_INVESTIGATIONS):
        require(visit.actor, Permission.READ_MEASURES)


def _since(visit: Visit) -> datetime:
    activated = [held.event.happened_at for held in visit.parts.ledger.of_type(ACTIVATED)]
    return max(min(activated, default=visit.now), visit.now - YEAR)


def _drawn(visit: Visit) -> tuple[Reason, ...]:
    """Draw the month that is asked for; returns why not, where it is not drawn."""
    require(visit.actor, Permission.GOVERN)
    sent, log = visit.request.POST, visit.parts.ledger
    period = sent.get("period", "")
    if period not in months_to_draw(log, _since(visit), visit.now):
        raise Http404
    press = pressed(visit.account, sent, sent.get("key", "") or new_key(visit), visit.now)
    by = acting_as(visit, Permission.GOVERN)
    return _entered(visit, drawing(log, period, by=by, at=press.at, key=press.key))


def _entered(visit: Visit, command: Command) -> tuple[Reason, ...]:
    try:
        enter(visit, command)
    except Refused as no:
        return no.reasons
    return ()


def _row(one: ReviewSample) -> MonthRow:
    read = len(one.read_twice)
    state = f"{read} of {len(one.reviews)} read twice"
    if one.closed:
        state = f"The readers agree on {one.closed.body['agreed']} of {one.closed.body['sampled']}"
    return MonthRow(period=one.period, href=reverse("review-sample", args=[one.period]), state=state)


@shows_no_record(methods=READING_AND_SENDING)
def show_review_sample(visit: Visit, period: str) -> Page | HttpResponse:
    """Show a month's sample: what is left to read while it is open, and how far readers agree once it is closed."""
    _let_in(visit)
    one = samples(visit.parts.ledger).get(period)
    if one is None:
        return _not_to_read(period, f"No sample of {period} is drawn")
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        reasons = _closed(visit, period)
        if not reasons:
            return redirect("review-sample", period)
    content = {
        "sample": one,
        "reviews": _to_read(visit, one) if not one.closed else (),
        "left": len(one.reviews) - len(one.read_twice),
        "lines": _lines(agreement_on(one.reviews)) if one.closed else (),
        "few": len(one.read_twice) < FEW,
        "may_act": may(visit.actor, Permission.GOVERN) and not one.closed,
        "key": new_key(visit),
        "reasons": reasons,
        "why_left_out": visit.request.POST.get("why_left_out", ""),
    }
    return Page(template="reviewing/sample.html", content=content, status=UNPROCESSABLE if reasons else 200)


def _closed(visit: Visit, period: str) -> tuple[Reason, ...]:
    require(visit.actor, Permission.GOVERN)
    sent = visit.request.POST
    press = pressed(visit.account, sent, sent.get("key", "") or new_key(visit), visit.now)
    by, why = acting_as(visit, Permission.GOVERN), sent.get("why_left_out", "")
    return _entered(
        visit, closing(visit.parts.ledger, period, by=by, at=press.at, key=press.key, why_left_out=why)
    )  # fmt: skip


def _to_read(visit: Visit, one: ReviewSample) -> tuple[tuple[int, str, str], ...]:
    """Return each review by number: where it is read, and how it stands for whoever asks, empty where they may read."""
    return tuple(
        (number, reverse("read-review", args=[one.period, number]), _why_not(visit, sampled))
        for number, sampled in enumerate(one.reviews, 1)
    )


def _why_not(visit: Visit, sampled: Sampled) -> str:
    if len(sampled.readings) > 1:
        return "Read twice"
    if not may(visit.actor, Permission.SUPERVISE_INVESTIGATIONS):
        return "For a supervisor who had no part in it"
    if any(event.actor == visit.actor.id for event in sampled.readings):
        return "You have read it; somebody else is its second reader"
    record = review_of(visit.parts.ledger, sampled.review).record
    events = (held.event for held in visit.parts.ledger.read(record).events)
    if sampled.reviewer == visit.actor.id or had_part(visit.actor.id, record, events):
        return "For somebody else: you had a part in the case"
    return ""


@shows_records(Permission.SUPERVISE_INVESTIGATIONS, methods=READING_AND_SENDING)
def show_read_review(visit: Visit, period: str, number: int) -> Page | HttpResponse:
    """Show a review as it was made, without who made it or what another reader said, and take what a reader says."""
    one = samples(visit.parts.ledger).get(period)
    if one is None or not 0 < number <= len(one.reviews):
        return _not_to_read(period, "No such review was drawn")
    sampled = one.reviews[number - 1]
    why_not = "The sample is closed" if one.closed else _why_not(visit, sampled)
    if why_not:
        return _not_to_read(period, why_not)
    review = review_of(visit.parts.ledger, sampled.review)
    form = ReadForm()
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        form = ReadForm(visit.request.POST)
        if form.is_valid():
            reasons = _entered(visit, _reading(visit, one.period, review, form.cleaned_data))
            if not reasons:
                return redirect("review-sample", period)
    content = {
        "period": period,
        "number": number,
        "read": as_read(visit, review),
        "form": form,
        "errors": errors_of(form) if form.is_bound else [],
        "key": new_key(visit),
        "reasons": reasons,
    }
    status = UNPROCESSABLE if form.errors or reasons else 200
    return Page(
        template="reviewing/read.html", content=content, shows=(review.record, *review.subjects), status=status
    )  # fmt: skip


def _not_to_read(period: str, why: str) -> Page:
    return Page(template="reviewing/not_to_read.html", content={"period": period, "why": f"{capital(why)}."})


def _reading(visit: Visit, period: str, review: Event, given: Mapping[str, Any]) -> ReadReview:
    sent = visit.request.POST
    press = pressed(visit.account, sent, sent.get("key", "") or new_key(visit), visit.now)
    return ReadReview(
        by=acting_as(visit, Permission.SUPERVISE_INVESTIGATIONS), happened_at=press.at, key=press.key, about=OUR_FORCE,
        period=period, review=review.id, reviewer=review.actor, record=review.record,
        case=next(named for named in review.subjects if kind_of(named) is SubjectKind.INVESTIGATION),
        children=tuple(named for named in review.subjects if kind_of(named) is SubjectKind.CHILD),
        reasons=given["reasons"], **{name: given[name] for name in QUESTIONS},
    )  # fmt: skip


def _lines(found: tuple[Agreed, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(
            question=QUESTIONS[one.question],
            same=f"{one.same} of {one.pairs}",
            share=f"{_percent(one.share.low)} to {_percent(one.share.high)}" if one.pairs else "",
            kappa=f"{one.kappa.kappa:.2f} ({one.kappa.interval.low:.2f} to {one.kappa.interval.high:.2f})"
            if one.kappa
            else "Cannot be said: every answer is the same",
        )
        for one in found
    )


def _percent(part: float) -> str:
    return f"{round(part * 100)} %"
