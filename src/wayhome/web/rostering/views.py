"""The people on duty: who is on now and what is vacant, each post, each person, the staff list, posts and units."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.application.people.duty import on_duty, post_now
from wayhome.kernel.ids import ActorId, RecordId, SubjectKind, subject
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.presenting.times import clock, when
from wayhome.web.rostering import presenters
from wayhome.web.rostering.bench import Bench, link
from wayhome.web.rostering.words import falls_vacant

SHOWN = 20


@shows_no_record(Permission.READ_PEOPLE)
def show_people(visit: Visit) -> Page | HttpResponse:
    """Show who is on duty now, with what is vacant first."""
    bench = Bench(visit)
    wanted = " ".join(visit.request.GET.get("officer", "").split())
    if wanted and bench.is_known(wanted):
        return redirect("people-officer", wanted)
    now = on_duty(bench.roster, bench.head, visit.now)
    content = {
        "bench": bench,
        "at": clock(visit.now),
        "nothing_yet": not bench.roster.posts,
        "vacant": presenters.vacancies(bench, now),
        "later": [falls_vacant(one, bench.role(one.role), visit.now) for one in now.later],
        "units": presenters.units(bench, now),
        "away": presenters.away(bench, now),
        "coming": presenters.coming(bench, now),
        "wanted": wanted,
    }
    return Page(template="rostering/people.html", content=content)


@shows_no_record(Permission.READ_PEOPLE)
def show_post(visit: Visit, post: str) -> Page:
    """Show a post: who holds it, who is next, and who held it before."""
    bench = Bench(visit)
    found = bench.post(post)
    if found is None:
        raise Http404
    every = bench.roster.of_post(found.id)
    before = [one for one in every if one.end and one.end <= visit.now]
    after = [one for one in every if one.start > visit.now]
    content = {
        "bench": bench,
        "post": found,
        "name": found.name or found.id,
        "role": bench.role(found.role),
        "unit": bench.unit(found.unit),
        "now": presenters.post_row(bench, post_now(bench.roster, found, visit.now)),
        "closed": when(found.closed_at, visit.now) if found.closed_at else "",
        "after": [presenters.shift(bench, one) for one in after[:SHOWN]],
        "before": [presenters.shift(bench, one) for one in reversed(before[-SHOWN:])],
        "more_after": max(len(after) - SHOWN, 0),
        "more_before": max(len(before) - SHOWN, 0),
    }
    return Page(template="rostering/post.html", content=content)


@shows_no_record(Permission.READ_PEOPLE)
def show_officer(visit: Visit, officer: str) -> Page:
    """Show somebody: what they hold and will hold, when they are away, and whether they have left."""
    bench, who = Bench(visit), ActorId(officer)
    if not bench.is_known(officer):
        raise Http404
    known = bench.roster.officers.get(who)
    now = visit.now
    held = bench.roster.of_officer(who)
    absences = [one for one in bench.roster.absences(who) if one.end is None or one.end > now]
    content = {
        "bench": bench,
        "who": officer,
        "called": called(visit, who),
        "known": known,
        "role": bench.role(known.role) if known and known.role else "",
        "unit": bench.unit(known.unit) if known else "",
        "left": when(known.left_at, now) if known and known.left_at else "",
        "is_here": not bench.roster.has_left(who, now),
        "now": [presenters.shift(bench, one) for one in bench.roster.held_by(who, now)],
        "after": [presenters.shift(bench, one) for one in held if one.start > now][:SHOWN],
        "before": [presenters.shift(bench, one) for one in reversed(held) if one.end and one.end <= now][:SHOWN],
        "absences": [presenters.absence(bench, one) for one in absences],
        "training": link("officer-training", officer),
    }
    return Page(template="rostering/officer.html", content=content)


def called(visit: Visit, who: ActorId) -> str:
    """Return the name last given of somebody; empty where none is held."""
    words = visit.parts.ledger.words(RecordId(subject(SubjectKind.OFFICER, who)))
    return next((one.text for one in reversed(words) if one.field == "called"), "")


@shows_no_record(Permission.READ_PEOPLE)
def list_staff(visit: Visit) -> Page:
    """List everybody on the staff list, those who left last."""
    bench = Bench(visit)
    rows = [
        {
            "who": presenters.officer_link(one.id),
            "rank": one.rank,
            "unit": bench.unit(one.unit),
            "role": bench.role(one.role) if one.role else "",
            "left": when(one.left_at, visit.now) if one.left_at else "",
        }
        for one in sorted(bench.roster.officers.values(), key=lambda one: (one.left_at is not None, one.id))
    ]
    return Page(template="rostering/staff.html", content={"bench": bench, "rows": rows})


@shows_no_record(Permission.READ_PEOPLE)
def show_set_up(visit: Visit) -> Page:
    """Show the units and posts that were set up."""
    bench = Bench(visit)
    units = [
        {
            "key": unit.key,
            "name": unit.name,
            "within": bench.unit(unit.within),
            "closed": when(unit.closed_at, visit.now) if unit.closed_at else "",
        }
        for unit in sorted(bench.roster.units.values(), key=lambda unit: (unit.closed_at is not None, unit.name))
    ]
    posts = [
        {
            "post": presenters.post_link(post),
            "role": bench.role(post.role),
            "unit": bench.unit(post.unit),
            "always": "Yes" if post.always_held else "No",
            "closed": when(post.closed_at, visit.now) if post.closed_at else "",
        }
        for post in sorted(bench.roster.posts.values(), key=lambda post: (post.closed_at is not None, post.name))
    ]
    return Page(template="rostering/set_up.html", content={"bench": bench, "units": units, "posts": posts})
