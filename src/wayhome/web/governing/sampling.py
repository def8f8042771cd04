"""The weekly samples: drawn, made again, closed, and what they came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require, why_not
from wayhome.application.governing.samples import (
    Compared,
    Sample,
    Sampled,
    agreed,
    compare,
    samples,
    weeks_to_draw,
    would_be_blind,
)
from wayhome.assurance.agreement import Agreement, Kappa
from wayhome.assurance.intervals import Interval
from wayhome.assurance.periods import week
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.refusals import Refused
from wayhome.web.acting.pages import new_key
from wayhome.web.governing.forms import CloseForm, DrawForm
from wayhome.web.governing.serving import form_content, send
from wayhome.web.governing.words import LEVEL_WORDS, per_cent
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record, shows_records
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import day

WEEKS_SHOWN = 8
HALF_A_YEAR = 26  # weeks
YEAR = timedelta(days=365)
FEW_PAIRS = 30
TOO_FEW = 10  # pairs below which agreement beyond chance says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """One week's sample in the list."""

    week: str
    href: str
    state: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a sample, or several, came to, in words and numbers."""

    pairs: int
    agreed: int
    too_low: Link
    too_high: Link
    share_agreed: str
    share_too_low: str
    kappa: str
    weighted: str
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """One grade and the second; ``what`` says whether the first was too low, too high, or the same."""

    record: str
    reference: str
    href: str
    first: str
    second: str
    what: str
    first_href: str
    second_href: str


def require_samples(visit: Visit) -> None:
    """Let in whoever answers for the force, and whoever makes second grades."""
    if not may(visit.actor, Permission.REGRADE_BLIND):
        require(visit.actor, Permission.READ_MEASURES)


@shows_no_record(methods=READING_AND_SENDING)
def show_samples(visit: Visit) -> Page | HttpResponse:
    """Show the weeks, and draw one."""
    require_samples(visit)
    form, sent = DrawForm(initial={"key": new_key(visit)}), None
    if visit.request.method == "POST":
        require(visit.actor, Permission.GOVERN)
        form = DrawForm(visit.request.POST)
        sent = send(visit, form, title="A sample was drawn", then=redirect("force-samples"))
        if sent.answer:
            return sent.answer
    held = samples(visit.parts.ledger)
    to_draw = weeks_to_draw(visit.parts.ledger, _since(visit), visit.now)
    content = {
        "open": tuple(_row(one) for one in held.values() if not one.closed),
        "closed": tuple(_row(one) for one in held.values() if one.closed),
        "to_draw": tuple((name, _days(name)) for name in to_draw[:WEEKS_SHOWN]),
        "more_to_draw": max(0, len(to_draw) - WEEKS_SHOWN),
        "may_act": may(visit.actor, Permission.GOVERN),
        "trend": _trend(visit, held.values()) if may(visit.actor, Permission.READ_MEASURES) else None,
        **form_content(form, sent),
    }
    return Page(template="governing/samples.html", content=content, status=sent.status if sent else 200)


def _since(visit: Visit) -> datetime:
    activated = [held.event.happened_at for held in visit.parts.ledger.of_type(ACTIVATED)]
    return max(min(activated, default=visit.now), visit.now - YEAR)


def _days(name: str) -> str:
    begins, ends = week(name)
    return f"{day(begins).partition(' ')[2]} to {day(ends - timedelta(hours=1)).partition(' ')[2]}"


def _row(one: Sample) -> WeekRow:
    drawn = len(one.grades)
    if one.closed:
        body = one.closed.body
        state = f"{body['agreed']} of {body['sampled']} came out the same; {body.get('too_low', 0)} had been too low"
    else:
        state = f"{drawn - one.left} of {drawn} made again"
    return WeekRow(week=one.period, href=reverse("force-sample", args=[one.period]), state=state, left=one.left)


def _trend(visit: Visit, held: Iterable[Sample]) -> Outcome | None:
    """Return what the closed samples of the last half year come to together."""
    closed = [one for one in held if one.closed][:HALF_A_YEAR]
    compared = tuple(pair for one in closed for pair in compare(visit.parts.ledger, one))
    return outcome(agreed(compared), "") if compared else None


@shows_records(Permission.READ_CASES, methods=READING_AND_SENDING)
def show_sample(visit: Visit, period: str) -> Page | HttpResponse:
    """Show a week's sample: what is left to do while it is open, and what it came to once it is closed."""
    require_samples(visit)
    one = samples(visit.parts.ledger).get(period)
    if one is None:
        return Page(template="governing/no_sample.html", content={"week": period})
    if one.closed:
        return _closed(visit, one)
    return _open(visit, one)


def _open(visit: Visit, one: Sample) -> Page | HttpResponse:
    form, sent = CloseForm(initial={"key": new_key(visit), "week": one.period}), None
    if visit.request.method == "POST":
        form = CloseForm(visit.request.POST)
        sent = send(visit, form, title="The sample was closed", then=redirect("force-sample", one.period))
        if sent.answer:
            return sent.answer
    content = {
        "week": one.period,
        "days": _days(one.period),
        "drawn": one.drawn.body,
        "left": one.left,
        "grades": _to_grade(visit, one),
        "may_act": may(visit.actor, Permission.GOVERN),
        **form_content(form, sent),
    }
    return Page(template="governing/sample.html", content=content, status=sent.status if sent else 200)


def _to_grade(visit: Visit, one: Sample) -> tuple[tuple[int, str, str], ...]:
    """Return each grade of a sample by number: where it is made again, and how it stands for whoever asks."""
    return tuple(
        (number, reverse("grade-again", args=[one.period, number]), _standing(visit, grade))
        for number, grade in enumerate(one.grades, 1)
    )


def _standing(visit: Visit, grade: Sampled) -> str:
    if grade.second is not None:
        return "Made again"
    if not may(visit.actor, Permission.REGRADE_BLIND):
        return "For a trained second grader"
    if grade.first_grader == visit.actor.id:
        return "For somebody else: you gave the first grade"
    return (
        "" if would_be_blind(visit.parts.ledger, grade, visit.actor.id) else "For somebody else: you had a part in it"
    )


def _closed(visit: Visit, one: Sample) -> Page:
    """Show what a sample came to, to those who may read measures; second graders learn of it from their lead."""
    if not may(visit.actor, Permission.READ_MEASURES):
        raise Refused(why_not(Permission.READ_MEASURES))
    compared = compare(visit.parts.ledger, one)
    wanted = visit.request.GET.get("show", "")
    shown = tuple(pair for pair in map(_pair, compared) if not wanted or pair.what == WHAT.get(wanted))
    rows = tuple(sorted(shown, key=lambda row: ORDER.index(row.what)))
    content = {
        "week": one.period,
        "days": _days(one.period),
        "drawn": one.drawn.body,
        "outcome": outcome(agreed(compared), reverse("force-sample", args=[one.period])),
        "rows": rows,
        "wanted": wanted,
        "table": _table(compared),
        "levels": tuple(LEVEL_WORDS.values()),
        "closed": one.closed.body if one.closed else {},
    }
    return Page(template="governing/outcome.html", content=content, shows=tuple(row.record for row in rows))


WHAT = {"too-low": "Too low", "too-high": "Too high"}
ORDER = ("Too low", "Too high", "The same")


def _pair(one: Compared) -> PairRow:
    what = "Too low" if one.pair.too_low else "Too high" if one.pair.too_high else "The same"
    return PairRow(
        record=one.first.record,
        reference=reference(one.first.record),
        href=reverse("case", args=[one.first.record]),
        first=LEVEL_WORDS[one.pair.first],
        second=LEVEL_WORDS[one.pair.second],
        what=what,
        first_href=reverse("entry", args=[one.first.id]),
        second_href=reverse("entry", args=[one.second.id]),
    )


def _table(compared: tuple[Compared, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return how many first grades of each level came out at each level."""
    pairs = [(one.pair.first, one.pair.second) for one in compared]
    return tuple(
        (words, tuple(pairs.count((level, second)) for second in LEVEL_WORDS)) for level, words in LEVEL_WORDS.items()
    )


def outcome(found: Agreement, href: str) -> Outcome:
    """Say what first and second grades come to, never a share without its interval; ``kappa`` is empty of too few."""
    return Outcome(
        pairs=found.pairs,
        agreed=found.agreed,
        too_low=Link(text=str(found.too_low), href=f"{href}?show=too-low#grades"),
        too_high=Link(text=str(found.too_high), href=f"{href}?show=too-high#grades"),
        share_agreed=_share(found.share_agreed),
        share_too_low=_share(found.share_too_low),
        kappa=_kappa(found.kappa) if found.pairs >= TOO_FEW else "",
        weighted=_kappa(found.weighted_kappa),
        few=found.pairs < FEW_PAIRS,
    )


def _share(found: Interval) -> str:
    return f"{per_cent(found.estimate)} (between {per_cent(found.low)} and {per_cent(found.high)})"


def _kappa(found: Kappa | None) -> str:
    if found is None:
        return "cannot be said: every grade is the same"
    return f"{found.kappa:.2f} (between {found.interval.low:.2f} and {found.interval.high:.2f})"
