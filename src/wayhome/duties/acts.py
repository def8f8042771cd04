"""Acts to do: a desk shows what to do, not which rules to satisfy. One act may discharge many duties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from wayhome.duties.duty import Duty, Status
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import Subject
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Owes

ANY_SCOPE = Subject("")
Bundle = tuple[str, Subject, str, str]
NOTHING_AS_ONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One act somebody owes, with every duty it would discharge, the soonest due first.

    ``also`` is what else is done with it, where several acts are one thing to do.
    """

    act: str
    words: str
    scope: Subject
    key: str
    owed_by: Owes
    duties: tuple[Duty, ...]
    also: tuple[str, ...] = ()

    @property
    def due_at(self) -> datetime:
        """Return when the soonest of its duties falls due."""
        return self.duties[0].due_at

    @property
    def strongest(self) -> Strength:
        """Return the strongest basis of any of its duties."""
        return min((duty.basis.strength for duty in self.duties), key=lambda strength: strength.rank)

    def is_overdue(self, now: datetime) -> bool:
        """Say whether any of its duties is overdue."""
        return any(duty.status_at(now) is Status.OVERDUE for duty in self.duties)


def acts_to_do(
    duties: Iterable[Duty], pack: Pack, now: datetime, *, as_one: Mapping[str, str] = NOTHING_AS_ONE
) -> tuple[ToDo, ...]:
    """Bundle the open duties into acts: one for each act, scope, key and agency; the soonest due first.

    ``as_one`` names, for acts that are done in one go, the thing that they are together: in one case, whether owed to
    the case or to its child.
    """
    bundles: dict[Bundle, list[Duty]] = {}
    for duty in sorted(duties, key=lambda duty: (duty.due_at, duty.obligation)):
        if duty.status_at(now).is_open:
            bundles.setdefault(bundle_of(duty, as_one), []).append(duty)
    made = (_to_do(key, tuple(found), pack) for (*_, key, _), found in bundles.items())
    return tuple(sorted(made, key=lambda to_do: (to_do.due_at, to_do.strongest.rank, to_do.act)))


def bundle_of(duty: Duty, as_one: Mapping[str, str] = NOTHING_AS_ONE) -> Bundle:
    """Return what duties share that one act discharges: the thing to do, whose it is, its key, and the agency."""
    key = " ".join(part for part in (duty.obligation.partition(":")[2], _somebody(duty)) if part)
    thing, scope = (as_one[duty.act], ANY_SCOPE) if duty.act in as_one else (duty.act, duty.scope)
    return thing, scope, key, duty.owed_by.agency


def _somebody(duty: Duty) -> str:
    """Name the child or rights-holder an act is for, where it may be for several and it is not the first child."""
    return duty.owed_to if duty.owed_to_child or duty.owed_to_holder else ""


def _to_do(key: str, duties: tuple[Duty, ...], pack: Pack) -> ToDo:
    first, *others = dict.fromkeys(duty.act for duty in duties)
    words = _words(first, pack)
    return ToDo(
        act=first,
        words=f"{words}: {_key_words(key)}" if key else words,
        scope=duties[0].scope,
        key=key,
        owed_by=duties[0].owed_by,
        duties=duties,
        also=tuple(_words(act, pack) for act in others),
    )


def _key_words(key: str) -> str:
    return key.replace("child:", "child ").replace("holder:H1", "the child").replace("holder:", "")


def _words(act: str, pack: Pack) -> str:
    return pack.head.acts.get(act, act.replace("_", " ").capitalize())
