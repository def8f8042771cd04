"""Everything that stands between a case and an outcome, and everything that is as it should be: each said in words.

It is the one list: the page shows it before anybody decides, and the decision is refused with what is not so in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wayhome.casework.concerns.crimes import Crime, crimes_of
from wayhome.casework.ending.agreed import agreement
from wayhome.casework.facing import Facing
from wayhome.casework.reasons import OURS, titled, whose
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.casework.without_the_child.position import position_of, without_support
from wayhome.duties.derive import derive
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.record.events.ending import CrimeOutcomeDecided, OutcomeReached
from wayhome.record.vocabulary import Fact
from wayhome.rulebook.ending import CrimeOutcome
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Need

GATE, DECIDED = "gate/1", "investigation.evidence_led_review_done"
AGAIN = "VC-06"
AGREED, ENDORSED = "casework.outcome_agreed", "closing.endorsed"
WITHOUT = {
    "proceed": "It was decided that the case goes on without the child, so it cannot end because they do not support "
    "it.",
    "gather_more": "It was decided to gather more first, so it cannot end because the child does not support it.",
}
THEN = "Do it and record it; then record the outcome."


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that an outcome asks for: whether it is so, whose rule it is, and which acts make it so.

    ``owed`` are the titles of what is owed, ``lacking`` the parts of it that were not done.
    ``agreement``: it is that somebody of rank agreed.
    """

    rule: str
    words: str
    holds: bool
    remedy: str = THEN
    whose: str = OURS
    acts: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    agreement: bool = False

    @property
    def reason(self) -> Reason:
        """Return it as a reason for a refusal."""
        lacking = f"Not so yet: {self.words[:1].lower()}{self.words[1:]}" if self.whose != OURS else self.words
        owed = f" Still owed: {'; '.join(self.owed)}." if self.owed else ""
        return Reason(rule=self.rule, words=lacking + owed, remedy=self.remedy, whose=self.whose)


def outcome_called(code: str, facing: Facing) -> CrimeOutcome | None:
    """Return an outcome of the rulebook by its code."""
    return next((one for one in facing.pack.outcomes.values() if one.code == code), None)


def crimes_without_outcome(facing: Facing) -> tuple[Crime, ...]:
    """Return the crimes of the case that stand and have no outcome since it was last opened."""
    again = facing.last("investigation.reopened")
    ended = {
        str(event.body.get("crime"))
        for name in ("investigation.crime_outcome_decided", "investigation.outcome_reached")
        for event in facing.story.of_type(name)
        if again is None or event.happened_at > again.happened_at
    }
    return tuple(crime for crime in crimes_of(facing) if crime.stands and crime.event.id not in ended)


def fact_of(code: str, crime: str | None, facing: Facing, reason: str | None = None) -> Fact:
    """Return what an outcome would enter: the end of the case, or of one of the several crimes that still have none."""
    left = crimes_without_outcome(facing)
    if crime is not None and any(each.event.id != crime for each in left):
        return CrimeOutcomeDecided(code=code, crime=crime, reason=reason)
    return OutcomeReached(code=code, crime=crime, reason=reason, days_open=_days_open(facing))


def _days_open(facing: Facing) -> int | None:
    """Return for how many whole days the case was open, with the first of its entries where none opened it."""
    first = next(iter((*facing.story.of_type("investigation.opened"), *facing.story.own)), None)
    return max(0, (facing.at - first.happened_at).days) if first else None


def done_to(crime: str | None, facing: Facing) -> tuple[Subject, ...]:
    """Return the children a crime was done to; every child of the case where none is named."""
    event = next((one.event for one in crimes_of(facing) if one.event.id == crime), None)
    named = [one for one in event.subjects if kind_of(one) is SubjectKind.CHILD] if event else []
    return tuple(named) or facing.children


def facing_crime(facing: Facing, fact: Fact, crime: str | None) -> Facing:
    """Return the case as the end of one of its crimes sees it: about the child it was done to, and about no other."""
    children = done_to(crime, facing)
    if not isinstance(fact, CrimeOutcomeDecided) or len(children) != 1:
        return facing
    return replace(facing, child=children[0], of_one=True)


def standing_in_the_way(facing: Facing, code: str, crime: str | None = None, by: str = "") -> tuple[Condition, ...]:
    """Return everything an outcome asks for, what is not so first; ``by`` is who would decide."""
    outcome = outcome_called(code, facing)
    if outcome is None:
        return ()
    fact = fact_of(code, crime, facing)
    rules = tuple(_of_rules(facing_crime(facing, fact, crime), fact))
    said_already = any(one.agreement and not one.holds for one in rules)
    rules = (*rules, *_needs_again(facing, crime))
    ours = (one for one in _ours(facing, outcome, crime, by) if not (said_already and one.rule == AGREED))
    return tuple(sorted((*rules, *ours), key=lambda one: one.holds))


def _of_rules(facing: Facing, fact: Fact) -> Iterator[Condition]:
    """Yield what the gates of the rulebook ask for, in their words."""
    asked = facing.conditions(fact)
    derived = derive(facing.story, facing.rulebook, horizon=facing.now)
    open_now = [duty for duty in derived if duty.status_at(facing.at).is_open]
    for duty in facing.pack.duties.values():
        for need in duty.needs if duty.shape == GATE else ():
            if need.words in asked:
                owed = [one for one in open_now if one.rule in need.settled]
                yield _condition(duty, need, holds=asked[need.words], owed=owed, pack=facing.pack)


def _needs_again(facing: Facing, crime: str | None) -> Iterator[Condition]:
    """Yield that each child's needs were looked at again after what changed so far: owed about the child, rule VC-06.

    No gate of the case sees it, as it is owed about the child in whatever case something changed.
    """
    rule = facing.pack.duties.get(AGAIN)
    if rule is None:
        return
    derived = facing.duties_of(*done_to(crime, facing))
    owed = [one for one in derived if one.rule == AGAIN and one.raised_at <= facing.at]
    holds = not any(one.status_at(facing.at).is_open for one in owed)
    yield Condition(
        rule=AGAIN,
        words="The child's needs were looked at again after everything that changed.",
        holds=holds,
        whose=whose(rule.basis, facing.pack),
        acts=() if holds else (rule.act,),
        owed=() if holds else (rule.title,),
    )


def _condition(rule: DutyRule, need: Need, *, holds: bool, owed: list[Duty], pack: Pack) -> Condition:
    return Condition(
        rule=rule.id,
        words=need.words,
        holds=holds,
        whose=whose(rule.basis, pack),
        acts=tuple(dict.fromkeys(duty.act for duty in owed)),
        owed=() if holds else tuple(dict.fromkeys(titled(duty, pack) for duty in owed)),
        lacking=tuple(dict.fromkeys(part for duty in owed for part in duty.lacking)),
        agreement=any(match.event == ENDORSED for match in need.done),
    )


def _ours(facing: Facing, outcome: CrimeOutcome, crime: str | None, by: str) -> Iterator[Condition]:
    """Yield what an outcome says of itself: what it is for, and who agrees first."""
    if outcome.barred:
        words, remedy = outcome.barred, "Choose an outcome that says what was done for the child."
        yield Condition(rule="casework.outcome_barred", words=words, holds=False, remedy=remedy)
    yield from _suspect(facing, outcome)
    if outcome.child == "supports":
        yield _supports(facing, crime)
    if outcome.child == "does_not_support":
        yield from _without(facing, crime)
    if outcome.agreed_by:
        yield from _agreed(facing, outcome, crime, by)


def _suspect(facing: Facing, outcome: CrimeOutcome) -> Iterator[Condition]:
    named = any(one.is_named for one in suspects_of(facing.story, facing.words))
    named = named or bool(facing.story.of_type("investigation.suspect_dealt_with"))
    if outcome.suspect == "named":
        words = (
            "A suspect is named in the case." if named else "It is for a named suspect, and none is named in the case."
        )
        yield Condition(
            rule="casework.outcome_suspect", words=words, holds=named, remedy="Record who it is, or choose another."
        )
    elif outcome.suspect == "none":
        words = (
            "No suspect is named in the case."
            if not named
            else "It says that nobody was identified, and a suspect is named."
        )
        yield Condition(
            rule="casework.outcome_suspect",
            words=words,
            holds=not named,
            remedy="Choose an outcome for a named suspect.",
        )


def _supports(facing: Facing, crime: str | None) -> Condition:
    away = without_support(facing.story, done_to(crime, facing))
    words = (
        "The child supports the case, or nobody says otherwise." if not away else "The child does not support the case."
    )
    remedy = "Choose the outcome for a case that the child does not support; it asks what that child is owed."
    return Condition(rule="casework.outcome_child", words=words, holds=not away, remedy=remedy)


def _without(facing: Facing, crime: str | None) -> Iterator[Condition]:
    """Yield what has to hold for an outcome that ends a case without the child's support."""
    positions = [position_of(facing.story, child) for child in done_to(crime, facing)]
    away = [position.withdrawn for position in positions if position.withdrawn]
    yield _nobody_carries_it(away, carried=any(position.carries for position in positions))
    if away:
        yield _slept_on(away, facing)
    yield from _goes_on(facing)
    yield from _still_endorsed(facing)


def _nobody_carries_it(away: Sequence[Event], *, carried: bool) -> Condition:
    """Return that a child said they do not support the case, and that no other child of it does."""
    remedy = "Ask the child, and record where they stand."
    if carried:
        remedy = "Go on for the child who does."
    if not away:
        words = "Nothing on record says that the child does not support it."
    elif carried:
        words = "A child of the case supports it, so it does not end because another cannot."
    else:
        words = "The child does not support the case now."
    return Condition(
        rule="casework.outcome_child",
        words=words,
        holds=bool(away) and not carried,
        remedy=remedy,
        acts=("child_position",),
    )


def _slept_on(away: Sequence[Event], facing: Facing) -> Condition:
    """Return that no child said today that they do not support the case: they may think better of it."""
    today = any(london_day(event.happened_at) == london_day(facing.at) for event in away)
    words = "It is not the day on which the child said so."
    if today:
        words = "The child said today that they do not support it."
    return Condition(
        rule="casework.not_the_same_day",
        words=words,
        holds=not today,
        remedy="Offer help and decide how it goes on without them; "
        "the five working days are the child's to think in, too.",
    )


def _goes_on(facing: Facing) -> Iterator[Condition]:
    decided = facing.last(DECIDED)
    if decided is not None and decided.body.get("result") in WITHOUT:
        words = WITHOUT[str(decided.body["result"])]
        remedy = "Go on with it; or decide again, each way gone through."
        yield Condition(
            rule="casework.goes_on", words=words, holds=False, remedy=remedy, acts=("decide_without_child",)
        )


def _still_endorsed(facing: Facing) -> Iterator[Condition]:
    """Yield that the last decision that the case cannot go on was endorsed, and not only one before it."""
    decided, endorsed = facing.last(DECIDED), facing.last("investigation.not_viable_endorsed")
    if decided is None or endorsed is None or decided.body.get("result") != "not_viable":
        return  # whether it was endorsed at all is asked for by rule ELP-02
    since = (endorsed.happened_at, endorsed.id) > (decided.happened_at, decided.id)
    words = "It was decided again that the case cannot go on, and only the earlier decision was endorsed."
    remedy = "Have the decision that stands endorsed by a detective inspector who did not take it."
    if not since:
        yield Condition(
            rule="casework.endorsed_before", words=words, holds=False, remedy=remedy, acts=("endorse_not_viable",)
        )


def _agreed(facing: Facing, outcome: CrimeOutcome, crime: str | None, by: str) -> Iterator[Condition]:
    given = agreement(facing, outcome.code, crime)
    words = "An inspector or above agreed to this outcome." if given else "No inspector has agreed to this outcome."
    remedy = "Propose it; a detective inspector or above who does not run the case looks at it."
    yield Condition(rule=AGREED, words=words, holds=given is not None, remedy=remedy, acts=("endorse_ending",))
    if given is not None and by and given.actor == by:
        words = "You agreed to it yourself."
        yield Condition(
            rule="casework.second_person", words=words, holds=False, remedy="Somebody else records the outcome."
        )
