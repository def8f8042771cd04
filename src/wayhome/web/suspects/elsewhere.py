"""Other investigations that hold somebody under a suspect’s number: which, and whose they are, for a purpose."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.casework.allocating.carrying import who_investigates
from wayhome.casework.suspects.suspects import SuspectStanding
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, kind_of
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.fields import errors_of
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.purposes import PurposeForm, listed
from wayhome.web.suspects.fields import suspect_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """One other investigation, and who has it."""

    record: RecordId
    href: str
    whose: str


def elsewhere(suspect: SuspectStanding, desk: Desk) -> tuple[Elsewhere, ...]:
    """Return the other investigations that hold somebody under the number by which our systems know a suspect."""
    if not suspect.nominal:
        return ()
    held = desk.visit.parts.ledger.of_type("suspect.identified")
    same = (each.event for each in held if each.event.body.get("nominal") == suspect.nominal)
    others = dict.fromkeys((event.record, _case(event.subjects)) for event in same if event.record != desk.record)
    owners = {record: _owner(case, desk) for record, case in others}
    called = Called(filter(None, owners.values()))
    return tuple(
        Elsewhere(record=record, href=reverse("case", args=[record]), whose=called(owner) if owner else "nobody yet")
        for record, owner in owners.items()
    )


@shows_records(Permission.LOOK_ACROSS_CHILDREN, methods=READING_AND_SENDING)
def show_suspect_elsewhere(visit: Visit, record: str, ref: str) -> Page:
    """Ask for a purpose, and show which other investigations hold somebody known alike once a listed one is given."""
    desk = desk_for(visit, record)
    suspect = suspect_before(desk, ref) if desk and desk.facing.is_investigation else None
    if desk is None or suspect is None:
        raise Http404
    sent = visit.request.method == "POST"
    form = PurposeForm(visit.request.POST if sent else None)
    errors = errors_of(form) if sent and not form.is_valid() else []
    content = {"desk": desk, "back_href": reverse("suspect", args=[record, ref]), "form": form, "errors": errors}
    if not sent or errors:
        return Page(template="suspects/elsewhere.html", content=content, shows=desk.shows, status=422 if sent else 200)
    purpose, there = listed(str(form.cleaned_data["purpose"])), elsewhere(suspect, desk)
    return Page(
        template="suspects/elsewhere.html",
        content={**content, "purpose": purpose.words, "cases": there},
        shows=(*desk.shows, *(one.record for one in there)),
        purpose=purpose.value,
    )


def _case(subjects: tuple[Subject, ...]) -> Subject | None:
    return next((named for named in subjects if kind_of(named) is SubjectKind.INVESTIGATION), None)


def _owner(case: Subject | None, desk: Desk) -> ActorId | None:
    return who_investigates(desk.visit.parts.reading.story(case)) if case else None
