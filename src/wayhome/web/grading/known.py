"""What is already known: how each system stands, what came back, and weighing it."""

from collections.abc import Mapping

from django.urls import reverse

from wayhome.web.acting.desk import Desk
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of
from wayhome.web.grading.marking import MarksForm
from wayhome.web.grading.states import groups_of


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather the systems and what came back."""
    hits = hits_of(desk)
    return {
        "groups": groups_of(desk),
        "hits": hits,
        "unweighed": sum(not hit.is_weighed for hit in hits),
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
