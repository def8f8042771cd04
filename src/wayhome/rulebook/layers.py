"""Layers: a national pack with a force's own times laid over it.

A force may tighten any time. It may loosen only a time that rests on a local choice or on a default of ours, and what
it sets has an author, someone else who approved it, a reason and a last day. After that day the national value holds
again without anybody having to act. A setting that may not stand is refused with its file and line; it never half
applies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel

from wayhome.kernel.citations import Seen, Strength
from wayhome.rulebook.head import Head
from wayhome.rulebook.lengths import LENGTHS, is_looser, length_of, written
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault, PackFault
from wayhome.rulebook.schema import LENGTHS as EVERY_LENGTH
from wayhome.rulebook.schema import Basis, Duty, Limb, Setting, Source

Part = TypeVar("Part", bound=BaseModel)
FORCE_SETTINGS = "FORCE-SETTINGS"
ESCALATION = "ESCALATION"
"""The name under which a force sets how long a duty stays overdue before it goes one rung up the ladder."""
OTHER_SECTIONS = (
    "duties", "factors", "questions", "floors", "definitions", "measures", "recommendations", "not_automated",
    "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """A pack as a force has it on a day, with the settings that made it so and those whose last day has passed.

    ``title`` is what the force calls its own times.
    """

    title: str
    pack: Pack
    applied: tuple[Setting, ...]
    expired: tuple[Setting, ...]


def layer(national: Pack, force: Pack, *, on: date) -> Layered:
    """Lay a force's settings over a national pack as they stand on a day; raises PackFault with every refusal."""
    faults = [*_not_settings(national, force), *_refusals(national, force)]
    if faults:
        raise PackFault(faults)
    applied = tuple(setting for setting in force.settings if setting.expires >= on)
    duties, head = dict(national.duties), national.head
    for setting in applied:
        if setting.rule == ESCALATION:
            head = _replaced(head, setting)
        else:
            duties[setting.rule] = _replaced(duties[setting.rule], setting)
    content, sources = _content(national, applied), _sources(national, force, applied)
    pack = replace(national, head=head, content=content, sources=sources)
    expired = tuple(setting for setting in force.settings if setting.expires < on)
    return Layered(title=force.head.title, pack=pack.with_duties(duties), applied=applied, expired=expired)


def limbs_of(timed: BaseModel) -> tuple[Limb, ...]:
    """Return every deadline of a rule, or of a pack's head, wherever it stands in it."""
    return tuple(_limbs_in(timed))


def timed_by(pack: Pack, rule: str) -> Duty | Head | None:
    """Return what has the times of that name: a rule, or the head for the time of a rung; None where nothing has."""
    return pack.head if rule == ESCALATION and pack.head.escalates_every else pack.duties.get(rule)


def titled(pack: Pack, rule: str) -> str:
    """Say in words what the times of a name are times of; the name itself where the pack has none such."""
    found = pack.duties.get(rule)
    if found is None and rule == ESCALATION:
        return "A duty left overdue goes one rung up the ladder"
    return found.title if found else rule


def _limbs_in(part: BaseModel) -> Iterator[Limb]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Limb):
                yield one
            elif isinstance(one, BaseModel):
                yield from _limbs_in(one)


def _not_settings(national: Pack, force: Pack) -> Iterator[Fault]:
    """Refuse a layer for another pack, and one that holds more than settings."""
    if force.head.builds_on not in (national.name, national.name.rpartition("-")[0]):
        words = f"The layer builds on {force.head.builds_on or 'nothing'}, not on {national.name}."
        yield Fault(file="pack.yaml", line=1, words=words, remedy=f"Write builds_on: {national.name}.")
    for section in OTHER_SECTIONS:
        if getattr(force, section):
            words = f"A force's layer holds settings only; this one has {section}."
            yield Fault(file="pack.yaml", line=1, words=words, remedy="Put them in a pack of their own.")


def _refusals(national: Pack, force: Pack) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for setting, (file, line) in zip(force.settings, force.settings_at, strict=True):
        named = setting.rule, setting.limb
        for words, remedy in _wrong(national, setting, again=named in seen):
            yield Fault(file=file, line=line, words=f"{setting.rule}, {setting.limb}: {words}", remedy=remedy)
        seen.add(named)


def _wrong(national: Pack, setting: Setting, *, again: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a setting, and what would make it right."""
    if again:
        yield "the same time is set twice.", "Keep one of the two."
    if _same_person(setting.author, setting.approved_by):
        yield f"{setting.author} both set it and approved it.", "Have someone else approve it."
    if sum(getattr(setting, name) is not None for name in LENGTHS) != 1:
        yield "it does not give exactly one length.", f"Give one of {', '.join(LENGTHS)}."
        return
    timed = timed_by(national, setting.rule)
    if timed is None:
        yield f"{national.name} automates no such rule.", "Mend the id, or remove the setting."
        return
    limbs = [limb for limb in limbs_of(timed) if limb.limb == setting.limb]
    if not limbs:
        names = ", ".join(sorted({limb.limb for limb in limbs_of(timed)}))
        yield "the rule has no time of that name.", f"Use one of {names}."
    if setting.rule == ESCALATION and not (setting.minutes or setting.hours):
        yield "a rung takes a number of minutes or hours, of at least one.", "Give minutes or hours."
        return
    for limb in limbs:
        yield from _wrong_for(limb, setting)


def _wrong_for(limb: Limb, setting: Setting) -> Iterator[tuple[str, str]]:
    if limb.by_field is not None or limb.days_before is not None:
        yield "the event itself gives the date, so there is no length to set.", "Remove the setting."
    elif is_looser(setting, limb) and not limb.basis.strength.may_loosen:
        words = (
            f"{written(setting)} may come later than {written(limb)}, which rests on {limb.basis.strength.words} "
            f"({limb.basis.source}); a force may loosen only a local choice or a default."
        )
        yield words, f"Set a time that is never later than {written(limb)}, or remove the setting."


def _same_person(author: str, approver: str) -> bool:
    return author.casefold().split() == approver.casefold().split()


def _replaced(part: Part, setting: Setting) -> Part:
    """Return a part of a rule with every time of the setting's name replaced, wherever it stands."""
    changed = {name: _changed(getattr(part, name), setting) for name in type(part).model_fields}
    return part.model_copy(update=changed)


def _changed(value: object, setting: Setting) -> object:
    if isinstance(value, tuple):
        return tuple(_changed(each, setting) for each in value)
    if isinstance(value, Limb):
        return _set(value, setting) if value.limb == setting.limb else value
    return _replaced(value, setting) if isinstance(value, BaseModel) else value


def _set(limb: Limb, setting: Setting) -> Limb:
    """Return a deadline with the force's length, resting on the force's choice and naming what it stands in for."""
    provision = (
        f"{setting.reason} (set by {setting.author}, approved by {setting.approved_by}, until {setting.expires}; "
        f"nationally {written(limb)}, {limb.basis.strength.words} of {limb.basis.source})"
    )
    basis = Basis(source=FORCE_SETTINGS, provision=provision, strength=Strength.LOCAL_CHOICE, seen=Seen.TEXT)
    name, number = length_of(setting)
    kept = {key: getattr(limb, key) for key in limb.model_fields_set - {*EVERY_LENGTH, "basis"}}
    return type(limb).model_validate({**kept, name: number, "basis": basis})


def _sources(national: Pack, force: Pack, applied: tuple[Setting, ...]) -> Mapping[str, Source]:
    if not applied:
        return national.sources
    source = Source(
        title=force.head.title,
        publisher=force.head.name,
        kind=Strength.LOCAL_CHOICE,
        edition=force.head.edition,
        read_on=force.head.valid_from,
    )
    return {**national.sources, FORCE_SETTINGS: source}


def _content(national: Pack, applied: tuple[Setting, ...]) -> str:
    """Name the pack as it now is: the national content, with every setting that applies."""
    if not applied:
        return national.content
    hashed = sha256(national.content.encode())
    for setting in sorted(applied, key=lambda each: (each.rule, each.limb)):
        hashed.update(setting.model_dump_json().encode())
    return hashed.hexdigest()
