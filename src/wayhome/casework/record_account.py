"""Record what the child said on return, in structure and in the child's own words."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing_return import AccountRecorded, HarmIndicated, HarmQuestionAnswered
from wayhome.record.vocabulary import Known, Words

HarmKind = Literal[
    "physical_injury", "sexual_offence", "criminal_exploitation", "trafficking", "robbery", "self_harm",
    "substances", "emotional", "neglect", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A harm done to the child, and how it is known."""

    kind: HarmKind
    basis: Literal["disclosed", "observed", "intelligence", "suspected"] = "disclosed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAccount(OnCase):
    """Why, where, with whom, travel, harm and possessions; ``complete`` where each was told, or asked and not told."""

    complete: bool
    harm_answer: Known = "not_asked"
    harms: tuple[Harm, ...] = ()
    reasons: tuple[str, ...] = ()
    own_words: Words | None = None
    before: Words | None = None
    places: Words | None = None
    people: Words | None = None
    travel: Words | None = None
    possessions: Words | None = None
    after: Words | None = None


PARTS = ("own_words", "before", "places", "people", "travel", "possessions", "after")


def record_account(command: RecordAccount, facing: Facing) -> Outcome:
    """Record the account, the answer on harm, and each harm told of or seen. Rules MC-65, MC-66 and MC-74."""
    parts = {name: getattr(command, name) for name in PARTS}
    account = AccountRecorded(complete=command.complete, harm=_harm(command), reasons=command.reasons, **parts)
    answer = "yes" if command.harms else command.harm_answer
    asked = [HarmQuestionAnswered(answer=answer)] if answer not in ("not_asked", "not_available") else []
    harms = (HarmIndicated(kind=harm.kind, basis=harm.basis) for harm in command.harms)
    return tell(account, *asked, *harms, notices=_notices(command, facing, asked=bool(asked)))


def _harm(command: RecordAccount) -> Literal["none_told", "told", "observed", "unknown"]:
    if command.harms:
        return "told" if any(harm.basis == "disclosed" for harm in command.harms) else "observed"
    return "none_told" if command.harm_answer == "no" else "unknown"


def _notices(command: RecordAccount, facing: Facing, *, asked: bool) -> tuple[Reason, ...]:
    notices = []
    if not asked:
        words = "Whether the child was harmed was not asked, which is not no."
        notices.append(under("MC-74", facing.pack, words, "Ask, and record the answer; unknown is an answer."))
    if not command.complete:
        words = "The account is kept and is not complete."
        notices.append(under("MC-65", facing.pack, words, "Ask for each part that is open, or say it was not told."))
    return tuple(notices)
