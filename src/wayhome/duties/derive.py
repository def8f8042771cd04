"""Derivation: (record, rulebook, now) → duties. The only way a duty comes to be."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime, time

from wayhome.duties.duty import Duty
from wayhome.duties.floors import Known, compile_floor
from wayhome.duties.holder_story import story_of_holder, told_to
from wayhome.duties.named_owner import owners_by_name
from wayhome.duties.rules import Applied, Asked, Settings
from wayhome.duties.shapes.after import After, Bundle, Earliest
from wayhome.duties.shapes.again import Absence, Recurring, Threshold
from wayhome.duties.shapes.before import Gate, Standing
from wayhome.duties.shapes.dates import Birthday, Calendar
from wayhome.duties.shapes.expiry import Expiry
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty as DutyRule

DerivingRule = (
    After | Bundle | Earliest | Recurring | Absence | Threshold | Gate | Standing | Calendar | Birthday | Expiry
)

MANY = 2
SHAPES: dict[str, type[DerivingRule]] = {
    "after/1": After,
    "bundle/1": Bundle,
    "earliest/1": Earliest,
    "recurring/1": Recurring,
    "absence/1": Absence,
    "threshold/1": Threshold,
    "gate/1": Gate,
    "standing/1": Standing,
    "calendar/1": Calendar,
    "birthday/1": Birthday,
    "expiry/1": Expiry,
}


class Rulebook:
    """A pack compiled for derivation; make it once and ask it of every story."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.settings = Settings(
            holidays={nation: frozenset(days) for nation, days in pack.head.holidays.items()},
            shifts=tuple(time.fromisoformat(start) for start in pack.head.shift_starts),
            floors=tuple(map(compile_floor, pack.floors)),
            owners=owners_by_name(pack.head.roles, pack.head.called_before),
        )
        self._rules: list[DerivingRule] = [SHAPES[duty.shape](duty) for duty in pack.duties.values()]
        self._raised_by: dict[tuple[SubjectKind, str], list[int]] = {}
        for place, duty in enumerate(pack.duties.values()):
            for name in raising_types(duty):
                self._raised_by.setdefault((duty.scope, name), []).append(place)

    def rules_for(self, story: Story, under: Collection[str] | None = None) -> list[DerivingRule]:
        """Return the rules that some event of a story could raise, in the order of the pack.

        ``under`` limits them to some rules, and to what their gates ask to be settled.
        """
        kind = story.kind
        places = {place for name in story.types for place in self._raised_by.get((kind, name), ())}
        found = [self._rules[place] for place in sorted(places)]
        if under is None:
            return found
        needed = {*under, *(name for rule in found if isinstance(rule, Gate) for name in _settled(rule, under))}
        return [rule for rule in found if rule.duty.id in needed]

    def rules_of(self, acts: Collection[str]) -> frozenset[str]:
        """Return the rules under which some acts are owed."""
        return frozenset(name for name, duty in self.pack.duties.items() if duty.act in acts)

    def gates_before(self, act: str, scope: SubjectKind) -> list[Gate]:
        """Return the gates that stand before a type of act in a scope."""
        rules = (self._rules[place] for place in self._raised_by.get((scope, act), ()))
        return [rule for rule in rules if isinstance(rule, Gate)]

    def ask(self, story: Story, horizon: datetime) -> Asked:
        """Put a story to this rulebook."""
        return Asked(story, Known(story, self.settings.floors), self.settings, horizon)


def _settled(gate: Gate, under: Collection[str]) -> Collection[str]:
    return gate.settled if gate.duty.id in under else ()


def raising_types(duty: DutyRule) -> frozenset[str]:
    """Return the types of event without which a rule can raise nothing."""
    if duty.shape == "birthday/1":
        return frozenset({"child.described"})
    return frozenset(match.event for match in duty.raised_by)


Answer = Callable[[DerivingRule, Asked, tuple[Duty, ...]], Iterable[Duty]]


def answer_of(rule: DerivingRule, asked: Asked, settled: tuple[Duty, ...]) -> Iterable[Duty]:
    """Ask a rule of a story. ``settled`` is what all rules but the gates came to, which a gate looks at."""
    applied = Applied(rule, asked)
    return rule.derive(applied, settled) if isinstance(rule, Gate) else rule.derive(applied)


def derive(
    story: Story,
    rulebook: Rulebook,
    *,
    horizon: datetime,
    under: Collection[str] | None = None,
    answer: Answer = answer_of,
) -> tuple[Duty, ...]:
    """Derive every duty of a story, in order of due time.

    ``horizon`` bounds only the duties that time itself raises (calendar); everything else holds its instants
    whatever the time is, so that how a duty stands is asked of it afterwards, for any instant. ``under`` names the
    rules that are asked for, where not all of them are. ``answer`` is how a rule is asked.
    """
    asked = rulebook.ask(story, horizon)
    parts = parts_of(asked, rulebook)
    chosen = rulebook.rules_for(story, under)
    rules = [(rule, part) for rule in chosen for part in _asked_of(rule, asked, parts, rulebook)]
    duties = [duty for rule, part in rules if not isinstance(rule, Gate) for duty in answer(rule, part, ())]
    settled = tuple(duties)
    duties.extend(duty for rule, part in rules if isinstance(rule, Gate) for duty in answer(rule, part, settled))
    wanted = duties if under is None else (duty for duty in duties if duty.rule in under)
    return tuple(sorted(wanted, key=lambda duty: (duty.due_at, duty.obligation, duty.raised_by, duty.occurrence)))


def _asked_of(rule: DerivingRule, asked: Asked, parts: list[Asked], rulebook: Rulebook) -> list[Asked]:
    """Return what a rule is asked of: the case, each child of it, or each of those who are told of that child."""
    if rule.duty.each_holder:
        return [one for part in parts for one in each_holder(part, rule.duty.each_holder, rulebook)]
    return parts if rule.duty.each_child else [asked]


def each_holder(part: Asked, kinds: Iterable[str], rulebook: Rulebook) -> list[Asked]:
    """Return a case asked for each rights-holder of some kinds; as it is where nobody of them was ever named."""
    told = told_to(part.story)
    named = [one for one in told if one.kind in kinds]
    made = ((one, rulebook.ask(story_of_holder(part.story, one, told), part.horizon)) for one in named)
    return [replace(asked, child=part.child, holder=one.ref, told_no_longer=one.ends) for one, asked in made] or [part]


def parts_of(asked: Asked, rulebook: Rulebook, about: Iterable[str] = ()) -> list[Asked]:
    """Return a case asked child by child; the first keeps the names it had when the case was theirs alone.

    ``about`` limits it to the children that an act names, where it names any.
    """
    children = asked.story.children() if asked.story.kind is SubjectKind.INVESTIGATION else []
    if len(children) < MANY:
        return [asked]
    named = [child for child in children if child in about] or children
    parts = [(child, rulebook.ask(asked.story.of_child(child), asked.horizon)) for child in named]
    return [replace(part, child="" if child == children[0] else child) for child, part in parts]


def derive_all(told: Iterable[Story], rulebook: Rulebook, *, horizon: datetime) -> tuple[Duty, ...]:
    """Derive the duties of several stories, in order of due time."""
    duties = [duty for story in told for duty in derive(story, rulebook, horizon=horizon)]
    return tuple(sorted(duties, key=soonest))


def soonest(duty: Duty) -> tuple[datetime, str, str, str]:
    """Order duties of several subjects: the soonest due first, then by rule, subject and what raised them."""
    return duty.due_at, duty.obligation, duty.scope, duty.raised_by
