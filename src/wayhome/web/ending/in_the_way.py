"""What stands in the way of an outcome, each thing with the pages on which it is made so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.casework.ending.standing_in_the_way import Condition, outcome_called, standing_in_the_way
from wayhome.casework.needs.standing import needs_of, topics_open
from wayhome.rulebook.ending import CrimeOutcome
from wayhome.web.acting.desk import Desk
from wayhome.web.doing import DOINGS, Doing, by_act, doing
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark, basis_mark

OURS = Mark(words="Our own step", shape="", kind="default")
# Where what a gate asks to be on file is put there. A test holds that the rulebook asks for nothing that is not here.
PLACES: Mapping[str, str] = {
    "It was established whether the same people harm other children.": "look-for-others",
    "The times the child was missing were compared with what is alleged.": "settle-for-ending",
    "The child's own position is recorded so that another person can check it.": "child-position",
    "It was decided in the last 28 days, with reasons, whether the case can go on without the child carrying it.":
        "decide-without-child",
    "An inspector or above agreed.": "endorse-ending",
    "It is recorded which ways of identifying a suspect were tried and why none succeeded.": "settle-for-ending",
    "What was learned about people, places and vehicles is linked to intelligence.": "settle-for-ending",
    "The body that takes the case on is named.": "settle-for-ending",
    "The child was told which body that is.": "tell-of-ending",
    "An inspector or above let it through, with reasons.": "endorse-ending",
    "The decision not to go on was taken before, with the words the child is given.": "settle-for-ending",
    "The child, and the parent who may safely know, were told of it.": "tell-of-ending",
    "It was asked whether a child under suspicion was exploited, and what came of it is on file.": "settle-for-ending",
    "A detective inspector or above endorsed, with reasons, that it cannot go on.": "endorse-not-viable",
}  # fmt: skip
# Where a part of what is owed is done on another page than the rest of it, and what of it counts there.
PARTS: Mapping[str, tuple[str, str]] = {
    "who may safely know": (
        "name-holder",
        "A parent, a guardian or the council counts once both are put down: may they know, are they under suspicion.",
    ),
}
NEEDS = "The child's needs as a victim were assessed."
WHO_MADE_THEM: Mapping[str, str] = {"CLS-06": "screen-offending"}  # where a child is under suspicion
OURSELVES: Mapping[str, str] = {
    "casework.outcome_suspect": "identify-suspect",
    "casework.outcome_child": "child-position",
    "casework.goes_on": "decide-without-child",
    "casework.outcome_agreed": "propose-outcome",
    "casework.not_the_same_day": "offer-help",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that an outcome asks for, as the page shows it; ``though`` is what is still open where it is so."""

    words: str
    holds: bool
    owed: tuple[str, ...]
    rule: str
    remedy: str
    basis: Mark
    links: tuple[Link, ...]
    though: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """An outcome with everything it asks for: what is not so yet, and what is fine.

    ``said`` is in which words a refusal says what is not so yet, so that a page need not say it twice.
    """

    outcome: CrimeOutcome
    basis: Mark
    missing: tuple[Asked, ...]
    fine: tuple[Asked, ...]
    said: frozenset[str]


def in_the_way(desk: Desk, code: str, crime: str | None = None) -> InTheWay | None:
    """Return what stands in the way of an outcome; None where the rulebook knows no such outcome."""
    outcome = outcome_called(code, desk.facing)
    if outcome is None:
        return None
    found = standing_in_the_way(desk.facing, code, crime, desk.visit.actor.id)
    asked = tuple(_asked(desk, one) for one in found)
    return InTheWay(
        outcome=outcome,
        basis=basis_mark(outcome.basis),
        missing=tuple(one for one in asked if not one.holds),
        fine=tuple(one for one in asked if one.holds),
        said=frozenset(one.reason.words for one in found if not one.holds),
    )


def _asked(desk: Desk, one: Condition) -> Asked:
    rule = desk.pack.duties.get(one.rule)
    return Asked(
        words=one.words,
        holds=one.holds,
        owed=one.owed,
        rule=one.rule if rule else "",
        remedy=" ".join(PARTS[part][1] for part in one.lacking if part in PARTS) if rule else one.remedy,
        basis=basis_mark(rule.basis) if rule else OURS,
        links=() if one.holds else tuple(_links(desk, one)),
        though=_never_talked_about(desk) if one.holds and one.words == NEEDS else "",
    )


def _never_talked_about(desk: Desk) -> str:
    """Say of what needs nobody ever talked with a child of the case: parts that were passed over with a reason."""
    children = desk.facing.children or (desk.facing.child,)
    standings = [needs_of(desk.facing.stories.get(child)) for child in children]
    topics = dict.fromkeys(topic for one in standings for topic in topics_open(one, desk.pack))
    if not topics:
        return ""
    return f"Never talked about with {'a' if len(children) > 1 else 'the'} child: {'; '.join(topics)}."


def _links(desk: Desk, one: Condition) -> Iterator[Link]:
    pages = dict.fromkeys((*_of_parts(one), *_of_acts(one), *_by_words(one)))
    yield from (Link(text=page.words, href=page.href(desk.record)) for page in pages)


def _of_parts(one: Condition) -> Iterator[Doing]:
    yield from (doing(PARTS[part][0]) for part in one.lacking if part in PARTS)


def _of_acts(one: Condition) -> Iterator[Doing]:
    yield from (by_act()[act] for act in one.acts if act in by_act())


def _by_words(one: Condition) -> Iterator[Doing]:
    names = (WHO_MADE_THEM.get(one.rule), PLACES.get(one.words) or OURSELVES.get(one.rule))
    yield from (doing(name) for name in names if name and any(page.name == name for page in DOINGS))
