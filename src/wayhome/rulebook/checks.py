"""What must be so of a pack as a whole: every value cited, every source used, every id kept, every rule worked through.

The vocabulary of events and the facts are checked one level up (``duties.checks``), where they are known.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from wayhome.kernel.ids import SubjectKind
from wayhome.rulebook.ending import CrimeOutcome
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault
from wayhome.rulebook.rights import VictimRight
from wayhome.rulebook.schema import Basis, Duty

NEEDED = {
    "after/1": ("raised_by", "within", "met_by"),
    "earliest/1": ("raised_by", "clocks", "met_by"),
    "recurring/1": ("raised_by", "within", "met_by"),
    "gate/1": ("raised_by", "within", "needs"),
    "standing/1": ("raised_by", "within", "during", "keeps"),
    "absence/1": ("raised_by", "since", "silence"),
    "threshold/1": ("raised_by", "within", "met_by", "count", "window_days"),
    "calendar/1": ("raised_by", "within", "met_by", "every"),
    "birthday/1": ("within", "met_by", "ages"),
    "expiry/1": ("raised_by", "within", "met_by", "notice_days"),
    "bundle/1": ("raised_by", "within", "parts"),
}
NEVER_LAPSES = ("gate/1", "absence/1", "calendar/1")
GOOD = {"met"}
BAD = {"overdue", "missed", "met_late"}


def check_pack(pack: Pack, pinned: Mapping[str, str] | None = None) -> Iterator[Fault]:
    """Yield everything wrong in a pack; ``pinned`` maps each id ever published to ``live`` or ``retired``."""
    yield from _bases(pack)
    yield from _unused(pack)
    for duty in pack.duties.values():
        yield from _shape(pack, duty)
        yield from _examples(pack, duty)
        yield from _acts(pack, duty)
        yield from _unheeded(pack, duty)
    yield from _asked_by(pack)
    yield from _required(pack)
    yield from _ending(pack)
    yield from _proposed(pack)
    yield from _asked_once(pack)
    yield from _pins(pack, pinned or {})


def _asked_by(pack: Pack) -> Iterator[Fault]:
    asked = [(one.id, one.asked_by) for one in pack.competences.values()]
    asked += [(one.id, one.asked_by) for one in pack.requires.values()]
    for identity, rule in asked:
        if rule and rule not in pack.duties:
            words = f"is asked for by {rule}, which is no rule of the pack."
            yield fault(pack, identity, words, "Name the rule that asks for it.")


def _required(pack: Pack) -> Iterator[Fault]:
    """Refuse an act that asks for what nobody could show, because the pack does not hold it."""
    for one in pack.requires.values():
        for held, names, kind in (
            (pack.competences, one.competences, "competence"),
            (pack.question_sets, one.understanding, "set of questions"),
            (pack.head.acts, one.acts, "act"),
        ):
            for name in names:
                if name not in held:
                    words = f"asks for {name}, which is no {kind} of the pack."
                    yield fault(pack, one.id, words, f"Name a {kind} of the pack, or add it.")


def _proposed(pack: Pack) -> Iterator[Fault]:
    """Refuse a pattern, or a typical time, that names a line which is not in the catalogue."""
    named = [(one.id, each.line) for one in pack.patterns.values() for each in one.proposes]
    named += [(one.id, one.line) for one in pack.keeping_times.values() if one.line]
    for identity, line in named:
        if line not in pack.investigation_lines:
            words = f"names {line}, which is no line of the pack's investigations."
            yield fault(pack, identity, words, "Name one of investigation_lines.")
    for one in pack.keeping_times.values():
        if (one.hours is None) == (one.days is None):
            yield fault(pack, one.id, "needs a number of hours or of days.", "Give one of the two.")


def _asked_once(pack: Pack) -> Iterator[Fault]:
    """Refuse two questions about what a child needs that have one name: the answer to one would stand for both."""
    names = [question.id for topic in pack.victim_needs.values() for question in topic.questions]
    for topic in pack.victim_needs.values():
        for name in sorted({question.id for question in topic.questions if names.count(question.id) > 1}):
            yield fault(pack, topic.id, f"asks {name}, which is asked twice.", "Give each question its own name.")


def _ending(pack: Pack) -> Iterator[Fault]:
    """Refuse an outcome or a right that rests on a rule the pack does not hold, and two outcomes of one code."""
    kept: tuple[CrimeOutcome | VictimRight, ...] = (*pack.outcomes.values(), *pack.victim_rights.values())
    for one in kept:
        for rule in one.rules:
            if rule not in pack.duties:
                words = f"stands behind {rule}, which is no rule of the pack."
                yield fault(pack, one.id, words, "Name a rule of the pack, or add it.")
    codes = [one.code for one in pack.outcomes.values()]
    for one in pack.outcomes.values():
        if codes.count(one.code) > 1:
            yield fault(pack, one.id, f"has the code {one.code}, as another has.", "Give each outcome its own code.")


def fault(pack: Pack, identity: str, words: str, remedy: str) -> Fault:
    """Make a fault that points at where an id stands."""
    file, line = pack.where.get(identity, ("pack.yaml", 1))
    return Fault(file=file, line=line, words=f"{identity}: {words}", remedy=remedy)


def bases_of(entry: BaseModel) -> Iterator[Basis]:
    """Yield every basis that stands anywhere in an entry."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Basis):
                yield one
            elif isinstance(one, BaseModel):
                yield from bases_of(one)


def _entries(pack: Pack) -> Iterator[tuple[str, BaseModel]]:
    risk = (*pack.factors.values(), *pack.questions.values(), *pack.floors)
    people = (*pack.competences.values(), *pack.question_sets.values(), *pack.requires.values())
    noticing = (*pack.screening_tools.values(), *pack.exploitation_definitions.values())
    asked = (*pack.lines.values(), *people, *pack.powers.values(), *noticing, *_of_ending(pack), *_inquiry(pack))
    yield pack.name, pack.head
    for group in (pack.duties.values(), pack.not_automated, risk, asked, pack.recommendations, pack.measures.values()):
        for entry in group:
            yield str(getattr(entry, "id", "")), entry
    for definition in pack.definitions:
        yield definition.term, definition


def _inquiry(pack: Pack) -> Iterator[BaseModel]:
    yield from (*pack.investigation_lines.values(), *pack.patterns.values(), *pack.keeping_times.values())
    yield from (*pack.plan_parts.values(), *pack.workloads.values())
    yield from (*pack.notice_texts.values(), *pack.notice_readers.values())
    yield from (*pack.victim_needs.values(), *pack.victim_rights.values(), *pack.support_services.values())


def _of_ending(pack: Pack) -> tuple[BaseModel, ...]:
    return *pack.evidence_routes.values(), *pack.outcomes.values(), *_of_suspects(pack)


def _of_suspects(pack: Pack) -> tuple[BaseModel, ...]:
    return *pack.suspect_checks.values(), *pack.bail_limits.values()


def _bases(pack: Pack) -> Iterator[Fault]:
    for identity, entry in _entries(pack):
        for basis in bases_of(entry):
            yield from _basis(pack, identity, basis)


def _basis(pack: Pack, identity: str, basis: Basis) -> Iterator[Fault]:
    source = pack.sources.get(basis.source)
    if source is None:
        words = f"cites {basis.source}, which is not a source of the pack."
        yield fault(pack, identity, words, f"Add {basis.source} under sources, or cite one of them.")
        return
    if basis.strength.rank < source.kind.rank:
        words = f"claims {basis.strength.words} from {basis.source}, which gives at most {source.kind.words}."
        yield fault(pack, identity, words, "Claim what the source can give.")
    if basis.seen == "text" and source.read_on is None:
        words = f"says the text of {basis.source} was seen, but the source has no date on which it was read."
        yield fault(pack, identity, words, "Say partly or not_seen, or give the date it was read.")


def _unused(pack: Pack) -> Iterator[Fault]:
    used = {basis.source for _, entry in _entries(pack) for basis in bases_of(entry)}
    for key in pack.sources:
        if key not in used:
            file, line = pack.sources_at.get(key, ("pack.yaml", 1))
            words = f"{key}: is a source that nothing cites."
            yield Fault(file=file, line=line, words=words, remedy="Cite it, or remove it.")


def _shape(pack: Pack, duty: Duty) -> Iterator[Fault]:
    for key in NEEDED[duty.shape]:
        if not getattr(duty, key):
            yield fault(pack, duty.id, f"{duty.shape} needs {key}.", f"Add {key}.")


def _examples(pack: Pack, duty: Duty) -> Iterator[Fault]:
    """Ask for the histories that show the rule whole; each side of its limit is made from the met one."""
    shown = {status for example in duty.examples for status in example.expect}
    wanted = [("met", GOOD), ("not met", BAD)]
    if duty.shape == "absence/1":
        wanted = [("not met", BAD)]
    if duty.excuses:
        wanted.append(("excused", {"excused"}))
    if duty.ends_with and duty.shape not in NEVER_LAPSES and not duty.brought_forward_by:
        wanted.append(("lapsed", {"lapsed"}))
    for name, statuses in wanted:
        if not shown & statuses:
            yield fault(
                pack, duty.id, f"has no example that comes out {name}.", f"Add one that expects {min(statuses)}."
            )


def _unheeded(pack: Pack, duty: Duty) -> Iterator[Fault]:
    """Refuse what a rule asks for and would not get, because its shape or its scope takes no notice of it."""
    heeds = {
        "precedes_days": duty.precedes_days is None or duty.may_precede,
        "once_per": duty.once_per is None or duty.shape == "threshold/1",
        "notice_days": duty.notice_days is None or duty.shape == "expiry/1",
        "first_days": duty.first_days is None or duty.shape == "absence/1",
        "each_child": not duty.each_child or duty.scope == SubjectKind.INVESTIGATION,
        "each_holder": not duty.each_holder or duty.each_child,
        "owed_by.first": not duty.owed_by.first or (duty.owed_by.agency == "police" and bool(duty.owed_by.role)),
        "owed_by.field": not duty.owed_by.field or (duty.owed_by.agency == "police" and bool(duty.owed_by.role)),
    }
    where = {
        "precedes_days": "may_precede", "once_per": "a threshold",
        "notice_days": "an expiry", "first_days": "an absence", "each_child": "an investigation",
        "each_holder": "each_child",
        "owed_by.first": "a role of the police that owes it where nobody of the first is on duty",
        "owed_by.field": "a role of the police to fall back on",
    }  # fmt: skip
    for key in (key for key, heeded in heeds.items() if not heeded):
        yield fault(pack, duty.id, f"gives {key}, which is heeded only with {where[key]}.", f"Remove {key}, or say so.")


def _acts(pack: Pack, duty: Duty) -> Iterator[Fault]:
    if duty.act not in pack.head.acts:
        yield fault(
            pack, duty.id, f"owes the act {duty.act}, which has no words.", "Add it under acts of the pack's head."
        )
    for role in filter(None, (duty.owed_by.role, duty.owed_by.first)):
        if role not in pack.head.roles:
            words = f"is owed by the role {role}, which has no words."
            yield fault(pack, duty.id, words, "Add it under roles of the pack's head.")


def _pins(pack: Pack, pinned: Mapping[str, str]) -> Iterator[Fault]:
    """Ids are public and for ever: none may vanish, and a retired one never comes back."""
    for identity, state in pinned.items():
        if state == "live" and identity not in pack.where:
            words = "was published and has vanished."
            yield fault(pack, identity, words, "Bring it back, or mark it retired in ids.txt with its successor.")
        elif state == "retired" and identity in pack.where:
            yield fault(pack, identity, "was retired and is used again.", "Give the new entry a new id.")
    if pinned:
        for identity in pack.where:
            if identity not in pinned:
                yield fault(pack, identity, "is new and not yet pinned.", "Add it to ids.txt as live.")
