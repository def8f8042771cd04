"""The pages about cases."""

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.application.caseload import Case, Caseload
from wayhome.application.gathering import face
from wayhome.application.holding.of_child import HeldFor
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.web.cases.case_list import case_list, chosen_filter, chosen_page
from wayhome.web.cases.case_page import Asked, case_page
from wayhome.web.cases.entry_page import entry_page
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.last_looks import last_look
from wayhome.web.presenting.differs import differs_in
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.known_at import KnownAt, known_at
from wayhome.web.presenting.needs_strip import strips_of_cases
from wayhome.web.presenting.queues import Queues
from wayhome.web.presenting.whole_case import Whole, whole_case


@shows_records(Permission.READ_CASES)
def list_cases(visit: Visit) -> Page:
    """Show every case with what it owes now, or those that a filter keeps."""
    reading = visit.parts.reading
    queues = Queues(reading, visit.now)
    page = case_list(queues, reading.names(), chosen_filter(visit.request), chosen_page(visit.request))
    shows = tuple(shown for row in page.rows for shown in (row.record, *row.children))
    reads = may(visit.actor, Permission.READ_HELD)
    content = {"page": page, "proposed_href": reverse("proposed-records") if reads else ""}
    return Page(template="cases/list.html", content=content, shows=shows)


@shows_records(Permission.READ_CASES)
def show_case(visit: Visit, record: str) -> Page:
    """Show one case: who, what state, what to do."""
    return _case(visit, record, template="cases/case.html", here="case")


@shows_records(Permission.READ_CASES)
def show_duties(visit: Visit, record: str) -> Page:
    """Show every duty of a case, each with why it is or was owed."""
    return _case(visit, record, template="cases/duties.html", here="case-duties")


@shows_records(Permission.READ_CASES)
def show_time_line(visit: Visit, record: str) -> Page:
    """Show what happened in a case, with both times of each entry."""
    return _case(visit, record, template="cases/time_line.html", here="case-time-line")


@shows_records(Permission.READ_CASES)
def show_entry(visit: Visit, event: str) -> Page:
    """Show one entry of a case to whoever reads cases, and its proof to those who may read proofs."""
    reading = visit.parts.reading
    caseload = reading.caseload(visit.now)
    held = caseload.entry(event)
    if held is None:
        raise Http404
    proves = may(visit.actor, Permission.READ_PROOFS)
    if not proves and caseload.case(held.event.record) is None:
        require(visit.actor, Permission.READ_PROOFS)  # no time line shows it, so the entry may not be read there either
    history = visit.parts.ledger.read(held.event.record).events
    before = next((each for each in history if each.sequence == held.sequence - 1), None)
    words = [each for each in visit.parts.ledger.words(held.event.record) if each.event == held.event.id]
    page = entry_page(held, before, words, visit.now, caseload.rulebook.pack)
    shows = (held.event.record, *held.event.subjects, held.event.id)
    return Page(template="cases/entry.html", content={"page": page, "proves": proves}, shows=shows)


def _case(visit: Visit, record: str, *, template: str, here: str) -> Page:
    reading = visit.parts.reading
    full = reading.caseload(visit.now)
    known = known_at(visit.request, visit.now)
    if known.error:
        return _not_a_time(full, RecordId(record), known, here)
    shown = full.as_known(record, known.moment) if known.chosen else full
    case = shown.case(record)
    if case is None:
        return _nothing_known(full, RecordId(record), known)
    since = None if known.chosen else last_look(visit.account, case.record, visit.now)
    strange = len(visit.parts.ledger.read(case.record).strange)
    waits = _to_judge(visit, case) if here == "case" and not known.chosen else 0
    asked = Asked(
        strange=strange, known=known, here=here, hidden=_later(full, case), since=since, actor=visit.actor,
        to_judge=waits,
    )  # fmt: skip
    page = case_page(case, reading, shown, asked)
    others = tuple(other for child in case.children for other in shown.about(child))
    behind = (*(held.event.record for held in case.background), *(other.record for other in others))
    strips = () if known.chosen or here != "case" else strips_of_cases((case, *others), visit)
    whole = None if known.chosen else _whole(visit, case, here)
    differs = None if known.chosen or here != "case" else differs_in(record, visit)
    content = {"page": page, "known": known, "whole": whole, "strips": strips, "differs": differs}
    shows = (case.record, *case.children, *behind, *(strip.record for strip in strips))
    return Page(template=template, content=content, shows=shows)


def _whole(visit: Visit, case: Case, here: str) -> Whole | None:
    """Return an investigation in one look, as it stands now."""
    if here != "case" or case.kinds[0] is not SubjectKind.INVESTIGATION:
        return None
    parts, rulebook = visit.parts, visit.parts.reading.rulebook
    facing = face(case.record, by=visit.actor.id, log=parts.ledger, rulebook=rulebook.at(visit.now), now=visit.now)
    return whole_case(case, facing, rulebook)


def _to_judge(visit: Visit, case: Case) -> int:
    """Count the held records of a case that wait to be judged; 0 where what is held cannot be reached."""
    parts = visit.parts
    if not may(visit.actor, Permission.JUDGE_MATCHES):
        return 0
    rulebook = parts.reading.rulebook.at(visit.now)
    facing = face(case.record, by=visit.actor.id, log=parts.ledger, rulebook=rulebook, now=visit.now)
    held = HeldFor(facing, case, parts.reading, parts.holdings)
    return len(held.waiting) if held.answer else 0


def _later(full: Caseload, case: Case) -> int:
    """Count the entries of a case that are not shown, because they were written down later."""
    whole = full.case(case.record)
    return len(whole.entries) - len(case.entries) if whole else 0


def _not_a_time(full: Caseload, record: RecordId, known: KnownAt, here: str) -> Page:
    """Ask for a time that can be shown, and say nothing of the case until there is one."""
    if full.case(record) is None:
        raise Http404
    content = {"reference": reference(record), "known": known, "action": reverse(here, args=[record])}
    return Page(template="cases/not_a_time.html", content=content, shows=(record,), status=422)


def _nothing_known(full: Caseload, record: RecordId, known: KnownAt) -> Page:
    """Say that nothing was known then; an address that never led anywhere is not found."""
    if full.case(record) is None:
        raise Http404
    return Page(template="cases/nothing_known.html", content={"record": record, "known": known}, shows=(record,))
