"""The journey of a command: gather, may they, what stands before it, decide, enter, and what changed.

Everything is gathered and derived outside the lock. A decision that rests on what its author saw is refused when the
record has moved on; anything else is decided again on what is there now, and kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wayhome.access.rules import require
from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import again, write
from wayhome.application.gathering import gather, moment_of
from wayhome.application.of_which_child import ask_which_child, refuse_another_child, taken_for_the_first
from wayhome.application.ports import Ledger, Pen, Supplies
from wayhome.application.preparing import Prepared, prepare
from wayhome.application.refusals import Conflict
from wayhome.application.same_child import as_one_child, taken_for_one
from wayhome.casework.commands import Command, OnCase, digest
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import of_barriers, ours
from wayhome.casework.table import ACTS, Act
from wayhome.casework.take_report import TakeReport
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import Precision
from wayhome.kernel.refusals import Reason, Refused

TRIES = 3
LATER = "It was kept. Put it right as soon as you can."
NOTED_BY_ITSELF = ("investigation.load_passed", "investigation.load_fell")
BESIDE = "investigation.child_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """What an act changed: entries, notices to its author, and duties met and raised by it.

    ``repeated``: the act had been entered before, and nothing was added now.
    """

    entered: tuple[Entered, ...]
    notices: tuple[Reason, ...] = ()
    raised: tuple[Duty, ...] = ()
    met: tuple[Duty, ...] = ()
    repeated: bool = False


def handle(
    command: Command, *, ledger: Ledger, supplies: Supplies, rulebook: Rulebook, says_what_changed: bool = True
) -> Handled:
    """Do what an officer asks for.

    ``says_what_changed`` is False where nobody is told which duties it met and raised: they are not derived then, which
    is most of what an act takes.

    Raises Refused with every reason when it may not be done, Conflict when it rests on what has changed since, and
    whatever the door to the record raises.
    """
    act = ACTS[type(command)]
    may(command, act)
    before = _entered_before(command, ledger)
    if before:
        return Handled(entered=before, repeated=True)
    return _Handling(command, act, ledger, supplies, rulebook, says_what_changed=says_what_changed).handled()


def may(command: Command, act: Act) -> None:
    """Raise Refused where whoever acts may not do an act, in the role in which they do it."""
    require(command.by.actor, act.permission)
    if command.by.role not in command.by.actor.roles:
        words = f"You do not hold the role {command.by.role.words.lower()}."
        raise Refused(ours("role_not_held", words, "Act in a role that you hold."))
    require(replace(command.by.actor, roles=frozenset({command.by.role})), act.permission)


def _entered_before(command: Command, ledger: Ledger) -> tuple[Entered, ...]:
    """Return what was entered under the command's key before, in as many records as it went into."""
    found: list[Entered] = []
    while (entered := again(_key(command, len(found)), digest(command), ledger=ledger)) is not None:
        found.append(entered)
    return tuple(found)


def _key(command: Command, place: int) -> str:
    return f"{command.key}/{place + 1}" if place else command.key


class _Handling:
    """One command being handled."""

    def __init__(
        self,
        command: Command,
        act: Act,
        ledger: Ledger,
        supplies: Supplies,
        rulebook: Rulebook,
        *,
        says_what_changed: bool,
    ) -> None:
        self.command = command
        self.digest = digest(command)
        self.act = act
        self.ledger = ledger
        self.supplies = supplies
        self.rulebook = rulebook
        self.says_what_changed = says_what_changed
        self.untold: list[RecordId] = []

    def handled(self) -> Handled:
        if isinstance(self.command, TakeReport):
            return self._opening(self.command)
        if self.act.on_what_was_seen:
            seen = self.command.seen if isinstance(self.command, OnCase) else None
            return self._once(seen=seen)
        for _ in range(TRIES):
            try:
                return self._once()
            except Conflict:
                continue
        return self._once(whatever_was_entered=True)

    def _opening(self, command: TakeReport) -> Handled:
        """Take a report with the pen in hand, so that two calls about one child never open two cases."""
        with self.ledger.pen() as pen:
            self.command = as_one_child(command, self.ledger, self.supplies.now())
            facing = self._gather()
            outcome = self.act.decide(self.command, facing)
            outcome = replace(outcome, notices=(*outcome.notices, *taken_for_one(command, self.command)))
            entered = self._write(outcome, facing, pen, after=None)
        return self._changed(facing, outcome, entered)

    def _once(self, *, seen: int | None = None, whatever_was_entered: bool = False) -> Handled:
        facing = self._gather()
        refuse_another_child(self.command, facing)
        outcome = self.act.decide(self.command, self._seen(facing, seen))
        if self.act.on_what_was_seen:
            ask_which_child(self.command, outcome, facing)
        after = None if whatever_was_entered else facing.sequence
        with self.ledger.pen() as pen:
            entered = self._write(outcome, facing, pen, after=after)
        return self._changed(facing, outcome, entered)

    def _seen(self, facing: Facing, seen: int | None) -> Facing:
        if seen is not None and self._moved_on(facing, seen):
            raise Conflict(facing.record, decided_at=seen, now_at=facing.sequence)
        return facing

    def _moved_on(self, facing: Facing, seen: int) -> bool:
        """Say whether anything was entered since that a decision may rest on; how much somebody carries is nothing."""
        if seen >= facing.sequence:
            return seen != facing.sequence
        since = [one for one in self.ledger.read(facing.record).events if one.sequence > seen]
        return len(since) < facing.sequence - seen or any(one.event.type not in NOTED_BY_ITSELF for one in since)

    def _gather(self) -> Facing:
        return gather(self.command, log=self.ledger, rulebook=self.rulebook, now=self.supplies.now())

    def _write(self, outcome: Outcome, facing: Facing, pen: Pen, *, after: int | None) -> tuple[Entered, ...]:
        entries = entries_of(self.command, outcome.facts, facing, after)
        self.untold = [one.record for one in entries if _is_beside(one) and pen.is_quarantined(one.record)]
        told = (entry for entry in entries if entry.record not in self.untold)
        return write([self._prepared(entry) for entry in told], pen=pen, supplies=self.supplies)

    def _prepared(self, entry: Entry) -> Prepared:
        return prepare(entry, self.supplies, asked=self.digest)

    def _changed(self, before: Facing, outcome: Outcome, entered: tuple[Entered, ...]) -> Handled:
        unnamed = taken_for_the_first(self.command, outcome, before)
        handled = Handled(
            entered=entered,
            notices=_without_repeats((*outcome.notices, *_lacking(outcome, before), *unnamed, *_untold(self.untold))),
            repeated=any(one.repeated for one in entered),
        )
        return self._with_duties(handled, before) if self.says_what_changed else handled

    def _with_duties(self, handled: Handled, before: Facing) -> Handled:
        """Add which duties were raised and met: each is derived as it was before and as it is after."""
        after, entered = self._gather(), handled.entered
        named = (subject for one in entered for sealed in one.events for subject in sealed.event.subjects)
        touched = tuple(dict.fromkeys((*named, *filter(None, (before.case,)))))
        owed_before, owed_after = _open(before, touched), _open(after, touched)
        return replace(
            handled,
            raised=tuple(duty for identity, duty in owed_after.items() if identity not in owed_before),
            met=_met(after, touched, owed_before),
        )


def entries_of(command: Command, facts: Sequence[Said], facing: Facing, after: int | None) -> list[Entry]:
    """Return what an act's facts add to each record; ``after`` so many entries of the one that it was decided on."""
    by_record: dict[RecordId, list[Draft]] = {}
    for said in facts:
        by_record.setdefault(said.record or facing.record, []).append(_draft(command, said, facing))
    return [
        Entry(
            record=record,
            drafts=tuple(drafts),
            after=after if record == facing.record else None,
            key=_key(command, place),
        )
        for place, (record, drafts) in enumerate(by_record.items())
    ]


def _is_beside(entry: Entry) -> bool:
    """Say whether an entry tells a case no more than that its child is missing: no report waits for it."""
    return all(draft.fact.event_type.name == BESIDE for draft in entry.drafts)


def _untold(records: Iterable[RecordId]) -> Iterator[Reason]:
    for record in records:
        words = f"{record} could not be told that the child is missing: it cannot be added to just now."
        yield ours("case_not_told", words, "Tell whoever has that case.")


def _draft(command: Command, said: Said, facing: Facing) -> Draft:
    at, precision = moment_of(command, facing.now)
    return Draft(
        fact=said.fact,
        happened_at=said.at or at,
        subjects=said.subjects or facing.about(said.fact),
        precision=Precision(precision),
        actor=command.by.actor.id,
        post=command.by.post,
        role=command.by.role.key,
        pack=facing.pack.content,
    )


def _open(facing: Facing, touched: Iterable[Subject]) -> dict[str, Duty]:
    return {duty.identity: duty for duty in facing.duties_of(*touched) if duty.status_at(facing.now).is_open}


def _met(after: Facing, touched: Iterable[Subject], owed_before: dict[str, Duty]) -> tuple[Duty, ...]:
    """Return what was owed before and is done now."""
    done = (duty for duty in after.duties_of(*touched) if duty.done_at is not None and duty.done_at <= after.now)
    return tuple({duty.identity: duty for duty in done if duty.identity in owed_before}.values())


def _lacking(outcome: Outcome, facing: Facing) -> tuple[Reason, ...]:
    """Say of each fact that was kept which gate it did not pass."""
    if not facing.case:
        return ()
    return tuple(
        reason for said in outcome.facts for reason in of_barriers(facing.barriers(said.fact), facing.pack, LATER)
    )


def _without_repeats(notices: Sequence[Reason]) -> tuple[Reason, ...]:
    first: dict[tuple[str, str], Reason] = {}
    for reason in notices:
        first.setdefault((reason.rule, reason.words), reason)
    return tuple(first.values())
