"""Where open duties go when somebody no longer holds a post: to whoever else does, or up the ladder; never nowhere."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.casework.people.standing import at
from wayhome.casework.reasons import ours
from wayhome.duties.duty import Duty
from wayhome.duties.owners import Owner, WhoIsOn, owner_of
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Reason
from wayhome.rulebook.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Falling:
    """One open duty that goes from one owner to another at an instant."""

    record: RecordId
    duty: Duty
    before: Owner
    after: Owner


def falling(
    cases: Iterable[Case], before: WhoIsOn, after: WhoIsOn, head: Head, moment: datetime
) -> tuple[Falling, ...]:
    """Return the duties open now whose owner at an instant differs between two rosters, soonest due first."""
    found = (
        Falling(record=case.record, duty=duty, before=was, after=will)
        for case in cases
        for duty in case.open_duties
        if duty.owed_by.agency == "police"
        for was, will in [
            tuple(
                owner_of(duty, who, head.ladder, moment, step=head.step_for(duty.length), beside=head.beside)
                for who in (before, after)
            )
        ]
        if was.officer and (was.officer, was.post) != (will.officer, will.post)
    )
    return tuple(sorted(found, key=lambda one: (one.duty.due_at, one.duty.identity)))


def in_words(fallen: Iterable[Falling], head: Head, moment: datetime) -> Iterator[Reason]:
    """Say how many open duties go to whom from an instant on."""
    counted = Counter((one.after.officer, one.after.role) for one in fallen)
    for (officer, role), many in sorted(counted.items()):
        duties = f"{many} open {'duty goes' if many == 1 else 'duties go'}"
        called = head.roles.get(role, role.replace("_", " "))
        if officer:
            words, remedy = f"From {at(moment)}, {duties} to {officer}, {called}.", "Tell them."
        else:
            words = f"From {at(moment)}, {duties} to nobody: no post up the ladder is held."
            remedy = "Put somebody on a post."
        yield ours("duties_go_to", words, remedy)
