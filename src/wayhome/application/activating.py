"""Putting a rulebook in force: an entry by two people, which judges what arises from then on.

One proposes it, with the force's own times; another, signed in as themselves, approves or turns it down. On the command
line both are named at once. Nothing changes until it is approved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.of_our_force import enter_of_our_force
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.application.two_people import PUT_IN_FORCE, refuse_one_person, refuse_what_does_not_wait
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.ids import OUR_FORCE, ActorId, EventId, RecordId, SubjectKind, subject
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.keeping import OwnTime, PackActivated, PackNotApproved, PackProposed
from wayhome.rulebook.own_times import as_settings, with_own_times
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import PackFault
from wayhome.rulebook.schema import Setting

PROPOSED, NOT_APPROVED = "record.pack_proposed", "record.pack_not_approved"
TO_BE_APPROVED = "whoever approves it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A rulebook that was proposed and waits for a second person, with the force's own times over it."""

    id: EventId
    pack: str
    content: str
    settings: tuple[Setting, ...]
    confirms: bool
    by: ActorId
    at: datetime


def activate(
    pack: Pack,
    *,
    first: str,
    second: str,
    force: str,
    ledger: Ledger,
    supplies: Supplies,
    settings: Sequence[Setting] = (),
    confirms: bool = False,
) -> Entered:
    """Put a rulebook in force from now on, with a force's own times over it.

    Putting in force what is in force already changes nothing. Raises Refused when one person would do both parts, and
    with each time that may not stand.
    """
    refuse_one_person(first, second, "A rulebook is put in force by two people.", PUT_IN_FORCE)
    _refuse_what_may_not_stand(pack, settings, supplies.now())
    named = subject(SubjectKind.FORCE, force)
    history = ledger.read(RecordId(named))
    fact = PackActivated(
        pack=pack.name,
        content=pack.content,
        first=first.strip(),
        second=second.strip(),
        settings=_own_times(settings),
        confirms=confirms or None,
    )
    standing = [held for held in history.events if held.event.type == ACTIVATED]
    if standing and _is_the_same(standing[-1].event, fact):
        return Entered(events=(standing[-1],), repeated=True)
    draft = Draft(fact=fact, happened_at=supplies.now(), subjects=(named,), actor=ActorId(first.strip()))
    entry = Entry(record=RecordId(named), drafts=(draft,), after=history.sequence)
    return enter(entry, ledger=ledger, supplies=supplies)


def propose(
    pack: Pack,
    *,
    by: ActorId,
    ledger: Ledger,
    supplies: Supplies,
    settings: Sequence[Setting] = (),
    confirms: bool = False,
) -> Entered:
    """Propose a rulebook, with all of the force's own times; raises Refused with each time that may not stand."""
    _refuse_what_may_not_stand(pack, settings, supplies.now())
    told = _own_times(settings)
    fact = PackProposed(pack=pack.name, content=pack.content, settings=told, confirms=confirms or None)
    return enter_of_our_force(fact, by=by, ledger=ledger, supplies=supplies)


def approve(proposal: Proposal, pack: Pack, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Put in force what somebody else proposed; raises Refused for one's own, and for one that no longer waits."""
    _refuse_unless_waiting(proposal, ledger)
    if pack.content != proposal.content:
        words = f"{pack.name} is not held here as it was when it was proposed."
        raise Refused(Reason(rule="record.same_content", words=words, remedy="Propose it again as it is now."))
    settings = tuple(one.model_copy(update={"approved_by": by}) for one in proposal.settings)
    return activate(
        pack, first=proposal.by, second=by, force=OUR_FORCE.partition(":")[2], ledger=ledger, supplies=supplies,
        settings=settings, confirms=proposal.confirms,
    )  # fmt: skip


def turn_down(proposal: Proposal, reason: str, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Turn a proposal down, or take one's own back; raises Refused for one that no longer waits."""
    _refuse_unless_waiting(proposal, ledger)
    return enter_of_our_force(
        PackNotApproved(proposal=proposal.id, reason=reason), by=by, ledger=ledger, supplies=supplies
    )


def waiting(log: EventLog) -> Proposal | None:
    """Return what was proposed last, where nothing was put in force or turned down since."""
    told = [held for name in (PROPOSED, NOT_APPROVED, ACTIVATED) for held in log.of_type(name)]
    last = max(told, key=lambda held: held.position, default=None)
    return _as_proposal(last.event) if last is not None and last.event.type == PROPOSED else None


def own_times_in_force(log: EventLog) -> tuple[Setting, ...]:
    """Return the force's own times as they were last put in force, those whose last day has passed among them."""
    return _settings_of(log.of_type(ACTIVATED)[-1].event) if log.of_type(ACTIVATED) else ()


def defaults_are_confirmed(log: EventLog) -> bool:
    """Say whether two people have confirmed the times that rest on a default, under the rulebook now in force."""
    put = log.of_type(ACTIVATED)
    return bool(put) and any(
        held.event.body.get("confirms") and held.event.body["content"] == put[-1].event.body["content"] for held in put
    )


def _as_proposal(event: Event) -> Proposal:
    return Proposal(
        id=event.id,
        pack=str(event.body["pack"]),
        content=str(event.body["content"]),
        settings=_settings_of(event),
        confirms=bool(event.body.get("confirms")),
        by=event.actor,
        at=event.recorded_at,
    )


def _settings_of(event: Event) -> tuple[Setting, ...]:
    told = event.body.get("settings")
    return as_settings(told) if isinstance(told, tuple) else ()


def _own_times(settings: Sequence[Setting]) -> tuple[OwnTime, ...] | None:
    return tuple(OwnTime.model_validate(one.model_dump()) for one in settings) or None


def _is_the_same(event: Event, fact: PackActivated) -> bool:
    said = PackActivated.model_validate({**event.body, "settings": [dict(one) for one in _told(event)] or None})
    alike = (said.content, said.settings) == (fact.content, fact.settings)
    return alike and bool(said.confirms) >= bool(fact.confirms)


def _told(event: Event) -> tuple[dict[str, object], ...]:
    told = event.body.get("settings")
    return told if isinstance(told, tuple) else ()  # type: ignore[return-value]


def _refuse_what_may_not_stand(pack: Pack, settings: Sequence[Setting], now: datetime) -> None:
    try:
        with_own_times(pack, settings, on=in_london(now).date())
    except PackFault as refused:
        raise Refused(
            *(Reason(rule="rulebook.own_times", words=one.words, remedy=one.remedy) for one in refused.faults)
        ) from None


def _refuse_unless_waiting(proposal: Proposal, ledger: Ledger) -> None:
    now = waiting(ledger)
    refuse_what_does_not_wait(proposal.id, now.id if now else None, "approved")
