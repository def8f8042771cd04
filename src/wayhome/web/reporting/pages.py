"""The child and the questions as pages of a case, and another call about a child whom a case is about already."""

from collections.abc import Iterator
from typing import ClassVar

from wayhome.casework.take_report import LookedUp, Reporting, TakeReport
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.how_often import Often, often
from wayhome.web.presenting.kept_before import kept_before
from wayhome.web.presenting.marks import basis_mark
from wayhome.web.presenting.new_names import new_case, new_record
from wayhome.web.reporting.asking import AskForm
from wayhome.web.reporting.calling import CallFields
from wayhome.web.reporting.describing import DescribeForm
from wayhome.web.reporting.journey import PREFIX
from wayhome.web.reporting.steps import BACK_HOME, back_home, steps
from wayhome.web.reporting.together import ALONE, Child, children, journey_at, note_others

FIRST_WORDS = "self"
OF_THE_CHILD = ("record_identity", "obtain_items")


def around(desk: Desk, page: str) -> dict[str, object]:
    """Return what stands around a screen of a report."""
    found = children(desk)
    note_others(desk, page, found)
    return {
        "steps": steps(page, journey_at(desk), desk.record),
        "back_home": back_home(desk.record),
        "together": tuple(one.who for one in found) if len(found) > 1 else (),
        "by_the_child": any(one.known("informant") == FIRST_WORDS for one in found),
        "often": tuple(_often(found)),
        "safety": _who_may_be_the_danger(found),
    }


def _who_may_be_the_danger(found: tuple[Child, ...]) -> bool:
    return any(
        one.facing.story.of_type_with("risk.information_used", "item", "care with whoever called") for one in found
    )


def _often(found: tuple[Child, ...]) -> Iterator[Often]:
    """Yield how often each child was missing of late, where it is not the first time."""
    for one in found:
        story = one.facing.stories.get(one.facing.child)
        who = one.who if len(found) > 1 else ""
        if story and (said := often(story.own, one.record, one.facing.now, who=who)):
            yield said


def beside_the_child(desk: Desk) -> dict[str, object]:
    """Return what stands around the child's description, with the rule that asks."""
    kept = kept_before(desk.visit.parts, desk.facing.child, desk.visit.now, besides=desk.record)
    asks = _asks(desk, *OF_THE_CHILD)
    return {**around(desk, "describe-child"), "asks": asks, "kept": kept, "shows": kept.shows}


def beside_the_questions(desk: Desk) -> dict[str, object]:
    """Return what stands around the questions, and whether they are asked about one of several children alone."""
    return {**around(desk, "ask-questions"), "alone": desk.about == ALONE}


def _asks(desk: Desk, *acts: str) -> tuple[dict[str, object], ...]:
    """Return the rules that some acts on this page meet, one for each title."""
    held = {rule.title: rule for rule in desk.pack.duties.values() if rule.act in acts}.values()
    return tuple({"id": rule.id, "title": rule.title, "mark": basis_mark(rule.basis)} for rule in held)


class AnotherCallForm(CallFields, ActForm):
    """Another call about a child: it joins the case in which the child is missing, or opens one."""

    order_last: ClassVar[tuple[str, ...]] = ("when",)
    reveals: ClassVar[Reveals] = ActForm.reveals

    def command(self, entering: Entering) -> TakeReport:
        """Return the report; the child is known, so that nobody has to be looked up."""
        given, common = self.cleaned_data, self.common(entering)
        key = common["key"].removeprefix(PREFIX)
        child = Reporting(
            child=self.desk.facing.child,
            record=new_record(key, 1),
            case=new_case(key, 1),
            looked_up=LookedUp(outcome="matched", came_back=1),
        )
        return TakeReport(
            by=common["by"],
            key=common["key"],
            happened_at=common["happened_at"],
            precision=common["precision"],
            children=(child,),
            informant=given.get("informant") or "unknown",
            channel=given.get("channel") or "unknown",
            informant_contact=given.get("informant_contact", "").strip() or None,
            said=given.get("said", "").strip() or None,
        )


DESCRIBE = ActPage(
    name="describe-child",
    title="The child",
    lead="What an officer in the street needs. Leave empty what was not asked.",
    form=DescribeForm,
    button="Go on to the questions",
    template="reporting/child.html",
    beside=beside_the_child,
    then="ask-questions",
    meanwhile=BACK_HOME,
)
QUESTIONS = ActPage(
    name="ask-questions",
    title="The questions",
    form=AskForm,
    button="Go on to officers",
    template="reporting/questions.html",
    beside=beside_the_questions,
    then="task-officers",
    meanwhile=BACK_HOME,
)
ANOTHER_CALL = ActPage(
    name="report-child",
    title="Another call about this child",
    lead="It joins the case while the child is missing. If not, a new case is opened from the time of the call.",
    form=AnotherCallForm,
    button="Take the call",
)
