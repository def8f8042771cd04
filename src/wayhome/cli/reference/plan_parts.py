"""The page of the investigation plan: each part with what it asks and from which risk on, and what a case weighs."""

from collections.abc import Iterable, Iterator

from wayhome.cli.reference.markdown import page, table
from wayhome.cli.reference.sources import rests_on
from wayhome.rulebook.carrying import Workload
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.planning import PlanPart

ORIGIN = "the plan parts and workloads of the packs"
WORDS = (
    "What the plan of an investigation holds, part by part, and from which risk on a plan without a part is not "
    "complete. A case that nobody assessed counts as medium. And what a case weighs on whoever carries it: that "
    "measures cases, never a person."
)


def plan_page(packs: Iterable[Pack]) -> str:
    """Write the page of the plan and of workloads."""
    parts = (part for pack in packs for part in _of_pack(pack))
    return page("The investigation plan, and what a case weighs", WORDS, *parts, origin=ORIGIN)


def _of_pack(pack: Pack) -> Iterator[str]:
    if not pack.plan_parts and not pack.workloads:
        return
    yield f"## {pack.name}"
    head = ("part", "what it asks", "needed", "on record beside it", "rests on")
    yield table(head, (_row(part, pack) for part in pack.plan_parts.values()))
    for one in pack.workloads.values():
        yield f"### {one.title}\n\n{table(('what', 'how much', 'rests on'), _weights(one, pack))}"


def _row(part: PlanPart, pack: Pack) -> tuple[str, ...]:
    needed = {None: "never", "standard": "always"}.get(part.required_from, f"from {part.required_from} risk on")
    applies = ", and applies to every case" if part.always_applies else ""
    record = ", ".join(f"`{name}`" for name in part.from_record)
    return f"`{part.id}` {part.title}", part.asks, f"{needed}{applies}", record, rests_on(part.basis, pack)


def _weights(one: Workload, pack: Pack) -> Iterator[tuple[str, ...]]:
    for each in one.risks:
        yield f"a case, {each.risk} risk", f"{each.points} points", rests_on(each.basis, pack)
    for phase in one.phases:
        yield f"while it is {phase.phase}", f"{phase.percent} % of that", rests_on(phase.basis, pack)
    yield "each further child", f"{one.further_child} points", rests_on(one.basis, pack)
    for capacity in one.capacities:
        held = f"what the post of {capacity.role.replace('_', ' ')} can hold"
        yield held, f"{capacity.points} points", rests_on(capacity.basis, pack)
    yield "an investigator away for longer", f"{one.away.days} days", rests_on(one.away.basis, pack)
    yield (
        "a competence pointed out before its last day",
        f"{one.runs_out.days} days",
        rests_on(one.runs_out.basis, pack),
    )
