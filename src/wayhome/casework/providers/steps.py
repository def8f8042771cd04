"""What a council or provider does about a return interview, each step as it happens, and what the interview says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.missing_elsewhere import told_to_the_search
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.providers.interviews import FOUND, HELD, SENT, refuse_unless_back
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_return import HarmIndicated
from wayhome.record.events.partner import (
    CarerHeard,
    ReturnInterviewDeclined,
    ReturnInterviewHeld,
    ReturnInterviewOffered,
    ReturnInterviewReceived,
)
from wayhome.record.events.return_interview import InterviewAppointed, InterviewAsked, InterviewNotPossible, Whom
from wayhome.record.events.safeguarding import Agency, InformationShared
from wayhome.record.vocabulary import Fact, Known, Spoken, Words

Harm = Literal[
    "physical_injury", "sexual_offence", "criminal_exploitation", "trafficking", "robbery", "self_harm", "substances",
    "emotional", "neglect", "other",
]  # fmt: skip
AHEAD = timedelta(minutes=5)  # by which somebody's watch may be before ours
AGENCIES: dict[Whom, Agency] = {"council": "local_authority", "provider": "provider"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForInterview(OnInvestigation):
    """A council, or who holds interviews for it, is told of a return; ``shared`` is what it is told of the child."""

    of: Whom
    agency: str | None = None
    shared: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsPartner(OnInvestigation):
    """Something that a council or provider did, ``whom`` it is; by its own door, or put in from paper."""

    whom: Whom = "council"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferReturnInterview(AsPartner):
    """The child was offered the interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointReturnInterview(AsPartner):
    """A time was agreed with the child."""

    at: datetime
    where: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineReturnInterview(AsPartner):
    """Nobody took it up: the child said no, a carer said no for the child, or the child was not reached."""

    said_no: Literal["child", "carer", "not_reached"]
    said: Spoken | None = None
    carer_heard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutReturnInterviewOff(AsPartner):
    """It could not be held yet, and why."""

    why: Literal["missing_again", "not_reached", "child_unwell", "in_custody", "moved_away", "no_interviewer", "other"]
    tried: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReturnInterview(AsPartner):
    """What the interview says, in the child's own words: what keeps the child safe in any case, else as they agreed.

    ``held_at`` is when they talked, in UTC; not given where it is on record, or was held as it is sent.
    """

    held_at: datetime | None = None
    alone: Known = "not_asked"
    before: Spoken | None = None
    during: Spoken | None = None
    after: Spoken | None = None
    places: Words | None = None
    people: Words | None = None
    harms: tuple[Harm, ...] = ()
    harm: Spoken | None = None
    wants: Spoken | None = None
    own_words: Spoken | None = None
    agreed: Literal["all", "safety_only", "not_asked", "unknown"] = "unknown"
    left_out: bool = False


def ask_for_interview(command: AskForInterview, facing: Facing) -> Outcome:
    """Ask for it, and log what was shared and on what basis. Rules MC-67, MC-68 and MA-07.

    Noticed: nobody of whoever is asked was invited to a door.
    """
    refuse_unless_back(facing)
    facts: list[Fact] = [InterviewAsked(of=command.of, agency=command.agency, told=command.shared)]
    if command.shared:
        facts.append(
            InformationShared(
                partner=AGENCIES[command.of],
                basis="safeguarding_of_children",
                basis_logged=True,
                minimum_logged=True,
                shared=command.shared,
            )
        )
    return tell(*facts, notices=tuple(_without_a_door(command, facing)))


def _without_a_door(command: AskForInterview, facing: Facing) -> Iterator[Reason]:
    """Say that whoever is asked does not see it by themselves, where this case invited none of them to a door."""
    ended = {event.body["invitation"] for event in facing.story.of_type("door.invitation_ended", with_child=True)}
    invited = facing.story.of_type("door.invited", with_child=True)
    if not any(event.body["kind"] == command.of and event.body["invitation"] not in ended for event in invited):
        words = "Nobody of theirs was invited to a door in this case, so they may not see it."
        yield ours(
            "no_door",
            words,
            "Put down who holds it for them and invite them; or ring today, and put it in when it comes on paper.",
        )


def offer_return_interview(command: OfferReturnInterview, _facing: Facing) -> Outcome:
    """Note the offer. Rules MC-68.TOLD and MC-69."""
    return tell(ReturnInterviewOffered(provider=_provider(command)))


def appoint_return_interview(command: AppointReturnInterview, facing: Facing) -> Outcome:
    """Note the time; a later one replaces it. Refused for a time before the return, which is a slip. Rule MC-68."""
    _refuse_before_the_return(command.at, facing)
    at = InterviewAppointed(at=command.at, by=command.whom, where=command.where)
    offered = facing.story.of_type("partner.return_interview_offered")
    facts = (at,) if offered else (ReturnInterviewOffered(provider=_provider(command)), at)
    return tell(*facts, notices=tuple(_late(command, facing)))


def decline_return_interview(command: DeclineReturnInterview, facing: Facing) -> Outcome:
    """Note who said no. A carer's no is not the child's: the interview stays owed. Rules MC-68 and MC-69."""
    facts: list[Fact] = [ReturnInterviewDeclined(by=command.said_no, said=command.said)]
    if command.carer_heard:
        facts.append(CarerHeard())
    return tell(*facts, notices=tuple(_still_owed(command, facing)))


def put_return_interview_off(command: PutReturnInterviewOff, _facing: Facing) -> Outcome:
    """Note why it could not be held. It stays owed. Rule MC-68."""
    return tell(InterviewNotPossible(why=command.why, by=command.whom, tried=command.tried))


def send_return_interview(command: SendReturnInterview, facing: Facing) -> Outcome:
    """Keep what the child said, and each harm as told by the child. Rules MC-66, MC-68, MC-70 and FB-01.

    Where the child is missing again it is told at once to the case in which they are looked for.
    """
    refuse_unless_back(facing)
    said = [*_held(command, facing), Said(fact=_received(command))]
    said.extend(Said(fact=HarmIndicated(kind=harm, basis="disclosed")) for harm in command.harms)
    leads = {"Places": command.places, "People": command.people, "While they were missing": command.during,
             "Of harm": command.harm, "In their own words": command.own_words}  # fmt: skip
    said.extend(told_to_the_search(leads, "social_worker" if command.whom == "council" else "other", facing))
    return Outcome(facts=tuple(said), notices=tuple(_empty(command, facing)))


def _held(command: SendReturnInterview, facing: Facing) -> Iterator[Said]:
    """Say that it was held, when it was; its time is refused where the child was not back, or it is still to come."""
    if facing.story.of_type(HELD):
        return
    at = command.held_at
    if at:
        _refuse_before_the_return(at, facing)
    if at and at > facing.now + AHEAD:
        raise Refused(ours("held_ahead", "That time is still to come.", "Send it once the child was talked with."))
    fact = ReturnInterviewHeld(provider=_provider(command), alone=command.alone)
    yield Said(fact=fact, at=min(at, facing.now) if at else None)


def _refuse_before_the_return(at: datetime, facing: Facing) -> None:
    found = facing.story.of_type(FOUND)
    if found and at < found[0].happened_at.replace(second=0, microsecond=0):
        raise Refused(ours("before_return", "The child was not back then.", "Say a time after the return."))


def _received(command: SendReturnInterview) -> ReturnInterviewReceived:
    return ReturnInterviewReceived(
        content=command.own_words,
        places=command.places,
        people=command.people,
        before=command.before,
        during=command.during,
        after=command.after,
        harms=command.harms,
        harm=command.harm,
        wants=command.wants,
        agreed=command.agreed,
        left_out=command.left_out,
        by=command.whom,
    )


def _provider(command: AsPartner) -> Literal["council", "commissioned"]:
    return "council" if command.whom == "council" else "commissioned"


def _late(command: AppointReturnInterview, facing: Facing) -> Iterator[Reason]:
    found = facing.story.of_type(FOUND)
    if found and (command.at - found[0].happened_at).total_seconds() > 72 * 3600:
        words = "That is more than 72 hours after the return."
        yield under("MC-68", facing.pack, words, "Offer an earlier time as well, and hold it as soon as the child can.")


def _still_owed(command: DeclineReturnInterview, facing: Facing) -> Iterator[Reason]:
    if command.said_no != "child":
        words = "The child has not said no themselves, so the interview is still to be offered to them."
        yield under("MC-68", facing.pack, words, "Ask the child, alone, and by somebody they might talk to.")


def _empty(command: SendReturnInterview, facing: Facing) -> Iterator[Reason]:
    told = (command.before, command.during, command.after, command.places, command.people, command.own_words)
    if not any(told) and not facing.story.of_type(SENT):
        words = "Nothing of what the child said is in it."
        yield under("MC-70", facing.pack, words, "Send what keeps the child safe, whatever else is confidential.")
