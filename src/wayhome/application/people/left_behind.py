"""What those who leave, or lose their last post, would leave open behind them: said before a file is brought in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.application.people.plan import Plan
from wayhome.casework.people.standing import at
from wayhome.casework.reasons import ours
from wayhome.duties.duty import Duty
from wayhome.duties.owners import Owner, owner_of
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, SubjectKind, key_of, kind_of
from wayhome.kernel.refusals import Reason
from wayhome.rulebook.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """Somebody who would hold no post from an instant on, whether they leave, and who would owe what is theirs now."""

    officer: ActorId
    moment: datetime
    leaves: bool
    after: tuple[Owner, ...]


def left_behind(planned: Plan, cases: Iterable[Case], before: Roster, head: Head, now: datetime) -> list[LeftBehind]:
    """Return those whom a file would take off every post, with what is open in their name now, in order of name."""
    after = before.after(planned.events)
    going = {who: one for who in _named(planned) if (one := _going(who, before, after, now))}
    found: dict[ActorId, list[Owner]] = {who: [] for who in going}
    for duty in (duty for case in cases for duty in case.open_duties if duty.owed_by.agency == "police"):
        for who in _whose(duty, before, head, now) & set(going):
            found[who].append(_owner(duty, after, head, going[who][0]))
    return [
        LeftBehind(officer=who, moment=going[who][0], leaves=going[who][1], after=tuple(found[who]))
        for who in sorted(going)
    ]


def in_words(left: Iterable[LeftBehind], head: Head) -> Iterator[Reason]:
    """Say of each how many duties are open in their name, and to whom they pass, or that they pass to nobody yet."""
    for one in left:
        goes = "leaves" if one.leaves else "holds no post any more"
        then = f"{one.officer} {goes} from {at(one.moment)}."
        if not one.after:
            yield ours("left_behind", f"{then} No open duty is in their name.", "There is nothing to pass on.")
            continue
        many = len(one.after)
        counted = f"{many} open {'duty is' if many == 1 else 'duties are'} in their name"
        words = f"{then} {counted}: {', '.join(_passes(one.after, head))}."
        nobody = any(owner.is_vacant for owner in one.after)
        yield ours("left_behind", words, "Put somebody on a post from then on." if nobody else "Tell them.")


def _passes(owners: Iterable[Owner], head: Head) -> Iterator[str]:
    counted = Counter((owner.officer, owner.role if owner.officer else "") for owner in owners)
    for (officer, role), many in sorted(counted.items()):
        verb = "passes" if many == 1 else "pass"
        to = f"{officer}, {head.roles.get(role, role.replace('_', ' '))}" if officer else "nobody yet"
        yield f"{many} {verb} to {to}"


def _named(planned: Plan) -> set[ActorId]:
    """Return everybody of whom a file says something."""
    about = (one for event in planned.events for one in event.subjects if kind_of(one) is SubjectKind.OFFICER)
    on_posts = (str(event.body.get("officer") or "") for event in planned.events)
    return {ActorId(one) for one in (*map(key_of, about), *on_posts) if one}


def _going(who: ActorId, before: Roster, after: Roster, now: datetime) -> tuple[datetime, bool] | None:
    """Return from when somebody would hold no post and whether because they leave; None for whoever stays on one."""
    was, will = _leaving(before, who), _leaving(after, who)
    if will is not None and will != was:
        return max(now, will), True
    return (now, False) if _is_down(before, who, now) and not _is_down(after, who, now) else None


def _leaving(roster: Roster, who: ActorId) -> datetime | None:
    officer = roster.officers.get(who)
    return officer.left_at if officer else None


def _is_down(roster: Roster, who: ActorId, now: datetime) -> bool:
    return any(one.end is None or one.end > now for one in roster.of_officer(who))


def _whose(duty: Duty, roster: Roster, head: Head, now: datetime) -> set[ActorId]:
    """Return in whose name a duty is open: whoever owes it now, and whose case it is while they are off."""
    return {one for one in (duty.in_hand_of, _owner(duty, roster, head, now).officer) if one}


def _owner(duty: Duty, roster: Roster, head: Head, moment: datetime) -> Owner:
    return owner_of(duty, roster, head.ladder, moment, step=head.step_for(duty.length), beside=head.beside)
