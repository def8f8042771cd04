"""The acts for the force that are one form each."""

from wayhome.duties.duty import Duty
from wayhome.web.governing.disputes import DISPUTE
from wayhome.web.governing.force import owed_now
from wayhome.web.governing.forms import (
    BreachesForm,
    EvidenceAskedForm,
    EvidenceGivenForm,
    LeadsForm,
    ReadForm,
    StaffForm,
    WordingForm,
)
from wayhome.web.governing.serving import ForcePage, Periods
from wayhome.web.http import Visit


def _open(act: str) -> Periods:
    """Ask for one of the periods for which an act is owed."""
    return lambda visit: tuple(duty.occurrence for duty in reversed(_owed(visit, act)))


def _owed(visit: Visit, act: str) -> list[Duty]:
    return [duty for duty in owed_now(visit).open if duty.act == act]


def _requests(visit: Visit) -> tuple[str, ...]:
    """Name each request for evidence that is not answered: by whom and when, and the entry it stands in."""
    found = []
    for duty in _owed(visit, "give_evidence"):
        held = visit.parts.ledger.event(duty.raised_by)
        if held:
            by = str(held.event.body["by"]).replace("_", " ").capitalize()
            found.append(f"{by}, {held.event.happened_at:%-d %B %Y}, {duty.raised_by}")
    return tuple(found)


NAME_LEADS = ForcePage(
    name="name-leads",
    title="Name the leads for missing people",
    lead="National practice asks for a suitably senior strategic lead and a tactical lead, before new rules hold.",
    form=LeadsForm,
)
TELL_STAFF = ForcePage(
    name="tell-staff",
    title="Staff were told of new rules",
    lead="Before a new rulebook holds, those who work under it are told what changes and from when.",
    form=StaffForm,
)
BREACHES = ForcePage(
    name="report-breaches",
    title="Report the week’s breaches",
    lead="The force sees its own breaches before anyone else does. Make the report, then record it here by its digest.",
    form=BreachesForm,
    periods=_open("report_breaches"),
    nothing="Every week that is over is reported.",
)
WORDING = ForcePage(
    name="report-wording",
    title="Report words about children",
    lead="By role, never by name. The report stands with the rates; its digest is made from the record.",
    form=WordingForm,
    periods=_open("report_wording"),
    nothing="Every month that is over is reported.",
)
READ_CASES = ForcePage(
    name="read-cases",
    title="Cases read through by somebody from outside",
    lead="Counting does not show what a reader sees. Ten cases a month, read by somebody from another team.",
    form=ReadForm,
    periods=_open("read_sample"),
    nothing="Cases of every month that is over were read.",
)
EVIDENCE_ASKED = ForcePage(
    name="ask-evidence",
    title="Evidence was asked for",
    lead="From now on it is owed to whoever asked.",
    form=EvidenceAskedForm,
)
EVIDENCE_GIVEN = ForcePage(
    name="give-evidence",
    title="Give the evidence that was asked for",
    lead="Export it, and record here by its digest what was given.",
    form=EvidenceGivenForm,
    periods=_requests,
    nothing="Nobody is waiting for evidence.",
)
PAGES = (NAME_LEADS, TELL_STAFF, BREACHES, WORDING, READ_CASES, EVIDENCE_ASKED, EVIDENCE_GIVEN, DISPUTE)
