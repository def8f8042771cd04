"""A force's own times as the record holds them, laid over a national pack as they stand on a day.

A pack of settings is a file; what a force sets on its pages is in the event by which two people put it in force. Both
are judged by the same rules (``layers``): tighter always, looser only where the time rests on a local choice or on a
default of ours, each with author, approver, reason and a last day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pydantic import TypeAdapter, ValidationError

from wayhome.rulebook.head import Head
from wayhome.rulebook.layers import ESCALATION, layer, limbs_of
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault, PackFault
from wayhome.rulebook.schema import Limb, Setting

TITLE = "The force's own times"
SETTINGS: TypeAdapter[tuple[Setting, ...]] = TypeAdapter(tuple[Setting, ...])
A_DAY = timedelta(days=1)


def as_settings(told: Iterable[object]) -> tuple[Setting, ...]:
    """Return settings as an event or a form tells them; raises PackFault for one that cannot be read."""
    try:
        return SETTINGS.validate_python([dict(one) if isinstance(one, Mapping) else one for one in told])
    except ValidationError as wrong:
        faults = [
            Fault(file="the record", line=number, words=f"{one['loc']}: {one['msg']}", remedy="Mend it.")
            for number, one in enumerate(wrong.errors(), start=1)
        ]
        raise PackFault(faults) from None


def with_own_times(national: Pack, settings: Sequence[Setting], *, on: date) -> Pack:
    """Return a national pack with a force's own times on a day; raises PackFault with every refusal."""
    if not settings:
        return national
    return layer(national, _as_pack(national, settings), on=on).pack


def last_days(settings: Iterable[Setting]) -> tuple[date, ...]:
    """Return the days from which a time falls away, each the day after a last day, in order."""
    return tuple(sorted({setting.expires + A_DAY for setting in settings}))


def may_be_confirmed(pack: Pack) -> Mapping[tuple[str, str], Limb]:
    """Return every time that rests on a local choice or on a default of ours, by rule and name of the time.

    The time of a rung of the ladder stands first: it is the head's, and of no one rule.
    """
    return {
        (rule, limb.limb): limb
        for rule, timed in ((ESCALATION, pack.head), *pack.duties.items())
        for limb in limbs_of(timed)
        if limb.basis.strength.may_loosen and limb.by_field is None and limb.days_before is None
    }


def _as_pack(national: Pack, settings: Sequence[Setting]) -> Pack:
    head = Head(name="own-times", title=TITLE, edition="in the record", valid_from=date.min, builds_on=national.name)
    places = tuple(("the record", number) for number in range(1, len(settings) + 1))
    return Pack(head=head, content="", settings=tuple(settings), settings_at=places)
