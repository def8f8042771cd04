"""Child abduction warning notices: decided, served, made known, breached, and ended at 16 or 18."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.disrupting.references import NOTICES, next_reference, notice_ends
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disruption import (
    NoticeBreachDecided,
    NoticeBreached,
    NoticeCirculated,
    NoticeEndDecided,
    NoticeEnded,
    NoticeExplained,
    WarningNoticeDecided,
    WarningNoticeServed,
)
from wayhome.record.vocabulary import Fact, Narrative

OFFENCES = "It is no offence in itself: the offences of taking and keeping a child, and an order, are decided on."


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideWarningNotice(OnInvestigation):
    """Whether an adult is warned in writing to keep away from the child, and that they were."""

    decision: Literal["served", "to_be_served", "not_suitable_for_a_reason"]
    suspect: str = ""
    reason: Narrative | None = None


def decide_warning_notice(command: DecideWarningNotice, facing: Facing) -> Outcome:
    """Keep the decision; a notice that is served ends on the birthday on which it can protect no more. Rule DIS-03."""
    if command.decision == "served":
        notice = next_reference(facing, "N", "notice", NOTICES)
        ends = notice_ends(facing)
        served = WarningNoticeServed(notice=notice, suspect=command.suspect or None, until=ends)
        return tell(served, notices=() if ends else (_no_end(facing),))
    if command.decision == "not_suitable_for_a_reason" and not (command.reason or "").strip():
        words = "It does not say why no notice is served."
        raise Refused(under("DIS-03", facing.pack, words, "Say what makes it unsuitable, and what is done instead."))
    return tell(
        WarningNoticeDecided(decision=command.decision, suspect=command.suspect or None, reason=command.reason or None)
    )


def _no_end(facing: Facing) -> Reason:
    words = "When the notice ends is not known: no birth date of the child is on record."
    return under("DIS-04", facing.pack, words, "Record the birth date, so that its end is seen in time.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpNotice(OnInvestigation):
    """What was done so that a notice protects: it can be seen, and the child and family know of it."""

    notice: str
    circulated: bool = False
    explained: Literal["child", "parent_or_carer", "both", ""] = ""


def follow_up_notice(command: FollowUpNotice, facing: Facing) -> Outcome:
    """Keep what was done. Rule DIS-04."""
    done: list[Fact] = []
    if command.circulated:
        done.append(NoticeCirculated(notice=command.notice))
    if command.explained:
        done.append(NoticeExplained(notice=command.notice, to=command.explained))
    if not done:
        raise Refused(under("DIS-04", facing.pack, "Nothing was done yet.", "Say what was done, or keep it for later."))
    return tell(*done)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNoticeBreach(OnInvestigation):
    """The adult was with the child against the notice; what follows may be decided at once, or later."""

    notice: str
    what: Narrative | None = None


def record_notice_breach(command: RecordNoticeBreach, facing: Facing) -> Outcome:
    """Keep it, however little is known. Rule DIS-05."""
    suspect = _suspect_of(facing, command.notice)
    return tell(
        NoticeBreached(notice=command.notice, suspect=suspect, seen=command.what or None),
        notices=(under("DIS-05", facing.pack, OFFENCES, "Decide what follows within 24 hours."),),
    )


def _suspect_of(facing: Facing, notice: str) -> str | None:
    for name in ("disruption.warning_notice_served",):
        for event in facing.story.of_type(name):
            if event.body.get("notice") == notice and event.body.get("suspect"):
                return str(event.body["suspect"])
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideNoticeBreach(OnInvestigation):
    """What follows from contact against the notice: the offences, and an order."""

    notice: str
    offence: Literal["pursued", "not_for_a_reason"]
    order: Literal["sought", "not_for_a_reason"]
    reason: Narrative | None = None


def decide_notice_breach(command: DecideNoticeBreach, facing: Facing) -> Outcome:
    """Keep the decision; one that nothing follows gives its reason. Rule DIS-05."""
    if "not_for_a_reason" in (command.offence, command.order) and not (command.reason or "").strip():
        words = "It does not say why no offence is pursued, or no order sought."
        raise Refused(under("DIS-05", facing.pack, words, "Give the reason."))
    return tell(
        NoticeBreachDecided(
            notice=command.notice, offence=command.offence, order=command.order, reason=command.reason or None
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideNoticeEnd(OnInvestigation):
    """What keeps the child safe once the notice ends, decided before it does."""

    notice: str
    decision: Literal["seek_an_order", "served_again", "other_means", "none_for_a_reason"]
    reason: Narrative | None = None


def decide_notice_end(command: DecideNoticeEnd, facing: Facing) -> Outcome:
    """Keep the decision with its reason. Rule DIS-04.ENDS."""
    if not (command.reason or "").strip():
        words = "It does not say what keeps the child safe from then on, or why nothing does."
        raise Refused(under("DIS-04.ENDS", facing.pack, words, "Say it in a sentence."))
    return tell(NoticeEndDecided(notice=command.notice, decision=command.decision, reason=command.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndNotice(OnInvestigation):
    """The notice has no effect any more."""

    notice: str
    why: Literal["child_reached_the_age", "cancelled", "replaced_by_order", "other"]
    instead: Narrative | None = None


def end_notice(command: EndNotice, facing: Facing) -> Outcome:
    """Keep that it ended, with what keeps the child safe instead."""
    if command.why in ("cancelled", "other") and not (command.instead or "").strip():
        words = "It does not say what keeps the child safe without the notice."
        raise Refused(under("DIS-04", facing.pack, words, "Say it, or leave the notice as it is."))
    return tell(NoticeEnded(notice=command.notice, why=command.why, instead=command.instead or None))
