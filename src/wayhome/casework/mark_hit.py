"""Say of a record that was found whether it affects the grade, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.access.rules import may_open
from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.holdings.judge_matches import NOT_COMPARED, AsSeen, judgement, standing_of
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.holdings.judgements import Verdict
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.holdings import JudgementTakenBack
from wayhome.record.events.risk import HitMarked
from wayhome.record.vocabulary import Fact, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkHit(OnCase):
    """A record found, what it does to the grade, and how.

    ``verdict`` says in the same act whom it is about; what is not this child's is somebody else's. ``evidence``
    is what was shown for it. ``holds`` are the roles of the posts that whoever weighs it holds at this minute.
    """

    hit: str
    affects_grade: Literal["raises", "no_effect", "not_this_child"]
    how: Words | None = None
    verdict: Verdict | None = None
    evidence: AsSeen = NOT_COMPARED
    holds: tuple[str, ...] = ()


def not_theirs(hit: str, post: str) -> Reason:
    """Say no to whoever would weigh a record that they may not open."""
    words = f"{hit} may be opened by {post.replace('_', ' ')} alone, so nobody else can say what it does to the grade."
    return ours("restricted_record", words, "Ask whoever holds that post now to open it; the grade stays provisional.")


def mark_hit(command: MarkHit, facing: Facing) -> Outcome:
    """Record the mark, and whom the record is about where that is said with it.

    Refused for a record that is not theirs to open. Rules MC-08.HITS and MC-08.CLOSED, decision 20.
    """
    notices: list[Reason] = []
    found = [event.body for event in facing.story.of_type("risk.hit_found") if event.body["hit"] == command.hit]
    post = str(found[-1].get("restricted_to") or "") if found else ""
    if not may_open(post, command.holds):
        raise Refused(not_theirs(command.hit, post))
    if not found:
        words = f"No check in this case brought back {command.hit}; the mark was kept."
        notices.append(ours("unknown_hit", words, "Record the check that found it."))
    if command.affects_grade == "raises":
        words = f"{command.hit} raises the risk."
        notices.append(ours("hit_raises", words, "Grade again with it in view."))
    mark = HitMarked(hit=command.hit, affects_grade=command.affects_grade, how=command.how)
    return tell(mark, *_judged(command, facing), notices=tuple(notices))


def _judged(command: MarkHit, facing: Facing) -> Iterator[Fact]:
    """Yield the judgement that goes with a mark; one that stands and says the same is not made again.

    A mark that is no *not this child* takes back that it was somebody else's, unless it was weighed as that of somebody
    near the child: nobody weighs a stranger's record.
    """
    earlier = standing_of(command.hit, None, facing)
    verdict = "somebody_else" if command.affects_grade == "not_this_child" else command.verdict
    if verdict and any(one.verdict == verdict for one in earlier):
        return
    marks = [event.body for event in facing.story.of_type("risk.hit_marked") if event.body["hit"] == command.hit]
    is_near = bool(marks) and marks[-1]["affects_grade"] != "not_this_child"
    if verdict:
        yield from judgement(command.hit, verdict, command.how, evidence=command.evidence, earlier=earlier)
    elif not is_near:
        strangers = (one for one in earlier if one.verdict == "somebody_else")
        yield from (JudgementTakenBack(judgement=one.id, hit=command.hit, reason=command.how) for one in strangers)
