"""An act that is not done in this kind of record: where it is done, or what has to come first.

What is owed of a child stands in each of their cases, and some of it is done in one of them alone: what the child needs
is asked in the investigation, also where it is read in the missing episode. A link to it leads there.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wayhome.casework.concerns.standing import open_investigations
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.web.acting.desk import Desk
from wayhome.web.doing import Doing, is_done_in
from wayhome.web.http import Page


def done_elsewhere(act: Doing, desk: Desk) -> Page | HttpResponse:
    """Lead to the child's open investigation, where the act is done there; say what comes first where there is none.

    Raises Http404 for an act of no investigation, and for one that was sent and not only opened.
    """
    if desk.visit.request.method == "POST" or not is_done_in(act, (SubjectKind.INVESTIGATION,)):
        raise Http404
    records = [record for record, _ in open_investigations(desk.facing.child, desk.facing.stories)]
    if len(records) == 1:
        return redirect(_there(act, records[0], desk))
    content = {"act": act, "desk": desk, "there": [(record, _there(act, record, desk)) for record in records]}
    return Page(template="acting/elsewhere.html", content=content, shows=(desk.record,), status=200 if records else 404)


def _there(act: Doing, record: RecordId, desk: Desk) -> str:
    return act.href(record, desk.about)
