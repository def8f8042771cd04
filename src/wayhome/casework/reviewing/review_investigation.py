"""Review an investigation: what was looked at, what is decided, what is still to be done, by whom and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.access.actors import Role
from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, ours, under
from wayhome.casework.review_search import ITEM, Outstanding
from wayhome.casework.reviewing.alike import Alike, most_alike
from wayhome.casework.reviewing.late import overdue_on
from wayhome.casework.reviewing.parts import PARTS
from wayhome.casework.reviewing.reviews import REVIEWED, earlier_of
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.investigation import RiskAssessed
from wayhome.record.events.reviewing import Level, Part, Reviewed
from wayhome.record.vocabulary import Fact, Narrative

RULE = "SUP-04"
LEVELS = {Role.COMMAND: "senior", Role.INSPECTOR: "second_line", Role.DETECTIVE_INSPECTOR: "second_line"}
TOO_ALIKE = 80  # percent, where the rulebook does not say; a default of ours, see decision 3
Found = Literal["in_order", "to_put_right", "not_applying"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """One part that the reviewer looked at, what they found, and in words what is to be put right."""

    part: Part
    found: Found
    words: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInvestigation(OnInvestigation):
    """What the reviewer found and decides.

    ``risk`` is the level as the reviewer assesses it; None: as it stands, where it was looked at. ``alike`` is the
    review of another case by the same reviewer that the words repeat most; those of this case are looked at here.
    ``kept_because`` says why words that stood in an earlier review stand again.
    """

    risk: Literal["high", "medium", "standard"] | None = None
    risk_because: Narrative = ""
    risk_looked_at: bool = True
    looked_at: tuple[LookedAt, ...] = ()
    disruption: Literal["decided", "unchanged_for_a_reason", "not_looked_at"] = "not_looked_at"
    disruption_because: Narrative = ""
    directions: Narrative = ""
    outstanding: tuple[Outstanding, ...] = ()
    none_because: Narrative = ""
    kept_because: Narrative = ""
    alike: Alike | None = None

    @property
    def level(self) -> Level:
        """Return which line of review it is, from the role of whoever makes it."""
        found: Level = LEVELS.get(self.by.role, "first_line")  # type: ignore[assignment]
        return found

    @property
    def said(self) -> str:
        """Return everything the review says in words of its own."""
        parts = (self.directions, self.risk_because, self.disruption_because, self.none_because, put_right(self))
        return "\n".join(filter(None, parts))


def review_investigation(command: ReviewInvestigation, facing: Facing) -> Outcome:
    """Keep the review, and raise a line for each thing still to be done; an empty one is refused, naming what it lacks.

    Rules SUP-01 to SUP-05, DIS-02 and ALLOC-04. That nothing is outstanding is not kept while the police are late with
    anything on the case. A review that changes nothing, decides nothing and says what an earlier one said is kept as
    nominal, which meets no duty. It is not movement either: SUP-06 goes on.
    """
    alike = repeated(command, facing)
    if lacking := (*_not_theirs(command, facing), *_lacking(command, facing), *_repeating(command, facing, alike)):
        raise Refused(*lacking)
    reviewed = _reviewed(command, facing, alike)
    notices = (*of_barriers(facing.barriers(reviewed), facing.pack, REMEDY), *_said_of(reviewed))
    return tell(reviewed, *_risk(command, facing), *_lines(command, facing), notices=notices)


REMEDY = "The review is kept; what it lacks is owed now."


def repeated(command: ReviewInvestigation, facing: Facing) -> Alike | None:
    """Return the earlier review, of this case or of the reviewer's others, whose words these repeat most."""
    here = most_alike(command.said, earlier_of(facing.story.of_type(REVIEWED), facing.words))
    found = [one for one in (here, command.alike) if one]
    return max(found, key=lambda one: one.percent, default=None)


def too_alike(facing: Facing) -> int:
    """Return from how many percent words count as repeated: the rulebook's, or a default of ours."""
    given = facing.pack.head.reviews_alike
    return given.percent if given else TOO_ALIKE


def _reviewed(command: ReviewInvestigation, facing: Facing, alike: Alike | None) -> Reviewed:
    of = {found: tuple(one.part for one in command.looked_at if one.found == found) for found in FOUND}
    return Reviewed(
        by=command.by.rank,
        level=command.level,
        nominal=_is_nominal(command, facing, alike),
        outstanding="listed" if command.outstanding else "none_for_a_reason",
        disruption=command.disruption,
        risk="changed" if tuple(_risk(command, facing)) else "unchanged",
        items=len(command.outstanding),
        in_order=of["in_order"],
        to_put_right=of["to_put_right"],
        not_applying=of["not_applying"],
        repeats=alike.percent if alike else 0,
        repeats_of=alike.earlier.event if alike else None,
        directions=command.directions or None,
        risk_because=command.risk_because or None,
        disruption_because=command.disruption_because or None,
        none_because=command.none_because or None,
        put_right=put_right(command) or None,
        kept_because=command.kept_because or None,
    )


FOUND: tuple[Found, ...] = ("in_order", "to_put_right", "not_applying")


def _is_nominal(command: ReviewInvestigation, facing: Facing, alike: Alike | None) -> bool:
    put_right_now = any(one.found == "to_put_right" for one in command.looked_at)
    decides = command.outstanding or put_right_now or command.disruption == "decided" or any(_risk(command, facing))
    return not decides and alike is not None and alike.percent >= too_alike(facing)


def _risk(command: ReviewInvestigation, facing: Facing) -> Iterator[Fact]:
    if command.risk and command.risk != facing.investigation.risk:
        yield RiskAssessed(level=command.risk, reasons=command.risk_because)


def _lines(command: ReviewInvestigation, facing: Facing) -> Iterator[Fact]:
    names = facing.names_for(ITEM, len(command.outstanding))
    for name, one in zip(names, command.outstanding, strict=True):
        yield LineRaised(line=name, owner=one.who, due=one.due, what=one.what)


def put_right(command: ReviewInvestigation) -> str:
    """Return what is to be put right, part by part, in the reviewer's words."""
    found = (one for one in command.looked_at if one.found == "to_put_right")
    return "\n".join(f"{PARTS[one.part][0]}: {one.words}" for one in found)


def _not_theirs(command: ReviewInvestigation, facing: Facing) -> Iterator[Reason]:
    if works_on(command.by.actor.id, facing.story):
        words = "You investigate this case yourself; nobody reviews their own work."
        yield ours("own_review", words, "Ask the supervisor of the case, or another, to review it.")


def _lacking(command: ReviewInvestigation, facing: Facing) -> Iterator[Reason]:
    if not command.directions.strip():
        words = "The review says nothing in words."
        yield under(RULE, facing.pack, words, "Say what you found and what you direct.")
    yield from _outstanding_lacking(command, facing)
    if command.risk and command.risk != facing.investigation.risk and not command.risk_because.strip():
        yield under("SUP-01", facing.pack, "The risk is changed, and nobody says why.", "Say what it rests on.")
    yield from _parts_lacking(command, facing)
    if command.disruption == "not_looked_at" or not command.disruption_because.strip():
        words = "The review does not say what is decided on disruption, or why nothing changes."
        yield under("DIS-02", facing.pack, words, "Decide afresh, or say why what was decided stands.")


def _outstanding_lacking(command: ReviewInvestigation, facing: Facing) -> Iterator[Reason]:
    if not command.outstanding and not command.none_because.strip():
        words = "The review does not say what is outstanding, who does it and by when, or why nothing is."
        yield under(RULE, facing.pack, words, "List each thing, or say why there is none.")
    elif not command.outstanding and (late := overdue_on(facing)):
        count = "1 act is" if len(late) == 1 else f"{len(late)} acts are"
        words = f"{count} overdue on this case; the longest: {late[0].words}. That is not nothing."
        yield under(RULE, facing.pack, words, "List what is to be done first, who does it and by when.")
    if any(not one.what.strip() or not one.who.strip() for one in command.outstanding):
        words = "Something outstanding is without its name or without anyone to do it."
        yield under(RULE, facing.pack, words, "Give each a name and a post.")


def _parts_lacking(command: ReviewInvestigation, facing: Facing) -> Iterator[Reason]:
    seen = {one.part for one in command.looked_at}
    risk = () if command.risk_looked_at else ("The risk",)
    if missed := [*risk, *(name for part, (name, _) in PARTS.items() if part not in seen)]:
        words = f"Not looked at: {'; '.join(missed)}."
        yield under("SUP-01", facing.pack, words, "Look at each; say that it does not apply where it does not.")
    for one in command.looked_at:
        if one.found == "to_put_right" and not one.words.strip():
            words = f"{PARTS[one.part][0]}: something is to be put right, and the review does not say what."
            yield under("SUP-01", facing.pack, words, "Say what is to be put right.")


def _repeating(command: ReviewInvestigation, facing: Facing, alike: Alike | None) -> Iterator[Reason]:
    if alike is None or alike.percent < too_alike(facing) or command.kept_because.strip():
        return
    day = f"{in_london(alike.earlier.at):%-d %B %Y}"
    where = "this case's review" if alike.earlier.record == facing.record else "your review of another case"
    words = f"{alike.percent} % of these words stood in {where} of {day}: “{alike.passage}”"
    yield ours("review_repeats", words, "Say what is different now, or say why the same words stand.")


def _said_of(reviewed: Reviewed) -> Iterator[Reason]:
    if reviewed.nominal:
        words = "Nothing was changed or decided, and the words are an earlier review's: it is kept as nominal."
        yield ours("nominal_review", words, "It does not count as a review; the review stays owed.")
