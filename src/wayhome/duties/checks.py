"""What a pack says, held against what the product knows: event types, their fields, facts, rules named by rules."""

from collections.abc import Iterable, Iterator, Mapping

from wayhome.duties.assessing.checks import check_risk
from wayhome.duties.facts import is_fact
from wayhome.record.vocabulary import EventType, latest
from wayhome.rulebook.checks import fault
from wayhome.rulebook.matching import Match, Strict, ValueTest
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault
from wayhome.rulebook.schema import Duty

CIRCUMSTANCES = ("when", "during", "keeps")


def check_against_vocabulary(pack: Pack) -> Iterator[Fault]:
    """Yield every event, field, fact or rule that a pack names and nobody declared."""
    for duty in pack.duties.values():
        for part in _parts(duty):
            yield from _facts(pack, duty.id, part)
            yield from _rules(pack, duty.id, part)
            if isinstance(part, Match):
                yield from _match(pack, duty.id, part)
        yield from _own_fields(pack, duty)
    yield from check_risk(pack)
    yield from _plan_parts(pack)
    for pattern in pack.patterns.values():
        for sign in pattern.signs:
            yield from _match(pack, pattern.id, sign.seen_in)
    for measure in pack.measures.values():
        if measure.event is not None:
            yield from _match(pack, measure.id, measure.event)


def _plan_parts(pack: Pack) -> Iterator[Fault]:
    for part in pack.plan_parts.values():
        yield from _facts(pack, part.id, part)
        for name in part.from_record:
            yield from _match(pack, part.id, Match(event=name))


def _parts(entry: Strict) -> Iterator[Strict]:
    """Yield an entry and every part of it."""
    yield entry
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Strict) and not isinstance(one, ValueTest):
                yield from _parts(one)


def _facts(pack: Pack, identity: str, part: Strict) -> Iterator[Fault]:
    for key in CIRCUMSTANCES:
        circumstances = getattr(part, key, None)
        for name in circumstances if isinstance(circumstances, Mapping) else ():
            if not is_fact(name):
                yield fault(pack, identity, f"tests the fact {name}, which nobody declared.", "See the list of facts.")


def _rules(pack: Pack, identity: str, part: Strict) -> Iterator[Fault]:
    for rule in getattr(part, "settled", ()):
        if rule not in pack.duties:
            yield fault(
                pack, identity, f"waits for rule {rule}, which is not automated here.", "Name a duty of the pack."
            )


def _match(pack: Pack, identity: str, match: Match) -> Iterator[Fault]:
    declared = latest(match.event)
    if declared is None:
        yield fault(pack, identity, f"names the event {match.event}, which is not in the vocabulary.", "Mend its name.")
        return
    yield from _fields(pack, identity, declared, match.where)


def _fields(pack: Pack, identity: str, declared: EventType, names: Iterable[str]) -> Iterator[Fault]:
    known = declared.fact.model_fields
    for name in names:
        if name not in known or name in declared.personal_fields:
            words = f"tests the field {name} of {declared.name}, which has none such that a rule may read."
            yield fault(pack, identity, words, f"Use one of {', '.join(known) or 'none'}.")


def _compared(duty: Duty) -> Iterator[str]:
    """Yield the fields of the raising event that an act, an end or an excuse is compared with."""
    excuses = [excuse.event for excuse in duty.excuses if excuse.event is not None]
    acts = [match for part in duty.parts for match in part.met_by]
    for match in (*duty.met_by, *duty.ends_with, *duty.brought_forward_by, *duty.put_right_by, *excuses, *acts):
        for test in match.where.values():
            yield from (field for field in (test.same_as_raising, test.from_day_of) if field)


def _own_fields(pack: Pack, duty: Duty) -> Iterator[Fault]:
    """Check the fields the raising event itself must have: a key, a date of its own, what a gate tests of the act."""
    wanted = [duty.key] if duty.key else []
    wanted += [field for limb in duty.within[-1:] for field in (limb.by_field,) if field]
    wanted += [limb.from_field for limb in duty.within if limb.from_field]
    wanted += _compared(duty)
    wanted += [name for need in duty.needs for name in need.where]
    raising = [declared for match in duty.raised_by if (declared := latest(match.event)) is not None]
    for declared in raising:
        yield from _fields(pack, duty.id, declared, wanted)
    for field in _given_by_some(duty):
        found = [list(_fields(pack, duty.id, declared, [field])) for declared in raising]
        yield from found[0] if found and all(found) else ()


def _given_by_some(duty: Duty) -> Iterator[str]:
    """Yield the fields that need not be there: a time that gives way to the next limb, an owner that does to a role."""
    yield from (limb.by_field for limb in duty.within[:-1] if limb.by_field)
    yield from filter(None, (duty.owed_by.field, duty.owed_by.agency_field))
