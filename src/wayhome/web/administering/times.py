"""The times a force may set: what each rests on, what the force has of its own, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.kernel.moments import in_london
from wayhome.rulebook.layers import titled
from wayhome.rulebook.lengths import written
from wayhome.rulebook.own_times import may_be_confirmed
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Limb, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One time: its rule, the national time and what that rests on, and the force's own where it has one."""

    rule: str
    title: str
    limb: str
    national: str
    rests_on: str
    own: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTime:
    """A time of the force's own, with who set and approved it, why, and until when."""

    rule: str
    title: str
    words: str
    reason: str
    until: str
    by: str
    is_over: bool


def time_rows(pack: Pack, settings: Iterable[Setting], now: datetime) -> tuple[TimeRow, ...]:
    """Return every time that a force may loosen as well as tighten, in the order of the rulebook."""
    own = {(one.rule, one.limb): one for one in settings if one.expires >= in_london(now).date()}
    return tuple(_row(pack, rule, limb, own.get((rule, name))) for (rule, name), limb in may_be_confirmed(pack).items())


def _row(pack: Pack, rule: str, limb: Limb, own: Setting | None) -> TimeRow:
    return TimeRow(
        rule=rule,
        title=titled(pack, rule),
        limb="" if limb.limb == "standard" else limb.limb.replace("_", " "),
        national=written(limb),
        rests_on=limb.basis.strength.words,
        own=f"{written(own)}, until {_day(own)}" if own else "",
        href=reverse("set-up-time", args=[rule, limb.limb]),
    )


def changed_times(settings: Iterable[Setting], pack: Pack, now: datetime) -> tuple[ChangedTime, ...]:
    """Return a force's own times in words."""
    today = in_london(now).date()
    return tuple(
        ChangedTime(
            rule=one.rule,
            title=titled(pack, one.rule),
            words=written(one),
            reason=one.reason,
            until=_day(one),
            by=f"{one.author}, approved by {one.approved_by}",
            is_over=one.expires < today,
        )
        for one in settings
    )


def count_of_defaults(pack: Pack) -> int:
    """Count the times that rest on a local choice or on a default of ours."""
    return len(may_be_confirmed(pack))


def _day(one: Setting) -> str:
    return f"{one.expires.day} {one.expires:%B %Y}"
