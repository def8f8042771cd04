"""What would excuse a duty: the excuses its rule cites, whose words they are, and who may state each of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.casework.commands import SUPERVISING, Command
from wayhome.casework.delay_officers import DelayOfficers
from wayhome.casework.put_off_seeing import PutOffSeeing
from wayhome.casework.reasons import whose
from wayhome.duties.duty import Duty
from wayhome.rulebook.matching import Match
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Excuse

ACT_OF_ITS_OWN: Mapping[str, type[Command]] = {
    "missing.deployment_delayed": DelayOfficers,
    "missing.interview_not_in_person_authorised": PutOffSeeing,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Excusing:
    """One way in which a duty can be excused.

    ``act`` is the command that states it where it has an act of its own, and None where it is excused by name.
    ``ranks`` are those whose word it is; ``second_person``: never of whoever made the entry that raised the duty.
    """

    name: str
    whose: str
    ranks: tuple[str, ...]
    second_person: bool = False
    act: type[Command] | None = None


def excuses_of(duty: Duty, pack: Pack) -> tuple[Excusing, ...]:
    """Return what would excuse a duty, as its rule cites it; nothing where the rule knows no excuse."""
    rule = pack.duties.get(duty.rule)
    return tuple(_excusing(excuse, pack) for excuse in rule.excuses) if rule else ()


def _excusing(excuse: Excuse, pack: Pack) -> Excusing:
    return Excusing(
        name=excuse.name,
        whose=whose(excuse.basis, pack),
        ranks=_ranks(excuse.event) or SUPERVISING,
        second_person=excuse.second_person,
        act=ACT_OF_ITS_OWN.get(excuse.event.event) if excuse.event else None,
    )


def _ranks(match: Match | None) -> tuple[str, ...]:
    """Return the ranks that the entry which states an excuse must be of, where the rule names any."""
    by = match.where.get("by") if match else None
    return tuple(str(rank) for rank in (by.one_of or ())) if by else ()
