"""One form that does several things: each is entered under a key of its own, and one refused stops no other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wayhome.application.handling import Handled
from wayhome.application.refusals import Conflict
from wayhome.casework.commands import Command
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import enter
from wayhome.web.http import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """What became of several commands: the names of those entered, what they changed, and why the others were not."""

    entered: tuple[str, ...]
    handled: Handled
    reasons: tuple[Reason, ...] = ()


def enter_each(visit: Visit, commands: Mapping[str, Command]) -> Several:
    """Enter each command by itself.

    Raises Refused or Conflict when none of them was entered.
    """
    done: dict[str, Handled] = {}
    refused: list[Refused] = []
    for name, command in commands.items():
        try:
            done[name] = enter(visit, replace(command, key=f"{command.key}:{name}" if name else command.key))
        except Refused as no:
            refused.append(no)
    if refused and not done:
        raise _all_of(refused)
    reasons = dict.fromkeys(reason for no in refused for reason in no.reasons)
    return Several(entered=tuple(done), handled=_together(tuple(done.values())), reasons=tuple(reasons))


def _all_of(refused: list[Refused]) -> Refused:
    """Return one refusal for all; one that is only that the case has moved on stays what it is."""
    reasons = tuple(dict.fromkeys(reason for no in refused for reason in no.reasons))
    moved_on = next((no for no in refused if isinstance(no, Conflict)), None)
    return moved_on if moved_on and len(refused) == 1 else Refused(*reasons)


def _together(done: tuple[Handled, ...]) -> Handled:
    """Return what several commands changed together: what one raised and another met is only said to be met."""
    met = {duty.identity: duty for one in done for duty in one.met}
    raised = {duty.identity: duty for one in done for duty in one.raised}
    return Handled(
        entered=tuple(entered for one in done for entered in one.entered),
        notices=tuple(dict.fromkeys(notice for one in done for notice in one.notices)),
        raised=tuple(duty for identity, duty in raised.items() if identity not in met),
        met=tuple(met.values()),
        repeated=bool(done) and all(one.repeated for one in done),
    )
