"""The page of who is around a child, and the one that asks for a purpose before it shows whom an adult was near."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, roles_who_may, who_may
from wayhome.application.dossier.gathering import Dossier, gather
from wayhome.application.dossier.near import near
from wayhome.holdings.around import Around, Row
from wayhome.holdings.network import Key, Thing
from wayhome.kernel.ids import RecordId
from wayhome.web.acting.fields import errors_of
from wayhome.web.dossier.reader import behind, opens, reads_held
from wayhome.web.dossier.rows import Showing, is_a_name
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.held import Closed, called_source, who_can_open
from wayhome.web.presenting.known_at import KnownAt, known_at
from wayhome.web.presenting.purposes import Purpose, PurposeForm, listed
from wayhome.web.presenting.times import clock, day, when


@shows_records(Permission.READ_CASES)
def show_around(visit: Visit, record: str) -> Page:
    """Show who and what is around the child of a case, as known now or at an instant."""
    known = known_at(visit.request, visit.now)
    dossier = _dossier(visit, record, known.moment)
    if dossier is None or known.error:
        return _nothing_known(visit, record, known)
    here = reverse("around", args=[record])
    showing = _showing(visit, record, dossier, known)
    content = {
        "child": dossier.around.child,
        "known": known,
        "here": here,
        "query": known.query.replace("?", "&"),
        "case_href": reverse("case", args=[record]) + known.query,
        "held_href": reverse("held-matches", args=[record]) if reads_held(visit) else "",
        "others_href": reverse("others-around", args=[record]) if may_ask(visit, known) else "",
        "reference": reference(record),
        "printed": f"{reference(record)}. Printed at {clock(visit.now)}, {day(visit.now)}, by {visit.actor.name}.",
        "sentences": dossier.shown.sentences,
        "showing": showing,
        "groups": showing.groups,
        "searched": tuple(_searched(dossier, visit.now)),
        "left_out": tuple(_left_out(visit, dossier)),
        "nothing": _nothing(visit, dossier.around.child),
        "counted": dossier.shown.counted or dossier.shown.ageless,
    }
    shows = (record, dossier.around.child.key, dossier.around.child.case, *showing.shows)
    return Page(template="dossier/around.html", content=content, shows=tuple(filter(None, shows)))


def _showing(visit: Visit, record: str, dossier: Dossier, known: KnownAt) -> Showing:
    """Return what of a dossier stands on the page: ten rows of a kind, or all of the kind that is asked for."""
    return Showing(
        dossier.shown,
        {} if known.chosen else _asked_about(visit, record, dossier),
        unread=not reads_held(visit),
        whole=visit.request.GET.get("all", ""),
        all_of=_all_of(reverse("around", args=[record]), known),
    )


@shows_records(Permission.LOOK_ACROSS_CHILDREN, methods=READING_AND_SENDING)
def show_near_adult(visit: Visit, record: str, person: str) -> Page:
    """Ask for a purpose, and show the children somebody has been near only once a listed one is given."""
    dossier = _dossier(visit, record, visit.now)
    found = _person(dossier, person) if dossier else None
    if dossier is None or found is None:
        raise Http404

    def showing() -> Showing:
        of_person = dossier.of_person.get(found.key, ())
        return Showing(near(found, of_person, behind(visit), now=visit.now, may_open=opens(visit)), {})

    title = f"Which children {found.name} has been near"
    return _for_a_purpose(visit, record, {"title": title, "person": found}, showing)


@shows_records(Permission.LOOK_ACROSS_CHILDREN, methods=READING_AND_SENDING)
def show_others_around(visit: Visit, record: str) -> Page:
    """Ask for a purpose, and name the other children around a child, with who and what only they lead to."""
    dossier = _dossier(visit, record, visit.now)
    if dossier is None:
        raise Http404

    def showing() -> Showing:
        whole, shown = dossier.around, dossier.shown.network.things
        only = {key for key, thing in whole.network.things.items() if thing.kind == "child" or key not in shown}
        return Showing(whole, {}, only=only)

    title = f"The other children around {dossier.around.child.name}"
    return _for_a_purpose(visit, record, {"title": title, "person": None}, showing)


def _for_a_purpose(visit: Visit, record: str, content: Mapping[str, object], showing: Callable[[], Showing]) -> Page:
    """Ask for a purpose; once a listed one is given, show what opens for it, and keep it with the look."""
    sent = visit.request.method == "POST"
    form = PurposeForm(visit.request.POST if sent else None)
    errors = errors_of(form) if sent and not form.is_valid() else []
    content = {**content, "around_href": reverse("around", args=[record]), "form": form, "errors": errors}
    if not sent or errors:
        purposes = tuple(Purpose)
        status = 422 if sent else 200
        return Page(
            template="dossier/purpose.html", content={**content, "purposes": purposes}, shows=(record,), status=status
        )
    purpose = listed(form.cleaned_data["purpose"])
    shown = showing()
    groups = tuple(group for group in shown.groups if group.rows)
    return Page(
        template="dossier/near.html",
        content={**content, "purpose": purpose.words, "groups": groups},
        shows=(record, *shown.shows),
        purpose=purpose.value,
    )


def _all_of(here: str, known: KnownAt) -> Callable[[str], str]:
    """Return where all rows of a kind are shown."""
    return lambda kind: f"{here}?all={kind}{known.query.replace('?', '&')}"


def may_ask(visit: Visit, known: KnownAt) -> bool:
    """Say whether the reader may ask who the other children are; what is known now is asked for, not what was."""
    return not known.chosen and may(visit.actor, Permission.LOOK_ACROSS_CHILDREN)


def _dossier(visit: Visit, record: str, moment: datetime) -> Dossier | None:
    return gather(RecordId(record), behind(visit), now=visit.now, known_at=moment, may_open=opens(visit))


def _nothing_known(visit: Visit, record: str, known: KnownAt) -> Page:
    """Say that nothing was known then, or that no time was given; an address that never led anywhere is not found."""
    if visit.parts.reading.case(record, visit.now) is None:
        raise Http404
    content = {"reference": reference(record), "known": known, "here": reverse("around", args=[record])}
    status = 422 if known.error else 200
    return Page(template="dossier/nothing_known.html", content=content, shows=(record,), status=status)


def _asked_about(visit: Visit, record: str, dossier: Dossier) -> dict[Key, str]:
    """Return where the reader may ask which children somebody has been near, for each of whom they may."""
    if not may(visit.actor, Permission.LOOK_ACROSS_CHILDREN):
        return {}
    people = [row for row in dossier.around.people if row.thing.key in dossier.of_person or is_a_name(row.thing.name)]
    asked = {row.thing.key: reverse("near-adult", args=[record, _stand_in(row, dossier)]) for row in people}
    things = (row for rows in (dossier.shown.places, dossier.shown.phones, dossier.shown.vehicles) for row in rows)
    others = reverse("others-around", args=[record])
    return asked | {row.thing.key: others for row in things if row.counted}


def _stand_in(row: Row, dossier: Dossier) -> str:
    """Return what stands for somebody in an address, in which no name may be: a record about them, or one naming them.

    Where a record names several of whom no other is held, they are numbered.
    """
    held = dossier.of_person.get(row.thing.key)
    if held:
        return held[0]
    reference = _first_reference(row)
    named = sorted(
        other.thing.key for other in dossier.around.people
        if other.thing.key not in dossier.of_person and _first_reference(other) == reference
    )  # fmt: skip
    return f"{reference}~{named.index(row.thing.key) + 1}"


def _first_reference(row: Row) -> str:
    return min(ground.reference for link in row.links for tie in link.ties for ground in tie.grounds)


def _person(dossier: Dossier, stand_in: str) -> Thing | None:
    rows = dossier.around.people
    about = (row.thing for row in rows if stand_in in dossier.of_person.get(row.thing.key, ()))
    named = (row.thing for row in rows if _stand_in(row, dossier) == stand_in)
    return next(about, None) or next(named, None)


def _searched(dossier: Dossier, now: datetime) -> Iterator[str]:
    for source in dossier.sources:
        records = "1 record" if source.records == 1 else f"{source.records:,} records"
        yield f"{called_source(source.name)}: {records}, brought in {when(source.as_of, now)}"


def _nothing(visit: Visit, child: Thing) -> str:
    """Return what is said where nothing ties the child to anybody: of no more than the reader may read."""
    if reads_held(visit):
        return f"Nothing that is held ties {child.name} to anybody else."
    return f"The cases of {child.name} tie them to nobody else."


def _left_out(visit: Visit, dossier: Dossier) -> Iterator[str]:
    """Yield what this page does not show, and why."""
    if not dossier.reached:
        yield "What other systems hold could not be searched. Only what the cases say is here."
    if reads_held(visit):
        yield from _closed(dossier, who_can_open(visit, visit.parts.reading.rulebook.pack_at(visit.now)))
    elif count := sum(dossier.shut.values()):
        held = _count(count, "record that another system holds is", "records that other systems hold are")
        yield f"{held} counted and not shown: you may read cases, and not what other systems hold."
    if dossier.shown.counted or dossier.shown.ageless:
        yield _of_others(visit, dossier.shown)
    if dossier.unsettled:
        yield f"{_count(len(dossier.unsettled), 'record')} may be about this child, and nobody has said so yet."
    if dossier.others_missing:
        children = _count(dossier.others_missing, "other child", "other children")
        yield f"{children} may have been missing at some of the same times, with nothing else in common."
    if dossier.undated:
        yield f"{_count(dossier.undated, 'record')} left out: nobody knows when they were brought in."
    yield from dossier.left_open if reads_held(visit) else ()


def _closed(dossier: Dossier, post: Callable[[str], Closed]) -> Iterator[str]:
    for role, count in dossier.shut.items():
        can = post(role)
        holder = f"{can.holder} holds it now" if can.holder else "nobody holds it now"
        yield f"{_count(count, 'record')} may be opened only by the {can.post}: {holder}."


def _of_others(visit: Visit, shown: Around) -> str:
    children = _count(shown.counted, "other child", "other children") if shown.counted else ""
    ageless = f"{shown.ageless} whose age is not recorded" if shown.ageless else ""
    counted = f"Counted and not named: {' and '.join(filter(None, (children, ageless)))}."
    if may(visit.actor, Permission.LOOK_ACROSS_CHILDREN):
        return counted  # a link beside it asks for the purpose
    return f"{counted} Who they are opens for a purpose{_who_can(visit)}."


def _who_can(visit: Visit) -> str:
    """Say which post can open it now and who holds it; the first in line of those that are held."""
    if not visit.parts.reading.people():
        return f", for people who {who_may(Permission.LOOK_ACROSS_CHILDREN)}"
    post = who_can_open(visit, visit.parts.reading.rulebook.pack_at(visit.now))
    posts = [post(role.key) for role in roles_who_may(Permission.LOOK_ACROSS_CHILDREN)]
    if can := next((one for one in posts if one.holder), None):
        return f": {can.holder}, the {can.post}, can open it now"
    named = ", ".join(one.post for one in posts[:-1])
    return f", by the {named} or {posts[-1].post}: nobody holds one of these posts now, so ask a higher rank"


def _count(count: int, what: str, several: str = "") -> str:
    return f"1 {what}" if count == 1 else f"{count} {several or what + 's'}"
