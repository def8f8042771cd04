"""From a suspect's arrest to the child who knows of it: written, safe again when its turn comes, carried, arrived."""

from tests.casework.desk import DETECTIVE, INQUIRY, INVESTIGATION
from tests.sending.post_office import Office
from tests.telling.case import CARE, SAID
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.telling.standing import standing
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.duties.story import Story


def arrested() -> tuple[Office, str]:
    """Return a post office in whose case somebody was arrested, with the id of that."""
    office = Office()
    office.safe_channel()
    office.desk.do(IdentifySuspect, DETECTIVE, name="Dez Cole", known_by="nickname")
    office.desk.do(RecordStep, DETECTIVE, suspect="EI-1-S1", kind="arrested")
    return office, office.events("suspect_dealt_with")[-1].id


def stands(office: Office, event: str) -> str:
    """Return how the arrest stands with the child."""
    held = office.desk.events(record=INQUIRY)
    found = next(one for one in held if one.id == event)
    return standing(found, "H1", "child", Story(INVESTIGATION, held)).state


def test_what_was_written_and_carried_counts_once_it_arrived() -> None:
    office, arrest = arrested()
    given = {"holder": "H1", "about": (arrest,), "by_what": "text", "channel": "C1", "text": SAID}
    office.desk.do(WriteNotice, CARE, **given)
    assert (stands(office, arrest), office.desk.statuses("VC-10")) == ("written", ["owed"])
    office.postman.at_once = True
    office.turn(10)
    assert [message.text for message in office.postman.bag] == [SAID]
    assert (stands(office, arrest), office.desk.statuses("VC-10")) == ("arrived", ["met"])


def test_what_became_unsafe_between_writing_and_sending_is_held_back_and_stays_owed() -> None:
    office, arrest = arrested()
    given = {"holder": "H1", "about": (arrest,), "by_what": "text", "channel": "C1", "text": SAID}
    office.desk.do(WriteNotice, CARE, **given)
    office.say("contact.channel_stopped", channel="C1", why="unsafe")
    office.turn(10)
    assert office.postman.bag == []
    assert (stands(office, arrest), office.desk.statuses("VC-10")) == ("withheld", ["owed"])
    assert office.desk.statuses("VC-15") == ["owed"]


def test_a_letter_that_is_handed_over_by_hand_is_left_to_whoever_printed_it() -> None:
    office, arrest = arrested()
    office.desk.do(WriteNotice, CARE, holder="H1", about=(arrest,), by_what="by_hand", text=SAID)
    office.turn(10)
    assert office.postman.bag == []
    assert stands(office, arrest) == "written"
