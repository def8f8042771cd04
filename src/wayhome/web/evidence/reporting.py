"""The report that the evidence pages show: every case of the record, under the rulebook in use, as it stands now."""

from functools import lru_cache

from django.conf import settings

from wayhome.application.caseload import Caseload
from wayhome.assurance.measures import Judged
from wayhome.assurance.report import Report, report_on
from wayhome.packs import available, load
from wayhome.rulebook.pack import Pack


def report(caseload: Caseload) -> Report | None:
    """Return the report, or None when no pack of recommendations is installed."""
    recommendations = recommendations_pack()
    if recommendations is None:
        return None
    judged = (
        Judged(case=case.record, events=tuple(held.event for held in case.entries), duties=case.duties)
        for case in caseload.cases
    )
    made, _ = report_on(judged, recommendations=recommendations, rulebook=caseload.rulebook.pack, at=caseload.at)
    return made


@lru_cache(maxsize=1)
def recommendations_pack() -> Pack | None:
    """Return the packaged recommendations; packs do not change while the product runs."""
    name = settings.RECOMMENDATIONS
    return load(name) if name in available() else None
