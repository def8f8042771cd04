"""What is to be done in a case, in the order in which it is done: what is done for the child comes before our words."""

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk, england_wales
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.things_to_do import things_to_do
from wayhome.record.events.wording import PointedOut


def test_what_keeps_the_child_safe_stands_before_the_words_in_which_the_concern_was_written():
    desk = Desk()
    desk.concern()
    fact = PointedOut(text="e0009", category="derogatory_label", role="investigator", passage="a madam")
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD,), actor=DETECTIVE.actor.id, role="investigator")
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)

    duties = [duty for duty in desk.duties() if duty.rule in ("LANG-01", "PROMPT-01")]
    due = {str(duty.rule): duty.due_at for duty in duties}
    found = [one.act for one in things_to_do(duties, england_wales().pack, desk.now)]

    assert due["LANG-01"] < due["PROMPT-01"]
    assert found == ["protect_first", "answer_wording"]
