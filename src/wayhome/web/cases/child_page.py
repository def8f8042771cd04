"""A child's own record as a page: how the child stands in every case about them, and what those cases owe.

A child is missing whichever record is open, so their own page takes its state, risk and next act from their cases.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.application.caseload import Case, Caseload
from wayhome.application.reading import Words
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.rulebook.risk import Floor
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.owing import ActView, DutyView, Owing
from wayhome.web.presenting.queues import as_listed, pressing
from wayhome.web.presenting.standing import KIND, Standing, standing


def spoken_for(case: Case, shown: Caseload) -> tuple[Case, ...]:
    """Return the cases that a page speaks for: the case itself and, for a child's own record, every case about them."""
    if case.kinds[0] is not SubjectKind.CHILD:
        return (case,)
    about = (each for child in case.children for each in shown.about(child) if each.record != case.record)
    return (case, *{each.record: each for each in about}.values())


def owed_to_child(case: Case, shown: Caseload) -> tuple[Case, ...]:
    """Return the child's other cases with what they owe to the child whichever case is open, as a meeting is owed.

    A child's own record speaks for all of them already.
    """
    if case.kinds[0] is SubjectKind.CHILD:
        return ()
    about = {each.record: each for child in case.children for each in shown.about(child) if each.record != case.record}
    left = (replace(each, duties=tuple(filter(_of_the_child, each.duties))) for each in about.values())
    return tuple(each for each in left if each.duties)


def _of_the_child(duty: Duty) -> bool:
    return kind_of(duty.scope) is SubjectKind.CHILD


def owed_in(cases: Sequence[Case], shown: Caseload, query: str, actor: Actor | None, words: Words) -> tuple[Owing, ...]:
    """Return what each of some cases owes, for somebody to do or to read, with the words that the page may show.

    ``query`` keeps the instant in the links from one case to another.
    """
    pack, roster = shown.rulebook.pack_at(cases[0].at), shown.roster
    first, *others = cases
    of = partial(Owing, pack=pack, roster=roster, actor=actor, words=words)
    return (of(first), *(of(each, where=_where(each, query)) for each in others))


def acts_of(owed: Sequence[Owing]) -> tuple[ActView, ...]:
    """Return the acts to do in several cases, soonest due first."""
    return tuple(sorted((act for one in owed for act in one.acts()), key=lambda act: act.due_at))


def open_of(owed: Sequence[Owing]) -> tuple[DutyView, ...]:
    """Return what is owed or overdue in several cases, case by case."""
    return tuple(duty for one in owed for duty in one.open())


def standing_of(cases: Sequence[Case], floors: Sequence[Floor]) -> Standing:
    """Say how the first case stands; a child's own record stands as the most pressing live case about the child."""
    own = standing(cases[0], floors)
    live = [one for one in map(as_listed, cases[1:]) if one.standing.live]
    if not live:
        return own
    leading = min(live, key=lambda one: (one.case.kinds[0] is not SubjectKind.EPISODE, pressing(one))).case
    as_led = standing(leading, floors)
    note = f"{as_led.state_note}, {reference(leading.record)}".removeprefix(", ")
    return replace(as_led, kind=own.kind, state_note=note, exploitation=own.exploitation or as_led.exploitation)


def _where(case: Case, query: str) -> Link:
    text = f"{KIND[case.kinds[0]]} {reference(case.record)}"
    return Link(text=text, href=reverse("case", args=[case.record]) + query)
