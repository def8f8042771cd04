"""The report that the evidence pages show: every case of the record, under the rulebook in use, as it stands now."""

from django.conf import settings

from wayhome.assurance.measures import Judged
from wayhome.assurance.report import Report, report_on
from wayhome.packs import available
from wayhome.web.http import Visit


def report(visit: Visit) -> Report | None:
    """Return the report, or None when the pack of recommendations is not installed."""
    name = settings.RECOMMENDATIONS
    if name not in available():
        return None
    caseload = visit.parts.reading.caseload(visit.now)
    judged = (
        Judged(case=case.record, events=tuple(held.event for held in case.entries), duties=case.duties)
        for case in caseload.cases
    )
    recommendations = visit.parts.rulebooks(name).pack
    made, _ = report_on(judged, recommendations=recommendations, rulebook=caseload.rulebook.pack, at=caseload.at)
    return made
