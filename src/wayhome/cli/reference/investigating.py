"""The page of an investigation's lines: the catalogue, the patterns that propose each, and how long things are kept."""

from collections.abc import Iterable, Iterator

from wayhome.cli.reference.markdown import page, sentence, table
from wayhome.cli.reference.sources import rests_on
from wayhome.duties.rule_words import circumstances_words
from wayhome.rulebook.investigating import InvestigationLine, KeepingTime, Pattern, Sign
from wayhome.rulebook.pack import Pack

ORIGIN = "the investigation_lines, patterns and keeping_times of the packs"
WORDS = (
    "Which lines of enquiry an investigation of exploitation goes through, which entries of the record propose each, "
    "and how long what may be lost is typically kept. A pattern is shown by an entry and never by something being "
    "absent; what nobody knows puts no line aside. A typical time is ours until whoever holds the thing says another."
)


def investigating_page(packs: Iterable[Pack]) -> str:
    """Write the page of lines, patterns and typical times."""
    parts = [part for pack in packs for part in _of_pack(pack)]
    return page("Lines of an investigation", WORDS, *parts, origin=ORIGIN)


def _of_pack(pack: Pack) -> Iterator[str]:
    if not pack.investigation_lines:
        return
    yield f"## {pack.name}"
    lines = ("line", "is", "asks", "sexual · criminal", "asked for within", "note", "rests on")
    yield f"### Lines\n\n{table(lines, (_line(one, pack) for one in pack.investigation_lines.values()))}"
    patterns = ("pattern", "is", "shown by any one of", "proposes", "rests on")
    yield f"### Patterns\n\n{table(patterns, (_pattern(one, pack) for one in pack.patterns.values()))}"
    kept = ("what", "is", "line", "typically kept", "then", "rests on")
    yield f"### How long things are kept\n\n{table(kept, (_kept(one, pack) for one in pack.keeping_times.values()))}"


def _line(one: InvestigationLine, pack: Pack) -> tuple[str, ...]:
    within = f"{one.ask_within_hours} hours" if one.ask_within_hours else ""
    places = " · ".join(place.replace("_", " ") for place in (one.sexual, one.criminal))
    lost = ": ".join(filter(None, (within, one.lost)))
    return f"`{one.id}`", sentence(one.title), one.asks, places, lost, one.note, rests_on(one.basis, pack)


def _pattern(one: Pattern, pack: Pack) -> tuple[str, ...]:
    signs = "; ".join(map(_sign, one.signs))
    proposes = "; ".join(f"`{each.line}` to {each.to}" for each in one.proposes)
    return f"`{one.id}`", sentence(one.title), signs, proposes, rests_on(one.basis, pack)


def _sign(one: Sign) -> str:
    where = circumstances_words(one.seen_in.where)
    times = f", {one.at_least} times" if one.at_least > 1 else ""
    return f"{one.because} (`{one.seen_in.event}`{f', {where}' if where else ''}{times})"


def _kept(one: KeepingTime, pack: Pack) -> tuple[str, ...]:
    length = f"{one.hours} hours" if one.hours else f"{one.days} days"
    return f"`{one.id}`", sentence(one.title), f"`{one.line}`", length, one.lost, rests_on(one.basis, pack)
