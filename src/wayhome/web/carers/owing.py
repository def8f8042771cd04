"""Tell whoever told us something what was done with it, or have a supervisor give the reason for which they are not."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.carers.owed_back import GiveReasonNotToTell, Owed, TellWhatCameOfIt, owed_back
from wayhome.casework.commands import Command
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.carers.written import WHO, Written, offer

SPOKEN = ("in_person", "telephone")  # heard as it is said; at a door or in a message it counts once it is read
CAME: Mapping[str, str] = {
    "partner.return_interview_received": "The return interview", "missing.account_recorded": "What the child told us",
}  # fmt: skip


class OwedBackForm(ActForm):
    """Which information, whether they are told, and what; or the good reason for which they are not."""

    given = choice("What is it about?", [], lacking="Say what this answers")
    decision = choice(
        "Are they told?", [("tell", "Yes"), ("reason", "No: there is a good reason, and a supervisor gives it")],
        lacking="Say whether they are told", initial="tell",
    )  # fmt: skip
    what = words(
        "What they are told", "What was done with it. Plain words, and nothing that endangers anybody.", rows=4
    )
    result = choice(
        "What was done with it?",
        [
            ("acted_on", "Something was done because of it"), ("passed_on", "It was passed on to whoever needs it"),
            ("kept", "It is kept for later"), ("cannot_say", "We cannot say what was done"),
        ],
    )  # fmt: skip
    how = choice(
        "How are they told?",
        [
            ("door", "At their own door, where they read it"), ("in_person", "I told them in person"),
            ("telephone", "I told them by telephone"), ("message", "By message"),
        ],
        initial="door",
    )  # fmt: skip
    reason = choice(
        "What is the good reason?",
        [
            ("endangers_child", "It would endanger the child"), ("endangers_enquiry", "It would endanger the enquiry"),
            ("no_safe_way", "There is no safe way to reach them"), ("asked_not_to_hear", "They asked not to hear"),
            ("other", "Another reason"),
        ],
    )  # fmt: skip
    why = words("Why, in words")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "decision": {"tell": ("what", "result", "how"), "reason": ("reason", "why")},
    }

    def prepare(self) -> None:
        """Offer what is owed back still, the newest first."""
        offer(self, "given", list(owed(self.desk)))

    def clean(self) -> dict[str, object]:
        """Ask for what they are told, or for the reason."""
        cleaned = super().clean()
        if cleaned.get("decision") == "tell" and not cleaned.get("what"):
            self.add_error("what", ValidationError("Write what they are told"))
        if cleaned.get("decision") == "reason" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say what the good reason is"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command: the telling, or the reason."""
        given = self.cleaned_data
        common: dict[str, Any] = {**self.common(entering)}
        to, about, child = given["given"].split("|")
        common["child"] = Subject(child)
        spoken = given["how"] in SPOKEN
        if given["decision"] == "reason":
            return GiveReasonNotToTell(**common, about=about, to=to, reason=given["reason"], why=given["why"] or None)
        return TellWhatCameOfIt(
            **common, about=about, to=to, what=given["what"], result=given["result"] or "kept",
            how=given["how"] or "door", heard=spoken,
        )  # fmt: skip


def owed(desk: Desk) -> Iterator[tuple[str, Written]]:
    """Yield what is owed back still, under a key that says to whom."""
    for child, one in _of_each(desk):
        if one.is_open:
            yield f"{one.to}|{one.given.id}|{child}", _given(desk, one)


def _of_each(desk: Desk) -> Iterator[tuple[Subject, Owed]]:
    """Yield what each child of the case, and those who care for that child, told us: H2 of one is not H2 of another."""
    facing = desk.facing
    for child in facing.children or (facing.child,):
        story = facing.stories.get(child) or Story(child, ())
        yield from ((child, one) for one in owed_back(story))


def _given(desk: Desk, one: Owed) -> Written:
    """Return what somebody gave; its words are read from the record it stands in, which the page shows."""
    event = one.given
    held = desk.facing.words if event.record == desk.record else desk.visit.parts.reading.words(event.record)
    text = next((held[event.id, name] for name in ("what", "content", "own_words") if (event.id, name) in held), "")
    to = {"child": "tell the child", "partner": "tell whoever held it", "family": "tell them"}[one.to]
    kind = CAME.get(event.type) or f"From {WHO.get(str(event.body.get('kind')), 'somebody')}"
    told = desk.visit.parts.reading.words(one.told[-1].record) if one.told else {}
    waits = told.get((one.told[-1].id, "what"), "") if one.told else ""
    answer = f"Written at their door and not read yet: {waits}" if waits else ""
    return Written(key=event.id, who=f"{kind}: {to}", at=event.happened_at, text=text, answer=answer)


def _beside_owed(desk: Desk) -> Mapping[str, object]:
    shows = tuple(dict.fromkeys(one.given.record for _, one in _of_each(desk)))
    written = tuple(one for _, one in owed(desk))
    return {"written": written, "shows": shows, "nothing": "Nothing is owed back about this child."}


OWED_BACK = ActPage(
    name="owed-back",
    title="Tell them what was done with what they told us",
    lead="The child hears within 28 days, those who care for the child within 7, whoever held the interview within 28.",
    form=OwedBackForm,
    button="Send it",
    template="carers/act.html",
    beside=_beside_owed,
)
