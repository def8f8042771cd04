"""The monthly samples of entries in which nothing was pointed out: drawn, read by two people apart, and closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.application.governing.owed import owed_by_force
from wayhome.application.wording.samples import (
    Agreed,
    EntrySample,
    Sampled,
    agreement_on,
    closing,
    drawing,
    missed_in_use,
    months_to_draw,
    samples,
)
from wayhome.assurance.intervals import Interval
from wayhome.assurance.missed import ENOUGH, Missed
from wayhome.casework.commands import Command
from wayhome.duties.duty import Status
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import Press, pressed
from wayhome.web.http import READING_AND_SENDING, Page, Visit, opens, shows_no_record
from wayhome.web.presenting.times import month, when

YEAR = timedelta(days=365)
MONTHS_SHOWN = 6
UNPROCESSABLE = 422
Link: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month's sample in the list; ``for_you`` counts the entries that whoever asks can read now."""

    called: str
    href: str
    state: str
    for_you: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CameTo:
    """What closed samples come to, in words: how far readers agree, and what the lexicon misses."""

    read: int
    missed: int
    agree: str
    kappa: str
    share: str
    recall: str


@shows_no_record(methods=READING_AND_SENDING)
def show_samples(visit: Visit) -> Page | HttpResponse:
    """Show the months, what they come to together, and draw one."""
    let_in(visit)
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        reasons = _drawn(visit)
        if not reasons:
            return redirect("wording-samples")
    held = tuple(samples(visit.parts.ledger).values())
    to_draw = months_to_draw(visit.parts.ledger, _since(visit), visit.now)
    closed = tuple(one for one in held if one.closed)
    content = {
        "open": [_row(visit, one) for one in held if not one.closed],
        "closed": [_row(visit, one) for one in closed],
        "to_draw": [(period, month(period)) for period in to_draw[:MONTHS_SHOWN]],
        "more_to_draw": max(0, len(to_draw) - MONTHS_SHOWN),
        "may_act": may(visit.actor, Permission.GOVERN),
        "together": _came_to(visit, closed) if closed else None,
        "enough": ENOUGH,
        "key": new_key(visit),
        "reasons": reasons,
    }
    return Page(template="wording/samples.html", content=content, status=UNPROCESSABLE if reasons else 200)


@shows_no_record(methods=READING_AND_SENDING)
def show_sample(visit: Visit, period: str) -> Page | HttpResponse:
    """Show a month's sample: what is left to read while it is open, and what it came to once it is closed."""
    let_in(visit)
    one = samples(visit.parts.ledger).get(period)
    if one is None:
        return not_to_read(f"No sample of {month(period)} is drawn.")
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        reasons = _closed(visit, period)
        if not reasons:
            return redirect("wording-sample", period)
    entries = () if one.closed else tuple(_to_read(visit, one))
    content = {
        "sample": one,
        "month": month(period),
        "due": due_of(visit, one),
        "entries": entries,
        "next": next((href for _, href, why in entries if not why), ""),
        "for_you": for_whoever_asks(visit, one),
        "left": len(one.entries) - len(one.settled),
        "came_to": _came_to(visit, (one,)) if one.closed else None,
        "missed": _missed(visit, one) if one.closed else (),
        "enough": ENOUGH,
        "may_act": may(visit.actor, Permission.GOVERN) and not one.closed,
        "key": new_key(visit),
        "reasons": reasons,
        "why_left_out": visit.request.POST.get("why_left_out", ""),
    }
    return Page(template="wording/sample.html", content=content, status=UNPROCESSABLE if reasons else 200)


def let_in(visit: Visit) -> None:
    """Let in whoever reads samples, and whoever answers for the force; raises Refused for others."""
    if not may(visit.actor, Permission.SUPERVISE_SEARCHES):
        require(visit.actor, Permission.READ_MEASURES)


def due_of(visit: Visit, one: EntrySample) -> str:
    """Say by when the entries of an open sample are to be read; empty where nobody owes it."""
    owed = owed_by_force(visit.parts.ledger, visit.parts.reading.rulebook, at=visit.now).open
    duty = next((duty for duty in owed if duty.raised_by == one.drawn.id), None)
    if duty is None:
        return ""
    since = "overdue since" if duty.status_at(visit.now) is Status.OVERDUE else "due by"
    return f"{since} {when(duty.due_at, visit.now)}"


def not_to_read(why: str) -> Page:
    """Return the page that says why there is nothing to read."""
    return Page(template="wording/not_to_read.html", content={"why": why})


def why_not(visit: Visit, one: Sampled) -> str:
    """Say why whoever asks cannot read an entry now; empty where they can."""
    if one.verdict is not None:
        return "Settled"
    if not may(visit.actor, Permission.SUPERVISE_SEARCHES):
        return "For a supervisor who did not write it"
    if one.author == visit.actor.id:
        return "You wrote it; somebody else reads it"
    if any(event.actor == visit.actor.id for event in one.readings):
        return "You have read it; somebody else reads it after you"
    return ""


def for_whoever_asks(visit: Visit, one: EntrySample) -> int:
    """Count the entries of an open sample that whoever asks can read now."""
    return 0 if one.closed else sum(not why_not(visit, entry) for entry in one.entries)


def sent_by(visit: Visit) -> Press:
    """Return the press of the button by which something was sent: pressed twice, it is entered once."""
    sent = visit.request.POST
    return pressed(visit.account, sent, sent.get("key", "") or new_key(visit), visit.now)


def entered(visit: Visit, command: Command) -> tuple[Reason, ...]:
    """Enter a command; returns why it is refused."""
    try:
        enter(visit, command)
    except Refused as no:
        return no.reasons
    return ()


def _since(visit: Visit) -> datetime:
    activated = [held.event.happened_at for held in visit.parts.ledger.of_type(ACTIVATED)]
    return max(min(activated, default=visit.now), visit.now - YEAR)


def _drawn(visit: Visit) -> tuple[Reason, ...]:
    require(visit.actor, Permission.GOVERN)
    log, period = visit.parts.ledger, visit.request.POST.get("period", "")
    if period not in months_to_draw(log, _since(visit), visit.now):
        raise Http404
    press, by = sent_by(visit), acting_as(visit, Permission.GOVERN)
    return entered(visit, drawing(log, period, by=by, at=press.at, key=press.key))


def _closed(visit: Visit, period: str) -> tuple[Reason, ...]:
    require(visit.actor, Permission.GOVERN)
    press, by = sent_by(visit), acting_as(visit, Permission.GOVERN)
    why = visit.request.POST.get("why_left_out", "")
    return entered(visit, closing(visit.parts.ledger, period, by=by, at=press.at, key=press.key, why_left_out=why))


def _row(visit: Visit, one: EntrySample) -> MonthRow:
    due = due_of(visit, one) if not one.closed else ""
    state = ", ".join(filter(None, (f"{len(one.settled)} of {len(one.entries)} settled", due)))
    if one.closed:
        state = f"Words were missed in {one.closed.body['missed']} of {one.closed.body['sampled']}"
    href = reverse("wording-sample", args=[one.period])
    return MonthRow(called=month(one.period), href=href, state=state, for_you=for_whoever_asks(visit, one))


def _to_read(visit: Visit, one: EntrySample) -> Iterator[tuple[int, str, str]]:
    """Yield each entry by number: where it is read, and how it stands for whoever asks, empty where they may read."""
    for number, entry in enumerate(one.entries, 1):
        yield number, reverse("read-entry", args=[one.period, number]), why_not(visit, entry)


def _missed(visit: Visit, one: EntrySample) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return what was missed by the category that readers named, each entry with the way to it for who may read it."""
    named: dict[str, list[Link]] = {}
    for number, entry in enumerate(one.entries, 1):
        if not entry.verdict:
            continue
        said = str(next(filter(None, (event.body.get("category") for event in entry.readings)), "no category named"))
        href = reverse("entry", args=[entry.entry])
        named.setdefault(said, []).append((href if opens(visit.actor, href) else "", f"entry {number}"))
    return tuple((name.replace("_", " "), tuple(links)) for name, links in sorted(named.items()))


def _came_to(visit: Visit, closed: tuple[EntrySample, ...]) -> CameTo:
    agreed = agreement_on([one for each in closed for one in each.entries])
    found = missed_in_use(visit.parts.ledger, closed)
    return CameTo(
        read=found.read, missed=found.missed, agree=f"{agreed.same} of {agreed.pairs}", kappa=_kappa(agreed),
        share=_share(found), recall=_recall(found),
    )  # fmt: skip


def _kappa(agreed: Agreed) -> str:
    if agreed.kappa is None:
        return "cannot be said: every answer is the same" if agreed.pairs else "nothing was read twice"
    held = agreed.kappa
    said, low, high = (round(one, 2) + 0.0 for one in (held.kappa, held.interval.low, held.interval.high))  # no -0.00
    return f"{said:.2f} (between {low:.2f} and {high:.2f})"


def _share(found: Missed) -> str:
    return _per_cent(found.share, 1) if found.share else ""


def _recall(found: Missed) -> str:
    return _per_cent(found.recall, 0) if found.recall else ""


def _per_cent(found: Interval, digits: int) -> str:
    low, said, high = (f"{100 * part:.{digits}f}" for part in (found.low, found.estimate, found.high))
    return f"{said} % (between {low} and {high} %)"
