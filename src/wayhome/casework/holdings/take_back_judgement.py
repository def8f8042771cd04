"""Take back what was said of a held record: from then on the pair is as if nobody had judged it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.access.rules import may_open
from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.holdings.judge_matches import closed, restricted_to
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.holdings.judgements import Judgement, judged_in, reference_of
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.holdings import JudgementTakenBack
from wayhome.record.events.risk import HitFound
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackJudgement(OnCase):
    """The judgement, by the id of its entry, and why; the rest as in ``JudgeMatches``."""

    judgement: EventId
    reason: Words | None = None
    restricted_to: str = ""
    holds: tuple[str, ...] = ()


def take_back_judgement(command: TakeBackJudgement, facing: Facing) -> Outcome:
    """Take a judgement back; a record that was weighed in the same act, or as somebody else's, is weighed again.

    Refused without a reason, and where no such judgement stands; decision 20.
    """
    story = facing.stories.get(facing.child)
    standing = judged_in(story.own).standing if story else ()
    found = next((one for one in standing if one.id == command.judgement), None)
    lacking = tuple(_lacking(command, found, facing))
    if lacking or found is None:
        raise Refused(*lacking)
    hit = reference_of(found.one)
    back = JudgementTakenBack(judgement=found.id, hit=hit, reason=command.reason)
    again = tuple(_found_again(found, facing))
    notices = (_to_weigh(hit),) if again else ()
    return tell(back, *again, notices=notices)


def _lacking(command: TakeBackJudgement, found: Judgement | None, facing: Facing) -> Iterator[Reason]:
    hit = reference_of(found.one) if found else ""
    post = command.restricted_to or restricted_to(hit, facing)
    if found is None:
        words = "There is no such judgement of this child, or it was taken back already."
        yield ours("no_such_judgement", words, "Look at what stands now.")
    elif not may_open(post, command.holds):
        yield closed(hit, post)
    if not (command.reason or "").strip():
        words = "Nobody says why the judgement is taken back."
        yield ours("taken_back_without_reason", words, "Say what shows that it was wrong.")


def _found_again(taken: Judgement, facing: Facing) -> Iterator[HitFound]:
    """Yield a record as it was found in this case, so that what was weighed by what is taken back is weighed anew."""
    hit = reference_of(taken.one)
    if reference_of(taken.other) or facing.is_closed or not _was_weighed_by(taken, hit, facing):
        return
    for event in facing.story.of_type("risk.hit_found")[::-1]:
        if event.body["hit"] == hit:
            said = {name: value for name, value in event.body.items() if name != "arrived"}  # it did not come in now
            yield HitFound.model_validate({**said, "summary": facing.words.get((event.id, "summary"))})
            return


def _was_weighed_by(taken: Judgement, hit: str, facing: Facing) -> bool:
    """Say whether the last weighing of a record rests on a judgement: as somebody else's, or in the same act."""
    marks = [event for event in facing.story.of_type("risk.hit_marked") if event.body["hit"] == hit]
    if taken.verdict == "somebody_else" or not marks:
        return taken.verdict == "somebody_else"
    return (marks[-1].actor, marks[-1].happened_at) == (taken.by, taken.at)


def _to_weigh(hit: str) -> Reason:
    words = f"{hit} was weighed by what is taken back, and is to be weighed again."
    return ours("weigh_again", words, "Say whose it is, and whether it affects the grade.")
