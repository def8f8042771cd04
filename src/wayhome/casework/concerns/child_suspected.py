"""A child dealt with as a suspect: it is asked first who stands behind the offence, and only then anything decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, ours, under
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.closing import ChildScreenedAsVictim
from wayhome.record.events.exploitation import ChildOutcomeDecided, ChildSuspected, OffendingScreened, ProsecutorTold
from wayhome.record.vocabulary import Fact, Known, Narrative

SuspectedOf = Literal["drugs", "weapon", "robbery", "theft", "violence", "money", "other", "unknown"]
Result = Literal["indicated", "not_indicated", "not_enough_known"]
Disposal = Literal["charged", "caution", "community_resolution", "diversion", "no_further_action", "other"]
INDICATED = ("indicated", "defence_considered")
SCREENED = ("exploitation.offending_screened", "closing.suspect_screened_as_victim")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectChild(OnInvestigation):
    """What the child was arrested, interviewed or reported for."""

    offence: SuspectedOf = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOffending(OnInvestigation):
    """Whether the child was made to offend, by the parts of section 45(4): no part asks whether they were forced."""

    result: Result
    consequence: Known = "unknown"
    anyone_would: Known = "unknown"
    excluded: Known = "unknown"
    reasons: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellProsecutor(OnInvestigation):
    """The prosecutor was told that the child may be a victim, and of the defence that this gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideChildOutcome(OnInvestigation):
    """What happens to a child as a suspect: a decision about them, which may be refused."""

    kind: Disposal
    potential_victim: Known = "unknown"
    reasons: Narrative = ""


def suspect_child(command: SuspectChild, facing: Facing) -> Outcome:
    """Record it, and say what is asked before anything is decided. Rule REC-08."""
    words = "Before anything is decided about this child, it is asked who stands behind the offence."
    notice = under("REC-08", facing.pack, words, "Ask it within 24 hours, and before any disposal.")
    return tell(ChildSuspected(offence=command.offence), notices=(notice,))


def screen_offending(command: ScreenOffending, facing: Facing) -> Outcome:
    """Record what came of asking; refused without reasons. Rules REC-08, CLS-06 and NRM-08."""
    if not command.reasons.strip():
        words = "That it was asked shows nothing without what came of it."
        raise Refused(
            ours("no_reasons", words, "Say what is known of who gained, who supplied, and what was threatened.")
        )
    screened = OffendingScreened(
        result=command.result, consequence=command.consequence, anyone_would=command.anyone_would,
        excluded=command.excluded, reasons=command.reasons,
    )  # fmt: skip
    return tell(screened, *_for_ending(command), notices=_what_follows(command, facing))


def tell_prosecutor(_command: TellProsecutor, _facing: Facing) -> Outcome:
    """Record it. Rule NRM-08."""
    return tell(ProsecutorTold())


def decide_child_outcome(command: DecideChildOutcome, facing: Facing) -> Outcome:
    """Decide it; refused before the child was screened, and a charge before the prosecutor was told.

    Rules REC-08, CLS-06 and NRM-08. Nothing is held up for somebody known to be an adult. What a screening found is not
    undone by saying at the decision that the child is no victim: it is asked again.
    """
    fact = ChildOutcomeDecided(
        kind=command.kind, potential_victim=command.potential_victim, reasons=command.reasons or None
    )
    adult = facing.known_of_child.value("under_18", facing.at) == "no"
    reasons = list(dict.fromkeys(() if adult else _in_the_way(command, fact, facing)))
    if reasons:
        raise Refused(*reasons)
    return tell(fact)


def screening_of(story: Story) -> Event | None:
    """Return the last time that it was asked whether the child was made to offend."""
    found = [event for name in SCREENED for event in story.of_type(name)]
    return max(found, key=lambda event: (event.happened_at, event.id), default=None)


def _for_ending(command: ScreenOffending) -> tuple[Fact, ...]:
    """Return what ending the case asks for, where enough is known to say it."""
    if command.result == "not_enough_known":
        return ()
    return (ChildScreenedAsVictim(result="defence_considered" if command.result == "indicated" else "no_sign"),)


def _what_follows(command: ScreenOffending, facing: Facing) -> tuple[Reason, ...]:
    if command.result != "indicated":
        return ()
    words = "The child may be a victim. That is a ground for a referral, and the prosecutor has to know it."
    return (under("NRM-08", facing.pack, words, "Refer the child, and tell the prosecutor before any charge."),)


def _in_the_way(command: DecideChildOutcome, fact: ChildOutcomeDecided, facing: Facing) -> Iterator[Reason]:
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    asked = screening_of(story)
    remedy = "Ask who stands behind the offence, and write down what came of it."
    if asked is None:
        words = "Nobody has asked whether this child was made to offend."
        yield under("REC-08", facing.pack, words, remedy)
    elif asked.body.get("result") == "not_enough_known" and command.kind != "no_further_action":
        words = "Whether this child was made to offend is not known yet, and the decision would stand without it."
        yield under("REC-08", facing.pack, words, "Find out more, or decide on no further action.")
    elif asked.body.get("result") in INDICATED and command.potential_victim == "no":
        words = "It was found that this child may have been made to offend, and the decision says they are no victim."
        again = "Ask it again where more is known; or say that they may be a victim, and tell the prosecutor."
        yield under("NRM-08", facing.pack, words, again)
    if not command.reasons.strip():
        yield ours("no_reasons", "A decision about a child says nothing without its reasons.", "Say why.")
    told = "Tell the prosecutor that the child may be a victim, and then decide."
    yield from (
        one for one in of_barriers(facing.barriers(fact), facing.pack, told) if asked or "asked" not in one.words
    )
