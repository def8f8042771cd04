"""Take it up: nothing is being done to find the child, or nobody takes the case on."""

from collections.abc import Mapping

from django import forms

from wayhome.application.board.handing import handing
from wayhome.casework.escalate import Escalate
from wayhome.record.events.risk import Rank
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.owing import Owing

TO: Mapping[str, tuple[Rank, str]] = {
    "supervisor": ("supervisor", "The supervisor"),
    "inspector": ("inspector", "The duty officer who reviews every search"),
    "command": ("superintendent", "A superintendent or above"),
}
ACTS = ("locate", "hand_over", "send_officers", "review_search")


class EscalateForm(ActForm):
    """To whom, and why."""

    to = forms.ChoiceField(
        label="To whom was it taken?", widget=forms.RadioSelect, error_messages={"required": "Choose to whom"}
    )
    why = forms.CharField(
        label="What is not being done, and why?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        """Offer the ranks above whoever asks, each with who holds the post now."""
        roster = self.desk.visit.parts.reading.caseload(self.desk.visit.now).roster
        now, roles = self.desk.visit.now, self.desk.pack.head.roles
        held = {role: roster.on_duty(role, now) if roster else None for role in TO}
        called = Called(one.officer for one in held.values() if one)
        choices: Choices = []
        hints: dict[str, str] = {}
        for role in _above(self.desk):
            rank, words = TO[role]
            choices.append((rank, _capital(roles.get(role, words))))
            on_duty = held[role]
            hints[rank] = f"{called(on_duty.officer)} is on duty" if on_duty else "Nobody is on the roster for this now"
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["to"].hints = hints  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> Escalate:
        """Return the command."""
        given = self.cleaned_data
        return Escalate(**self.common(entering), to=given["to"], why=given["why"] or None)


def _above(desk: Desk) -> tuple[str, ...]:
    """Return the roles above those that whoever asks holds; the highest is always there."""
    mine = [place for place, role in enumerate(TO) if role in {one.key for one in desk.visit.actor.roles}]
    return tuple(TO)[min(max(mine, default=-1) + 1, len(TO) - 1) :]


def undone(desk: Desk) -> Mapping[str, object]:
    """Return what is not done: what would find the child, and a handover that nobody accepted."""
    acts = Owing(desk.case, desk.pack, None).acts()
    between = handing(desk.case)
    called = Called((between.offered_by,))
    nobody = f"Offered by {called(between.offered_by)}; nobody has accepted it." if between.waiting else ""
    wanted = {desk.pack.head.acts.get(act, "") for act in ACTS}
    return {"undone": [act for act in acts if act.words in wanted], "nobody": nobody}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


ESCALATE = ActPage(
    name="escalate",
    title="Take it to a higher rank",
    lead="When nothing is being done to find the child, or nobody takes the case on. Tell them; then record it here.",
    button="Record that it was taken up",
    form=EscalateForm,
    template="supervising/escalate.html",
    beside=undone,
)
