"""The same report, word for word and through the same link, within minutes: one report, and counted.

Nothing is refused for it. Other words, another child and another link are a report of their own; so are those that do
not say whom they are of, without a link that does: nothing shows that they are one.
"""

import json
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.crypto import salted_hmac

from wayhome.application.handling import handle
from wayhome.casework.answering.noted import NoteReportRepeated
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold
from wayhome.web.carers.report_form import ReportForm
from wayhome.web.invited.models import ReportSent
from wayhome.web.wiring import Wiring

WITHIN = timedelta(minutes=10)
NO_PART_OF_IT = ("key", "via")


def sent_before(link: str, form: ReportForm, now: datetime, *, known: bool) -> ReportSent | None:
    """Return the same report that came through the same link within minutes; None where there is none.

    ``known``: the link is somebody's, and the report is of the child it was made out for.
    """
    if not known and not _names_them(form):
        return None
    found = ReportSent.objects.filter(link=link, content=_content(link, form), at__gt=now - WITHIN)
    return found.order_by("at").first()


def keep_sent(link: str, form: ReportForm, reference: str, now: datetime) -> None:
    """Keep of a report by which it is known when it is sent again, for as long as that can matter."""
    ReportSent.objects.filter(at__lte=now - WITHIN).delete()
    ReportSent.objects.create(link=link, content=_content(link, form), reference=reference, at=now)


def is_still_missing(reported: Event, parts: Wiring) -> bool:
    """Say whether the child of a report is missing still: whoever is missing again is reported anew."""
    case = next((named for named in reported.subjects if kind_of(named) is SubjectKind.EPISODE), None)
    return case is not None and fold(Episode(), parts.reading.story(case).own).phase == "missing"


def note_again(before: ReportSent, reported: Event, by: Acting, now: datetime, parts: Wiring) -> None:
    """Count it; the record hears of the second, the fourth, the eighth, so that no flood fills a case."""
    ReportSent.objects.filter(pk=before.pk).update(times=F("times") + 1)
    before.refresh_from_db()
    if before.times & (before.times - 1):
        return
    child = next(named for named in reported.subjects if kind_of(named) is SubjectKind.CHILD)
    command = NoteReportRepeated(
        by=by, happened_at=now, key=f"door-again:{before.reference}/{before.times}", record=reported.record,
        child=child, reference=before.reference, times=before.times,
    )  # fmt: skip
    try:
        handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=parts.reading.rulebook.at(now))
    except Refused:
        return  # it is counted all the same, and whoever sent it has their reference


def _names_them(form: ReportForm) -> bool:
    return len(form.said("name").split()) > 1 and bool(form.said("age"))


def _content(link: str, form: ReportForm) -> str:
    said = json.dumps([form.cleaned_data.get(name) for name in form.fields if name not in NO_PART_OF_IT], default=str)
    return salted_hmac("wayhome.door.report_sent", f"{link}\n{said}", algorithm="sha256").hexdigest()
