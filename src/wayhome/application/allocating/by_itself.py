"""What is found by looking at the rota and the cases, so that a decision is owed: who is not here, and who is too full.

No rule of one case can see either. Each is entered once, on one case, whoever looks and however often; that somebody is
back, or carries no more than their post can hold, is entered as well. Nothing is taken from anybody: people decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.application.allocating.candidates import Workforce, not_here, why_not_here
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.refusals import InQuarantine, KeyUsedBefore
from wayhome.casework.allocating.carrying import BY_ITSELF
from wayhome.casework.allocating.workload import Carried, Load
from wayhome.kernel.ids import ActorId
from wayhome.kernel.worktime import london_day
from wayhome.record.events.allocating import InvestigatorCovered, InvestigatorNotHere, LoadFell, LoadPassed
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found, and the case on which it is put."""

    case: Carried
    fact: Fact


def found_by_itself(force: Workforce) -> tuple[Found, ...]:
    """Return what is to be put on record now, in order of reference."""
    found = (*_gone(force), *_back(force), *_loads(force))
    return tuple(sorted(found, key=lambda one: (one.case.record, one.fact.event_type.name)))


def look(force: Workforce, ledger: Ledger, supplies: Supplies) -> int:
    """Put what is found on record; returns how much was not there yet. Asked again, nothing is entered twice."""
    return sum(_entered(one, force, ledger, supplies) for one in found_by_itself(force))


def _gone(force: Workforce) -> Iterator[Found]:
    for one, why in not_here(force):
        if one.not_here_since is None:
            yield Found(case=one, fact=InvestigatorNotHere.model_validate({"why": why, "officer": one.officer}))


def _back(force: Workforce) -> Iterator[Found]:
    """Yield the cases whose investigator was found not to be here, and is; what a person said stays with people."""
    for one in force.cases:
        if one.is_open and one.found_gone and one.officer and not why_not_here(force, one.officer):
            yield Found(case=one, fact=InvestigatorCovered(how="is_back", officer=one.officer))


def _loads(force: Workforce) -> Iterator[Found]:
    having = {one.officer for one in force.cases if one.is_open and one.officer}
    for officer in sorted(having):
        yield from _of_load(officer, force)


def _of_load(officer: ActorId, force: Workforce) -> Iterator[Found]:
    """Yield that somebody's load passed what their post can hold, where no such stands; or that it fell again."""
    cases, load = force.cases_of(officer), force.load(officer)
    standing = [one for one in cases if one.passing is not None and one.passing.officer == officer]
    if not load.is_over:
        yield from (Found(case=one, fact=LoadFell(**_said(officer, load))) for one in standing)
    elif not any(_still_stands(one, force) for one in standing) and not force.roster.has_left(officer, force.at):
        yield Found(case=_given_last(cases), fact=LoadPassed(**_said(officer, load)))


def _still_stands(one: Carried, force: Workforce) -> bool:
    """Say whether nobody decided on it yet, or the day on which it is looked at again has not come."""
    again_on = one.passing.again_on if one.passing else None
    return again_on is None or london_day(force.at) < again_on


def _given_last(cases: Iterable[Carried]) -> Carried:
    return max(cases, key=lambda one: (one.given_at.isoformat() if one.given_at else "", one.record))


def _said(officer: ActorId, load: Load) -> dict[str, str | int]:
    return {"officer": officer, "points": load.points, "capacity": load.capacity or 1}


def _entered(one: Found, force: Workforce, ledger: Ledger, supplies: Supplies) -> bool:
    draft = Draft(
        fact=one.fact,
        happened_at=force.at,
        subjects=(one.case.case, *one.case.children),
        actor=BY_ITSELF,
        pack=force.pack.content,
    )
    try:
        entry = Entry(record=one.case.record, drafts=(draft,), key=_key(one, force))
        return not enter(entry, ledger=ledger, supplies=supplies).repeated
    except KeyUsedBefore:
        return False  # another process looked a moment earlier
    except InQuarantine:
        return False  # nothing can be added to this case by this version; what was found in others is entered


def _key(one: Found, force: Workforce) -> str:
    """Return a key under which it is entered once: of a case, or of the officer whose load it is, on whatever case."""
    name = one.fact.event_type.name
    if isinstance(one.fact, LoadPassed):
        before = (look for case in force.cases for look in case.looks)
        return f"found:{one.fact.officer}:{name}:{sum(look == (name, one.fact.officer) for look in before)}"
    return f"found:{one.case.record}:{name}:{sum(kind == name for kind, _ in one.case.looks)}"
