"""The last screen: officers sent, or not yet and why; what the case is called, and what is owed next."""

from dataclasses import dataclass
from functools import wraps
from typing import ClassVar

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from wayhome.casework.commands import Command
from wayhome.casework.delay_officers import DelayOfficers
from wayhome.casework.send_officers import SendOfficers
from wayhome.duties.acts import acts_to_do
from wayhome.record.events.missing import OfficersDeployed
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Common, Entering, Reveals
from wayhome.web.acting.pages import ActPage, serve
from wayhome.web.http import Served, visit_by
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.times import until, when
from wayhome.web.reporting.journey import finish, journey_about
from wayhome.web.reporting.questions import sections
from wayhome.web.reporting.steps import back_home, steps
from wayhome.web.reporting.together import Child, children, journey_at, note_others

FIRST = 5
DEPLOYED = OfficersDeployed.event_type.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One child's case as it stands at the end of the call."""

    who: str
    record: str
    href: str
    sent: str
    left: str
    apart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Something that is owed now, and by when."""

    words: str
    by: str
    owner: str


class OfficersForm(ActForm):
    """Whether officers are sent, for every child of the report to whom none were sent yet."""

    officers = forms.ChoiceField(
        label="Are officers sent to look?",
        choices=[("sent", "Sent now"), ("not_yet", "Not yet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether officers are sent; the case is open either way"},
    )
    reason = forms.CharField(
        label="Why not yet",
        help_text="Kept either way. Only an inspector or above may put it off; officers stay owed.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "officers": {"not_yet": ("reason",)}}

    def prepare(self) -> None:
        """Ask nothing where officers were sent already."""
        self.waiting = tuple(child for child in children(self.desk) if child.facing.last(DEPLOYED) is None)
        if not self.waiting:
            for name in ("officers", "reason", "when", "on", "at", "about"):
                del self.fields[name]

    def commands(self, entering: Entering) -> dict[str, Command]:
        """Return officers sent, or the reason for which they are not, for each child."""
        found: dict[str, Command] = {}
        for child in self.waiting:
            common: Common = {**self.common(entering), "record": child.record}
            if self.cleaned_data["officers"] == "sent":
                found[f"sent {child.number}"] = SendOfficers(**common)
            else:
                reason = self.cleaned_data["reason"].strip() or None
                found[f"not yet {child.number}"] = DelayOfficers(**common, reason=reason)
        return found


def beside(desk: Desk) -> dict[str, object]:
    """Return the cases that were opened, and what is owed next."""
    found = children(desk)
    note_others(desk, "task-officers", found)
    return {
        "opened": tuple(_opened(desk, child, several=len(found) > 1) for child in found),
        "next": _next(desk),
        "steps": steps("task-officers", journey_at(desk), desk.record),
        "back_home": back_home(desk.record),
    }


def _opened(desk: Desk, child: Child, *, several: bool) -> Opened:
    sent = child.facing.last(DEPLOYED)
    left = sum(not child.known(f"answer.{ask.key}") for one in sections(desk.pack) if one.rule for ask in one.asks)
    asking = reverse("ask-questions", args=[child.record])
    return Opened(
        who=child.who,
        record=child.record,
        href=reverse("case", args=[child.record]),
        sent=f"Officers were sent at {when(sent.happened_at, desk.visit.now)}" if sent else "No officers are sent yet",
        left=f"{left} of the questions that the rules ask not answered yet" if left else "",
        apart=f"{asking}?about=alone" if left and several else asking if left else "",
    )


def _next(desk: Desk) -> tuple[Next, ...]:
    now = desk.visit.now
    acts = [act for act in acts_to_do(desk.case.duties, desk.pack, now) if act.owed_by.agency == "police"]
    roles = desk.pack.head.roles
    return tuple(
        Next(
            words=in_plain_words(act.words, desk.pack),
            by=until(act.due_at, now),
            owner=roles.get(act.owed_by.role, act.owed_by.role.replace("_", " ")),
        )
        for act in acts[:FIRST]
    )


OFFICERS = ActPage(
    name="task-officers",
    title="Officers",
    form=OfficersForm,
    button="Finish",
    template="reporting/officers.html",
    beside=beside,
)


def task_officers() -> Served[[str]]:
    """Serve the last screen; the report is no longer unfinished once it is sent."""
    served = serve(OFFICERS)

    @wraps(served)
    def last(request: HttpRequest, /, record: str) -> HttpResponseBase:
        answer = served(request, record)
        if answer.status_code == 302 and request.method == "POST" and "keep" not in request.POST:
            account = visit_by(request, OFFICERS.doing.permission).account
            journey = journey_about(account, record)
            if journey is not None:
                finish(account, journey)
        return answer

    return last
