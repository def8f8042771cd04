"""What is already known: how each system stands, what came back, and weighing it."""

from collections.abc import Mapping

from django.urls import reverse

from wayhome.application.holding.of_child import HeldFor
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of
from wayhome.web.grading.marking import MarksForm
from wayhome.web.grading.states import groups_of, receipt_of


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather the systems and what came back."""
    hits, groups = hits_of(desk), groups_of(desk)
    held = HeldFor(desk.facing, desk.case, desk.visit.parts.reading, desk.visit.parts.holdings)
    waiting = held.waiting if held.answer else ()
    return {
        "to_judge": len(waiting),
        "not_in_case": len(frozenset(waiting) - {hit.reference for hit in hits}),
        "groups": groups,
        "receipt": receipt_of(groups, hits),
        "hits": hits,
        "unweighed": sum(hit.is_owed and not hit.is_weighed for hit in hits),
        "ask_href": f"{reverse('ask-to-open', args=[desk.record])}?about=",
        "shows": tuple(hit.reference for hit in hits if not hit.closed),
        "covered": "cover" in desk.visit.request.GET,
        "search_href": reverse("search-held", args=[desk.record]),
        "grade_href": reverse("grade-risk", args=[desk.record]),
        "here": reverse("already-known", args=[desk.record]),
    }


ALREADY_KNOWN = ActPage(
    name="already-known",
    title="What is already known",
    lead="Everything held about the child is read and weighed before a grade is confirmed.",
    button="Save what was weighed",
    form=MarksForm,
    template="grading/already_known.html",
    beside=beside,
    then="already-known",
)
