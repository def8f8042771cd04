"""The page of who is around a child, and the one that asks for a purpose before it shows whom an adult was near."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.dossier.gathering import Dossier, gather
from wayhome.application.dossier.near import near
from wayhome.holdings.around import Row
from wayhome.holdings.network import Key, Thing
from wayhome.kernel.ids import RecordId
from wayhome.web.acting.fields import errors_of
from wayhome.web.dossier.purposes import PurposeForm, listed
from wayhome.web.dossier.reader import behind, opens
from wayhome.web.dossier.rows import Showing, is_a_name
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.held import Closed, called_source, who_can_open
from wayhome.web.presenting.known_at import KnownAt, known_at
from wayhome.web.presenting.times import when


@shows_records(Permission.READ_CASES)
def show_around(visit: Visit, record: str) -> Page:
    """Show who and what is around the child of a case, as known now or at an instant."""
    known = known_at(visit.request, visit.now)
    dossier = _dossier(visit, record, known.moment)
    if dossier is None or known.error:
        return _nothing_known(visit, record, known)
    child = dossier.around.child
    showing = Showing(dossier.around, {} if known.chosen else _asked_about(visit, record, dossier))
    content = {
        "child": child,
        "known": known,
        "here": reverse("around", args=[record]),
        "case_href": reverse("case", args=[record]) + known.query,
        "held_href": reverse("held-matches", args=[record]),
        "reference": reference(record),
        "dossier": dossier,
        "showing": showing,
        "groups": showing.groups,
        "searched": tuple(_searched(dossier, visit.now)),
        "left_out": tuple(_left_out(dossier, who_can_open(visit, visit.parts.reading.rulebook.pack_at(visit.now)))),
    }
    shows = (record, child.key, child.case, *showing.cases, *showing.held)
    return Page(template="dossier/around.html", content=content, shows=tuple(filter(None, shows)))


@shows_records(Permission.LOOK_ACROSS_CHILDREN, methods=READING_AND_SENDING)
def show_near_adult(visit: Visit, record: str, person: str) -> Page:
    """Ask for a purpose, and show the children somebody has been near only once a listed one is given."""
    dossier = _dossier(visit, record, visit.now)
    found = _person(dossier, person) if dossier else None
    if dossier is None or found is None:
        raise Http404
    sent = visit.request.method == "POST"
    form = PurposeForm(visit.request.POST if sent else None)
    content = {
        "person": found,
        "child": dossier.around.child,
        "around_href": reverse("around", args=[record]),
        "form": form,
        "errors": errors_of(form) if sent and not form.is_valid() else [],
    }
    if not sent or content["errors"]:
        status = 422 if sent else 200
        return Page(template="dossier/purpose.html", content=content, shows=(record,), status=status)
    purpose = listed(form.cleaned_data["purpose"])
    around = near(found, dossier.of_person.get(found.key, ()), behind(visit), now=visit.now, may_open=opens(visit))
    showing = Showing(around, {})
    return Page(
        template="dossier/near.html",
        content={**content, "purpose": purpose.words, "groups": tuple(group for group in showing.groups if group.rows)},
        shows=(record, *showing.cases, *showing.held),
        purpose=purpose.value,
    )


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
    return {row.thing.key: reverse("near-adult", args=[record, _stand_in(row, dossier)]) for row in people}


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
    people = (row.thing for row in dossier.around.people if _stand_in(row, dossier) == stand_in)
    return next(people, None)


def _searched(dossier: Dossier, now: datetime) -> Iterator[str]:
    for source in dossier.sources:
        records = "1 record" if source.records == 1 else f"{source.records:,} records"
        yield f"{called_source(source.name)}: {records}, brought in {when(source.as_of, now)}"


def _left_out(dossier: Dossier, post: Callable[[str], Closed]) -> Iterator[str]:
    """Yield what this page does not show, and why."""
    if not dossier.reached:
        yield "What other systems hold could not be searched. Only what the cases say is here."
    for role, count in dossier.shut.items():
        can = post(role)
        holder = f"{can.holder} holds it now" if can.holder else "nobody holds it now"
        yield f"{_count(count, 'record')} may be opened only by the {can.post}: {holder}."
    if dossier.unsettled:
        yield f"{_count(len(dossier.unsettled), 'record')} may be about this child, and nobody has said so yet."
    if dossier.others_missing:
        children = _count(dossier.others_missing, "other child", "other children")
        yield f"{children} may have been missing at some of the same times, with nothing else in common."
    if dossier.undated:
        yield f"{_count(dossier.undated, 'record')} left out: nobody knows when they were brought in."
    yield from dossier.left_open


def _count(count: int, what: str, several: str = "") -> str:
    return f"1 {what}" if count == 1 else f"{count} {several or what + 's'}"
