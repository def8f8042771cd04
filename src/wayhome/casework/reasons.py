"""Saying no, or not yet, so that it helps: the rule, whose words it is, and what would make it a yes."""

from collections.abc import Iterable

from wayhome.duties.duty import Duty
from wayhome.duties.gates import Barrier
from wayhome.kernel.citations import Strength
from wayhome.kernel.refusals import Reason
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Basis

OURS = "our own rule, see decision 11"


def whose(basis: Basis, pack: Pack) -> str:
    """Say whose words a rule is, and how strongly it binds."""
    source = pack.sources.get(basis.source)
    if basis.strength is Strength.DESIGN_DEFAULT or source is None:
        return "a default of ours, which the force confirms"
    return f"{source.title}: {basis.strength.words}, {basis.seen.words}"


def of_barriers(barriers: Iterable[Barrier], pack: Pack, remedy: str) -> tuple[Reason, ...]:
    """Say what each gate lacks, one reason for each thing."""
    return tuple(
        Reason(rule=one.rule, words=f"Not so yet: {_lowered(lacking)}", remedy=remedy, whose=whose(one.basis, pack))
        for one in barriers
        for lacking in one.lacking
    )


def of_duty(duty: Duty, pack: Pack, remedy: str) -> Reason:
    """Say what is still owed."""
    key = duty.obligation.partition(":")[2]
    title = pack.duties[duty.rule].title
    words = f"Still owed: {_lowered(title)}{f' ({key})' if key else ''}."
    return Reason(rule=duty.rule, words=words, remedy=remedy, whose=whose(duty.basis, pack))


def titled(duty: Duty, pack: Pack) -> str:
    """Return the title of what is owed, with what is still lacking where part of it was done."""
    title = pack.duties[duty.rule].title
    return f"{title} (still lacking: {', '.join(duty.lacking)})" if duty.lacking else title


def ours(rule: str, words: str, remedy: str) -> Reason:
    """Say no under a rule of our own."""
    return Reason(rule=f"casework.{rule}", words=words, remedy=remedy, whose=OURS)


def under(rule: str, pack: Pack, words: str, remedy: str) -> Reason:
    """Say no under a rule of the pack, or under ours where the pack does not hold it."""
    found = pack.duties.get(rule)
    return Reason(rule=rule, words=words, remedy=remedy, whose=whose(found.basis, pack) if found else OURS)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
