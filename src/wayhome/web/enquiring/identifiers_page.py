"""Everything that leads to somebody, as pages: in one investigation, and open in all of them, matches first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, may_open
from wayhome.application.holding.identified import Unresolved, unresolved
from wayhome.casework.enquiring.identifiers import HeldMatch, Identifier, identifiers_of
from wayhome.holdings.identifying import CALLED, compared, same_in
from wayhome.web.acting.desk import Desk
from wayhome.web.enquiring.lines_page import common, inquiry, link
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import everybody
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.held import called_source, opener
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

RESOLVED = {
    "suspect": "a suspect", "other_person": "somebody else", "child": "the child", "place": "a place",
    "ruled_out": "ruled out",
}  # fmt: skip
LOOKED = {
    "leads_to_somebody": "It leads to somebody", "somebody_else": "It is about somebody else",
    "nothing_new": "Nothing new",
}  # fmt: skip
CLOSED = "Closed to you: what it says is restricted."
NOT_HELD = "The record is not held here any more."
UNREAD = "What other systems hold is not read with your role."


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """A held record that has the same: in which words, from which system, and where somebody says what came of it."""

    system: str
    says: str
    at: str
    looked_at: str
    look: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another case that noted the same: its reference and who has it; what it says opens for a purpose."""

    record: str
    owner: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierRow:
    """One thing that leads to somebody, as it is shown."""

    one: Identifier
    kind: str
    value: str
    where: str
    noted: str
    resolved: str
    matches: tuple[MatchRow, ...]
    elsewhere: tuple[Elsewhere, ...]
    links: tuple[Link, ...]
    too_short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case with what it has not resolved."""

    record: str
    who: str
    href: str
    rows: tuple[IdentifierRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One thing that several cases have not resolved, and those cases."""

    row: IdentifierRow
    cases: tuple[CaseRow, ...]


@shows_records(Permission.READ_CASES)
def show_identifiers(visit: Visit, record: str) -> Page:
    """Show everything of a case that leads to somebody: what is open with its matches, and what was resolved."""
    desk = inquiry(visit, record)
    every = identifiers_of(desk.facing.story, desk.facing.words)
    others = elsewhere(visit, desk.record)
    searched = desk.facing.last("enquiry.identifiers_searched")
    content = {
        **common(desk),
        "open": tuple(_row(one, desk, others) for one in every if one.is_open),
        "resolved": tuple(_row(one, desk, others) for one in every if not one.is_open),
        "note": link(desk, "note-identifier"),
        "search": link(desk, "search-identifiers") if any(one.is_open for one in every) else None,
        "searched": when(searched.happened_at, visit.now) if searched else "",
        "unreached": bool(searched and searched.body.get("out_of_reach")),
        "vehicle": link(desk, "link-vehicle"),
        "place": link(desk, "link-premises"),
    }
    return Page(template="enquiring/identifiers.html", content=content, shows=desk.shows)


@shows_records(Permission.READ_CASES)
def show_all_identifiers(visit: Visit) -> Page:
    """Show what no open investigation has resolved: what several of them have first, then case by case."""
    found: dict[str, list[Unresolved]] = {}
    for one in unresolved(visit.parts.reading.live(visit.now).cases, visit.parts.reading):
        found.setdefault(one.case.record, []).append(one)
    names = visit.parts.reading.names()
    cases = [
        CaseRow(
            record=record,
            who=everybody(several[0].case.children, names),
            href=reverse("identifiers", args=[record]),
            rows=_once(_brief(each.one, visit) for each in several),
        )
        for record, several in found.items()
    ]
    cases.sort(key=lambda case: (not any(row.one.waiting for row in case.rows), case.record))
    content = {
        "cases": cases,
        "shared": _shared(cases),
        "many": sum(len(case.rows) for case in cases),
        "waiting": sum(len(row.one.waiting) for case in cases for row in case.rows),
        "made": when(visit.now, visit.now),
    }
    return Page(template="enquiring/all_identifiers.html", content=content, shows=tuple(found))


def _once(rows: Iterable[IdentifierRow]) -> tuple[IdentifierRow, ...]:
    """Return rows without those that say the same again, the ones with matches that wait first."""
    found: dict[str, IdentifierRow] = {}
    for row in sorted(rows, key=lambda row: not row.one.waiting):
        found.setdefault(same_key(row.one) or row.one.reference, row)
    return tuple(found.values())


def _shared(cases: Sequence[CaseRow]) -> list[Shared]:
    """Return what several cases have not resolved, what most of them have first."""
    found: dict[str, list[tuple[IdentifierRow, CaseRow]]] = {}
    for case in cases:
        for row in case.rows:
            if key := same_key(row.one):
                found.setdefault(key, []).append((row, case))
    several = [
        Shared(row=each[0][0], cases=tuple(case for _, case in each)) for each in found.values() if len(each) > 1
    ]
    return sorted(several, key=lambda one: -len(one.cases))


def elsewhere(visit: Visit, here: str) -> Mapping[str, Sequence[Unresolved]]:
    """Return what other open investigations have not resolved, by how it is compared."""
    found: dict[str, list[Unresolved]] = {}
    for one in unresolved(visit.parts.reading.live(visit.now).cases, visit.parts.reading):
        if one.case.record != here and (key := same_key(one.one)):
            found.setdefault(key, []).append(one)
    return found


def same_key(one: Identifier) -> str:
    """Return what two cases compare a thing by; empty where it is too short to mean anybody."""
    said = compared(one.kind, one.value)
    return f"{one.kind} {said}" if said else ""


def _row(one: Identifier, desk: Desk, others: Mapping[str, Sequence[Unresolved]]) -> IdentifierRow:
    visit = desk.visit
    matches = tuple(_match(one, match, desk) for match in one.matches)
    acts = (link(desk, "resolve-identifier", "Say whose it is", one.reference),) if one.is_open else ()
    settled = RESOLVED.get(one.resolved, "")
    return IdentifierRow(
        one=one,
        kind=kind_of(one),
        value=one.value or "Not held any more",
        where=desk.facing.words.get((one.event, "where"), ""),
        noted=when(one.noted_at, visit.now),
        resolved=f"{settled} {one.suspect}".strip(),
        matches=matches,
        elsewhere=tuple(_elsewhere(each, one, desk) for each in others.get(same_key(one), ())),
        links=tuple(each for each in acts if each),
        too_short=one.is_open and not same_key(one),
    )


def _brief(one: Identifier, visit: Visit) -> IdentifierRow:
    return IdentifierRow(
        one=one, kind=kind_of(one), value=one.value or "Not held any more", where="",
        noted=when(one.noted_at, visit.now), resolved="", matches=(), elsewhere=(), links=(),
    )  # fmt: skip


def open_of(desk: Desk) -> list[Identifier]:
    """Return what of the case leads to somebody and is not resolved."""
    return [one for one in identifiers_of(desk.facing.story, desk.facing.words) if one.is_open]


def kind_of(one: Identifier) -> str:
    """Return what kind of thing it is, in words."""
    return capital(CALLED.get(one.kind, "something else"))


def _match(one: Identifier, match: HeldMatch, desk: Desk) -> MatchRow:
    system, says = _says(one, match, desk.visit)
    look = link(desk, "look-at-match", "Say what it comes to", f"{one.reference} {match.hit}")
    return MatchRow(
        system=system, says=says, at=when(match.at, desk.visit.now), looked_at=LOOKED.get(match.looked_at, ""),
        look=look if match.is_waiting else None,
    )  # fmt: skip


def _says(one: Identifier, match: HeldMatch, visit: Visit) -> tuple[str, str]:
    """Return which system holds a record and in which words it has the same, as far as the reader may know."""
    record = visit.parts.holdings.record(match.hit)
    if record is None:
        return "", NOT_HELD
    system = called_source(record.system)
    if not may(visit.actor, Permission.READ_HELD):
        return system, UNREAD
    if not may_open(record.restricted_to, opener(visit)):
        return system, CLOSED
    return system, same_in(one.kind, one.value, record) or "It has changed and no longer has the same."


def _elsewhere(other: Unresolved, one: Identifier, desk: Desk) -> Elsewhere:
    record = other.case.record
    href = reverse("identifier-elsewhere", args=[desk.record, one.reference])
    return Elsewhere(record=reference(record), owner=owner_of(other), href=href if _may_ask(desk) else "")


def owner_of(other: Unresolved) -> str:
    """Return who has another case: the officer it was given to, or nobody yet."""
    given = other.story.of_type("investigation.allocated")
    return str(given[-1].body.get("officer") or "somebody") if given else "nobody yet"


def _may_ask(desk: Desk) -> bool:
    return may(desk.visit.actor, Permission.LOOK_ACROSS_CHILDREN)


def shared_with(visit: Visit, record: str, one: Identifier) -> Iterator[Unresolved]:
    """Yield each other open case that has the same."""
    yield from elsewhere(visit, record).get(same_key(one), ())
