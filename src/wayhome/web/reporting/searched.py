"""What was held about a child at the report, entered in their case: nobody has to search for it again to see it.

Each system that was searched gets its check, and each record that came back is there to be weighed, so that the first
grade is bound to what the call handler had before them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wayhome.application.caseload import Case
from wayhome.application.holding.known import own_names
from wayhome.application.holding.look_up import look_up
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.searched import answers_for, unlisted
from wayhome.casework.commands import Acting, Command
from wayhome.casework.record_search import RecordSearch
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import RecordId
from wayhome.record.effective import effective
from wayhome.web.acting.desk import in_force_now
from wayhome.web.http import Visit
from wayhome.web.presenting.systems import required
from wayhome.web.reporting.journey import Journey, Missing

CHECKED, FOUND, MARKED = "risk.system_checked", "risk.hit_found", "risk.hit_marked"


def searches(visit: Visit, journey: Journey, by: Acting) -> dict[str, Command]:
    """Return a search for each child of a report who was looked up, under a name of its own."""
    found: dict[str, Command] = {}
    for number, one in enumerate(journey.children, 1):
        case = visit.parts.reading.case(one.record, visit.now) if one.asked_with else None
        command = _search(visit, journey, one, case, by) if case else None
        if command:
            found[f"searched {number}"] = command
    return found


def _search(visit: Visit, journey: Journey, one: Missing, case: Case, by: Acting) -> RecordSearch | None:
    """Return the search of one child; None where the case was searched for already, or nothing was brought in."""
    parts = visit.parts
    events = tuple(effective(held.event for held in (*case.entries, *case.background)))
    if any(event.type == CHECKED and event.record == case.record for event in events):
        return None  # another call joined a case that was searched for before
    asked = _asked(one, asked_of(case, parts.ledger))
    done = look_up(asked, holdings=parts.holdings, children=parts.known_children, at=visit.now)
    answers = answers_for(
        done,
        required(in_force_now(visit).pack),
        listed={str(event.body["hit"]) for event in events if event.type == FOUND},
        read={str(event.body["hit"]) for event in events if event.type == MARKED},
        names=(*own_names(events, parts.ledger), *filter(None, [one.name])),
    )
    if not answers:
        return None
    return RecordSearch(
        by=by, key=journey.key, happened_at=journey.sent(visit.now), record=RecordId(one.record), answers=answers,
        unlisted=unlisted(done),
    )  # fmt: skip


def _asked(one: Missing, known: Asked) -> Asked:
    """Return what the record knows of a child with what the caller said besides."""
    names = tuple(dict.fromkeys(filter(None, (known.name, one.name, *known.also_known_as, one.said_name))))
    born = one.born or one.said_born
    return replace(
        known,
        name=names[0] if names else "",
        also_known_as=names[1:],
        birth_date=known.birth_date or (date.fromisoformat(born) if born else None),
        phones=tuple(dict.fromkeys((*known.phones, *_given(one.phone)))),
        address=one.address or known.address,
    )


def _given(text: str) -> Iterator[str]:
    if text:
        yield text
