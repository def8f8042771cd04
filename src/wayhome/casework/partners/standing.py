"""How a child stands with partners: referrals and their answers, what each agency took on, disagreements, meetings.

The story is the child's own, so that it tells of every case about them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event, Value

Words = Mapping[tuple[EventId, str], str]
RUNGS: Mapping[str, str] = {
    "supervisor": "supervisor", "detective_inspector": "detective inspector", "superintendent": "superintendent",
    "partnership_leads": "leads of the partnership",
}  # fmt: skip
DECISIONS: Mapping[str, str] = {
    "referral_not_taken": "a referral was not taken", "no_strategy_discussion": "no strategy discussion was held",
    "no_enquiry": "no enquiry was made", "plan_ended": "a plan was ended", "placement": "where the child was placed",
    "not_shared": "information was not shared", "other": "another decision",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction:
    """Something an agency took on: ``due`` is in UTC, ``result`` empty while it is theirs still."""

    name: str
    agency: str
    what: str
    due: datetime | None
    result: str
    raised: Event
    ended: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A disagreement with a partner: ``rung`` is how high it has come, ``answer`` what they last said."""

    name: str
    partner: str
    decision: str
    about: str
    asked: str
    rung: str
    answer: str
    answer_words: str
    settled: bool
    raised: Event
    last: Event

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to answer or decide."""
        return not self.settled and self.answer != "agreed"

    @property
    def stands(self) -> str:
        """Say how it stands, in a few words."""
        if self.settled:
            return "settled"
        taken = f"taken to the {RUNGS[self.rung]}" if self.rung in RUNGS else "not taken up yet"
        said = {"agreed": "they agreed", "partly": "they agreed in part", "refused": "they stand by it"}
        return f"{taken}, {said.get(self.answer, 'not answered')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithPartners:
    """Everything that is open, and was settled, with partners about a child."""

    actions: tuple[AgreedAction, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def open_actions(self) -> tuple[AgreedAction, ...]:
        """Return what agencies still owe."""
        return tuple(one for one in self.actions if not one.result)

    @property
    def open_disagreements(self) -> tuple[Disagreement, ...]:
        """Return the disagreements that somebody has still to answer or decide."""
        return tuple(one for one in self.disagreements if one.is_open)


def partners_of(story: Story, words: Words) -> WithPartners:
    """Return how a child stands with partners; ``words`` are those of the records it comes from."""
    return WithPartners(actions=tuple(_actions(story, words)), disagreements=tuple(_disagreements(story, words)))


def _actions(story: Story, words: Words) -> Iterator[AgreedAction]:
    ended = {event.body["action"]: event for event in story.of_type("partner.action_finished")}
    for event in story.of_type("partner.action_taken_on"):
        end = ended.get(event.body["action"])
        yield AgreedAction(
            name=str(event.body["action"]),
            agency=str(event.body["agency"]),
            what=words.get((event.id, "what"), ""),
            due=_moment(event.body.get("due")),
            result=str(end.body["result"]) if end else "",
            raised=event,
            ended=end,
        )


def _disagreements(story: Story, words: Words) -> Iterator[Disagreement]:
    for number, event in enumerate(story.of_type("safeguarding.disagreement_recorded"), 1):
        name = event.body.get("disagreement")
        taken, answered, settled = (_of(story, kind, name) for kind in ("escalated", "answered", "settled"))
        answer = answered[-1] if answered else None
        yield Disagreement(
            name=str(name or f"Disagreement {number}"),
            partner=str(event.body.get("partner") or "other"),
            decision=DECISIONS.get(str(event.body.get("decision")), "a decision"),
            about=words.get((event.id, "about"), ""),
            asked=words.get((event.id, "asked"), ""),
            rung=str(taken[-1].body.get("to") or "") if taken else "",
            answer=str(answer.body["answer"]) if answer else "",
            answer_words=words.get((answer.id, "words"), "") if answer else "",
            settled=bool(settled),
            raised=event,
            last=max((event, *taken, *answered, *settled), key=lambda one: (one.happened_at, one.id)),
        )


def _of(story: Story, kind: str, name: Value) -> list[Event]:
    found = story.of_type(f"safeguarding.disagreement_{kind}")
    return [event for event in found if event.body.get("disagreement") == name]


def _moment(value: Value) -> datetime | None:
    return instant(value) if isinstance(value, str) else None
