"""The plan to find the child: each explanation of what may have happened, and what is done about it."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.make_plan import MakePlan
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.rows import RowsForm
from wayhome.web.presenting.times import when
from wayhome.web.searching.choices import owner_field, owners

MAY_HAVE, DONE_ABOUT = "explanation", "action"
STARTS = ("The child is with somebody they know", "Somebody holds or draws the child", "The child is hurt or in danger")


class PlanForm(RowsForm):
    """Explanations, each with what is done about it; the post that owns the plan."""

    owner = owner_field("Who owns the plan?")
    order_last: ClassVar[tuple[str, ...]] = ("owner", "when")

    def prepare(self) -> None:
        """Ask for as many explanations as there are rows."""
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["owner"].initial = "supervisor"
        for number, (explanation, action) in self.row_fields(MAY_HAVE, DONE_ABOUT):
            hint = f"Such as: {STARTS[number - 1].lower()}" if number <= len(STARTS) else ""
            self.fields[explanation] = words_field(f"Explanation {number}: what may have happened", hint, rows=2)
            self.fields[action] = words_field("What is done about it, and by whom", rows=2)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the rows to place."""
        return [(self[one], self[other]) for _, (one, other) in self.row_fields(MAY_HAVE, DONE_ABOUT)]

    def command(self, entering: Entering) -> MakePlan:
        """Return the command; a row without an explanation is no explanation."""
        given = self.cleaned_data
        told = [(given.get(one, ""), given.get(other, "")) for _, (one, other) in self.row_fields(MAY_HAVE, DONE_ABOUT)]
        stated = [(one, other) for one, other in told if one.strip()]
        words = "\n".join(f"{one.strip()}: {other.strip() or 'nothing set yet'}" for one, other in stated)
        return MakePlan(**self.common(entering), hypotheses=len(stated), owner=given["owner"], plan=words or None)


def plan_so_far(desk: Desk) -> Mapping[str, object]:
    """Return the plan as it stands, with when it was made; what is new is a plan anew, and the old one stays."""
    last = desk.facing.last("missing.plan_made")
    if last is None:
        return {"plan": (), "made": ""}
    words = desk.facing.words.get((last.id, "plan"), "")
    return {"plan": words.splitlines(), "made": when(last.happened_at, desk.visit.now)}


PLAN = ActPage(
    name="plan-search",
    title="The plan to find the child",
    lead="Set out each explanation of what may have happened, and what is done about it. One that you do not believe "
    "is worth a row.",
    form=PlanForm,
    button="Make the plan",
    template="searching/plan.html",
    beside=plan_so_far,
    then="looking",
)
