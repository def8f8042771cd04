"""The page of one rule."""

from collections.abc import Iterator

from wayhome.application.called import told
from wayhome.cli.reference.markdown import bullets, page, sentence, table
from wayhome.cli.reference.sources import HEAD, cited, details, rests_on
from wayhome.duties.derive import Rulebook
from wayhome.duties.examples import history, london, outcome
from wayhome.duties.explain import AGENCIES
from wayhome.duties.rule_words import asked_before, circumstances_words, length_words, match_words, or_named
from wayhome.duties.saying import on_the_clock
from wayhome.rulebook.checks import bases_of
from wayhome.rulebook.matching import Match
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty, Example, Excuse, Limb, Need, Part

READING = "[How to read the drawing](../../shapes.md#how-to-read-the-drawings)"
OWED_TO = {"child": "the child", "police": "the police", "public": "the public"}


def rule_page(duty: Duty, pack: Pack, rulebook: Rulebook) -> str:
    """Write the page of one rule."""
    return page(
        f"{duty.id}: {duty.title}",
        f"A rule of [{pack.name}](README.md){f', {duty.area}' if duty.area else ''}.",
        _in_short(duty, pack),
        _section("What raises it", _raises(duty)),
        _section("By when", _by_when(duty, pack)),
        _section("What it takes", _takes(duty)),
        _section("What meets, ends or excuses it", _settles(duty, pack)),
        _section("What it rests on", _rests(duty, pack)),
        _section("Worked examples", _examples(duty, rulebook)),
        sentence(duty.note) if duty.note else "",
        origin=f"the pack {pack.name}",
    )


def owner(duty: Duty, pack: Pack) -> str:
    """Say who owes a duty: a role of the police, and whether an entry may name another; or another agency."""
    if duty.owed_by.role:
        called = pack.head.roles.get(duty.owed_by.role, duty.owed_by.role.replace("_", " "))
        return f"{called}{asked_before(duty.owed_by, pack.head.roles)}{or_named(duty.owed_by)}"
    return f"{AGENCIES.get(duty.owed_by.agency, duty.owed_by.agency.replace('_', ' '))}{or_named(duty.owed_by)}"


def times(duty: Duty) -> str:
    """Say in short how long a rule gives."""
    lengths = [length_words(limb) for limb in _limbs(duty)]
    return "; or ".join(dict.fromkeys(lengths))


def act_words(duty: Duty, pack: Pack) -> str:
    """Say the act that discharges a duty."""
    return pack.head.acts.get(duty.act, duty.act.replace("_", " "))


def _limbs(duty: Duty) -> tuple[Limb, ...]:
    of_clocks = tuple(limb for clock in duty.clocks for limb in clock.within)
    return (*duty.within, *of_clocks, *duty.then_within) or duty.silence


def _section(heading: str, *parts: str) -> str:
    given = [part for part in parts if part]
    return "\n\n".join((f"## {heading}", *given)) if given else ""


def _in_short(duty: Duty, pack: Pack) -> str:
    rows = [
        ("The act", act_words(duty, pack)),
        ("Owed by", f"{owner(duty, pack)}{' (police)' if duty.owed_by.agency == 'police' else ''}"),
        ("Owed to", _owed_to(duty)),
        ("Derived for each", duty.scope.value),
        ("Shape", f"[{duty.shape}](../../shapes.md#{duty.shape.replace('/', '')})"),
    ]
    if duty.effective_from or duty.effective_to:
        rows.append(("In force", f"from {duty.effective_from or 'the beginning'} to {duty.effective_to or 'now'}"))
    return table(("in short", ""), rows)


def _owed_to(duty: Duty) -> str:
    if duty.each_holder:
        return f"each who may be told: {', '.join(duty.each_holder).replace('_', ' ')}"
    return OWED_TO.get(duty.owed_to, duty.owed_to.replace("_", " "))


def _raises(duty: Duty) -> str:
    lines = [_matched(match) for match in duty.raised_by]
    if duty.ages:
        lines.append(f"The child reaches {' or '.join(map(str, duty.ages))}.")
    when = circumstances_words(duty.when)
    only = f"Only while {when}." if when else ""
    first = "Only the first such event raises it." if duty.take == "first" else ""
    return "\n\n".join(part for part in (bullets(lines), only, first, *_while(duty)) if part)


def _while(duty: Duty) -> Iterator[str]:
    """Say what a shape asks besides events."""
    if duty.during or duty.keeps:
        yield f"While {circumstances_words(duty.during)}, this must hold: {circumstances_words(duty.keeps)}."
    if duty.since:
        silence = "; ".join(_limb_words(limb) for limb in duty.silence)
        yield f"Silence raises it: {silence} without any of\n\n{bullets(map(_matched, duty.since))}"
    if duty.count:
        yield f"It takes {duty.count} of them within {duty.window_days} days."
    if duty.notice_days is not None:
        yield f"It is owed from {duty.notice_days} days before it falls due; renewed before that, it never arises."
    if duty.every:
        yield f"Once every {duty.every}."


def _limb_words(limb: Limb) -> str:
    when = circumstances_words(limb.when)
    return f"{length_words(limb)}, when {when}" if when else length_words(limb)


def _matched(match: Match) -> str:
    area = match.event.partition(".")[0]
    link = f"[{match.event}](../../events/{area}.md#{match.event.replace('.', '')})"
    return f"{sentence(match_words(match))} ({link})"


def _by_when(duty: Duty, pack: Pack) -> str:
    groups = [("", duty.within), ("then, after each act", duty.then_within), ("silence", duty.silence)]
    rows = [_limb_row(limb, name, pack) for name, limbs in groups for limb in limbs]
    for clock in duty.clocks:
        starts = " or ".join(match_words(match) for match in clock.starts)
        if clock.delayed:
            starts = f"{length_words(clock.delayed)} after {starts}"
        rows.extend(_limb_row(limb, f"from: {starts}", pack) for limb in clock.within)
    several = len(rows) > 1 and not duty.clocks
    note = (
        "The first line that applies is taken." if several else "The earliest of these decides." if duty.clocks else ""
    )
    return "\n\n".join(part for part in (table(("limb", "when", "within", "rests on", "its text"), rows), note) if part)


def _limb_row(limb: Limb, name: str, pack: Pack) -> tuple[str, str, str, str, str]:
    when = circumstances_words(limb.when)
    words = "; ".join(part for part in (name, when) if part) or "always"
    basis = limb.basis
    return (
        f"`{limb.limb}`",
        words,
        length_words(limb),
        f"{basis.strength.words}: {cited(basis, pack)}",
        basis.seen.words,
    )


def _takes(duty: Duty) -> str:
    return bullets([*map(_need, duty.needs), *map(_part, duty.parts)])


def _need(need: Need) -> str:
    settled = f" Nothing may be open under {', '.join(need.settled)}." if need.settled else ""
    return sentence(need.words) + settled


def _part(part: Part) -> str:
    when = circumstances_words(part.when)
    acts = " or ".join(match_words(match) for match in part.met_by)
    return sentence(f"{part.name}: {acts}{f', when {when}' if when else ''}")


def _settles(duty: Duty, pack: Pack) -> str:
    rows = [*_met_by_shape(duty), *(("meets it", _matched(match)) for match in duty.met_by)]
    if duty.may_precede:
        rows.append(("", "An act done before the duty arose counts."))
    rows += [("puts it right", _matched(match)) for match in duty.put_right_by]
    rows += [("makes it due at once", _matched(match)) for match in duty.brought_forward_by]
    rows += [("ends it", _matched(match)) for match in duty.ends_with]
    if duty.if_it_lasts:
        rows.append(("", "It is owed only if it lasts: ended before it falls due, it lapses."))
    rows += [("excuses it", _excuse(excuse, pack)) for excuse in duty.excuses]
    return table(("what", "event"), rows)


def _met_by_shape(duty: Duty) -> Iterator[tuple[str, str]]:
    """Say what meets or ends a duty by its shape alone."""
    if duty.keeps:
        yield "meets it", sentence(f"It holds again that {circumstances_words(duty.keeps)}")
        yield "ends it", sentence(f"It is no longer so that {circumstances_words(duty.during)}")
    if duty.needs:
        yield "meets it", "The act itself, when nothing it takes was lacking."
    if duty.since:
        yield "meets it", "Any of the events that break the silence."


def _excuse(excuse: Excuse, pack: Pack) -> str:
    event = f": {_matched(excuse.event)}" if excuse.event else ", recorded with a reason and who authorised it."
    return f"{excuse.name}{event} Rests on {rests_on(excuse.basis, pack)}."


def _rests(duty: Duty, pack: Pack) -> str:
    keys = dict.fromkeys(basis.source for basis in bases_of(duty))
    rows = (details(key, pack.sources[key]) for key in keys if key in pack.sources)
    return f"The duty itself rests on {rests_on(duty.basis, pack)}.\n\n{table(HEAD, rows)}"


def _examples(duty: Duty, rulebook: Rulebook) -> str:
    rows = (_example(duty, example, rulebook) for example in duty.examples)
    drawn = f"![An example, drawn; the table below says the same.]({duty.id}.svg)\n\n{READING}"
    return f"{drawn}\n\n{table(('example', 'what happened', 'seen at', 'how it stands'), rows)}"


def _example(duty: Duty, example: Example, rulebook: Rulebook) -> tuple[str, str, str, str]:
    events = history(duty, example)
    at = london(example.at)
    happened = "<br>".join(f"{on_the_clock(event.happened_at)}: {told(event, rulebook.pack)}" for event in events)
    duties = outcome(duty, rulebook, events, at)
    stands = "<br>".join(f"**{d.status_at(at).words}**, due {on_the_clock(d.due_at)}" for d in duties)
    return example.name, happened, on_the_clock(at), stands or "nothing is owed"
