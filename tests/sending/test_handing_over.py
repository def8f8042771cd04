"""Messages to people outside: once each, safely or not at all, and never told before they arrived."""

from datetime import time, timedelta

import pytest

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION
from tests.sending.post_office import NUMBER, Office, Postman, engaged, nobody_there
from wayhome.application.sending.message import SUBJECT, Carried, Message, Receipt
from wayhome.application.sending.outgoing import LEASE, MOST_TRIES, Outgoing, reference_of
from wayhome.application.sending.receipts import ask_for_receipts, take_receipt
from wayhome.application.sending.settled import tidy
from wayhome.duties.examples import london
from wayhome.kernel.ids import Subject

DAY = 24 * 60


@pytest.fixture
def office() -> Office:
    """Return an office with a child whose number is safe."""
    made = Office()
    made.safe_channel()
    return made


def test_a_notice_is_handed_over_once_with_its_words_from_the_record(office: Office):
    office.write()

    assert [office.turn(), office.turn()] == [1, 0]

    (message,) = office.postman.bag
    assert (message.address, message.subject) == (NUMBER, SUBJECT)
    assert message.text == "We have news for you. Ring us when you can."
    (handed,) = office.events("notice_handed_over")
    assert (handed.body["carrier"], handed.body["reference"], handed.actor) == ("notify", "theirs-1", "system:sending")
    assert office.stands().state == "carried"


def test_a_message_shows_no_number_and_no_word_where_it_is_printed(office: Office):
    office.write()
    office.turn()

    printed = repr(office.postman.bag)
    assert NUMBER not in printed
    assert "news" not in printed


def test_handing_over_tells_nobody_and_the_receipt_does_at_its_own_time(office: Office):
    office.write(reasons=True, support=True)
    office.turn()
    assert office.events("notice_delivered") == []

    arrived = office.desk.now + timedelta(minutes=3)
    office.desk.at(9)
    office.postman.news.append(Receipt(reference=office.stands().outgoing.reference, status="delivered", at=arrived))
    assert ask_for_receipts(office.outcome, [office.postman]) == 1

    (delivered,) = office.events("notice_delivered")
    assert delivered.happened_at == arrived
    said = ("notice", "about", "to", "holder", "receipt", "reasons", "support", "review_right")
    assert [delivered.body.get(name) for name in said] == [
        "N1", ("e0001",), "child", "H1", "message_delivered", True, True, False,
    ]  # fmt: skip
    assert office.stands().state == "arrived"
    assert not take_receipt(office.outcome, office.postman.news[0])


def test_a_receipt_is_never_before_the_handing_over_nor_in_the_future(office: Office):
    office.write()
    office.turn()
    handed = office.desk.now
    early = Receipt(reference=office.stands().outgoing.reference, status="delivered", at=handed - timedelta(days=1))

    take_receipt(office.outcome, early)

    assert office.events("notice_delivered")[0].happened_at == handed


def test_a_receipt_for_nothing_of_ours_is_nothing(office: Office):
    assert not take_receipt(office.outcome, Receipt(reference="0" * 32, status="delivered", at=office.desk.now))


# --- Safe, at the moment of sending -----------------------------------------------------------------------------------


def test_a_channel_that_was_stopped_after_writing_is_not_used(office: Office):
    office.write()
    office.say("contact.channel_stopped", channel="C1", why="unsafe")

    office.turn()

    assert office.postman.bag == []
    (withheld,) = office.events("notice_withheld")
    assert [withheld.body[name] for name in ("notice", "why", "about", "to")] == [
        "N1", "channel_stopped", ("e0001",), "child",
    ]  # fmt: skip
    assert (office.stands().state, office.stands().why) == ("undelivered", "channel_stopped")
    assert office.desk.statuses("VC-15") == ["owed"]


def test_a_parent_named_as_a_suspect_after_writing_is_told_nothing(office: Office):
    office.say("contact.holder_named", holder="H2", kind="parent", may_know="yes", parental_responsibility="yes")
    office.safe_channel(channel="C2", holder="H2", address="07700 900456")
    office.write(to="parent_or_carer", holder="H2", channel="C2")
    office.say("contact.holder_named", holder="H2", kind="parent", may_know="yes", under_suspicion="yes")

    office.turn()

    assert office.postman.bag == []
    assert office.events("notice_withheld")[0].body["why"] == "under_suspicion"


@pytest.mark.parametrize(("cares", "told"), [("unknown", 0), ("no", 1)])
def test_a_suspect_known_only_by_a_nickname_who_came_to_light_since_is_looked_at_first(
    office: Office, cares: str, told: int
):
    office.say("contact.holder_named", holder="H2", kind="parent", may_know="yes", parental_responsibility="yes")
    office.safe_channel(channel="C2", holder="H2", address="07700 900456")
    office.write(to="parent_or_carer", holder="H2", channel="C2")
    office.desk.at(5)
    nickname = {"suspect": "EI-1-S1", "known_by": "nickname", "cares_for_child": cares}
    office.say("suspect.identified", subjects=(CHILD, INVESTIGATION), **nickname)

    office.turn()

    assert len(office.postman.bag) == told
    assert [each.body["why"] for each in office.events("notice_withheld")] == ["under_suspicion"] * (1 - told)


def test_somebody_who_is_no_rights_holder_is_told_nothing(office: Office):
    office.write(to="parent_or_carer", holder=None)

    office.turn()

    assert office.postman.bag == []
    assert office.events("notice_withheld")[0].body["why"] == "may_not_know"


def test_a_text_never_goes_to_an_address_of_another_kind(office: Office):
    office.safe_channel(channel="C2", kind="email", address="ada@home.example")
    office.write(channel="C2", by="text")

    office.turn()

    assert office.postman.bag == []
    assert office.events("notice_withheld")[0].body["why"] == "channel_unsafe"


def test_a_message_waits_for_its_hour_and_goes_then(office: Office):
    office.say("contact.safety_recorded", holder="H1", from_time=time(8), until_time=time(8, 30), asked_of="child")
    office.write()

    office.turn()
    assert office.postman.bag == []
    assert office.events("notice_withheld") == []
    office.desk.now = london("2026-03-03T07:59")
    office.turn()
    assert office.postman.bag == []
    office.desk.now = london("2026-03-03T08:00")
    office.turn()

    assert len(office.postman.bag) == 1
    assert office.stands().attempts == 1


@pytest.mark.parametrize(
    ("before", "at"), [("2026-03-28T23:00", "2026-03-29T08:00"), ("2026-10-24T23:00", "2026-10-25T08:00")]
)
def test_the_hour_is_that_of_the_clock_on_the_wall_when_clocks_change(before: str, at: str):
    office = Office()
    office.desk.now = london(before)
    office.safe_channel()
    office.say("contact.safety_recorded", holder="H1", from_time=time(8), until_time=time(9), asked_of="child")
    office.write()
    office.turn()

    for minutes, carried in ((-1, 0), (0, 1)):
        office.desk.now = london(at) + timedelta(minutes=minutes)
        office.turn()
        assert len(office.postman.bag) == carried


def test_what_must_not_show_that_it_is_from_the_police_is_marked(office: Office):
    office.say("contact.safety_recorded", holder="H1", say_nothing_of_police=True, asked_of="child")
    office.write()

    office.turn()

    assert office.postman.bag[0].neutral


@pytest.mark.parametrize(("by", "address"), [("text", NUMBER), ("email", "ada@home.example")])
def test_words_that_show_the_police_are_not_sent_once_nothing_may_show_them(office: Office, by: str, address: str):
    office.safe_channel(kind=by, address=address)
    office.write(by=by, text="We arrested somebody today. Ring your officer.")
    office.say("contact.safety_recorded", holder="H1", asked_of="holder", say_nothing_of_police=True)

    office.turn()

    assert office.postman.bag == []
    (withheld,) = office.events("notice_withheld")
    assert withheld.body["why"] == "channel_unsafe"


def test_what_was_told_in_person_meanwhile_is_not_sent(office: Office):
    office.write()
    told = {"notice": "N1", "about": ["e0001"], "to": "child", "receipt": "heard_in_person"}
    office.say("victim.notice_delivered", subjects=(CHILD, INVESTIGATION), **told)

    office.turn()

    assert office.postman.bag == []
    assert office.stands().state == "arrived"


# --- What does not go well --------------------------------------------------------------------------------------------


def test_what_fails_for_now_is_tried_again_ever_later(office: Office):
    office.postman.fails = [engaged(), engaged()]
    office.write()

    taken = [office.turn(minutes) for minutes in (0, 0.5, 1, 2.5, 3)]

    assert taken == [1, 0, 1, 0, 1]
    assert len(office.postman.bag) == 1
    assert office.events("notice_failed") == []


def test_a_sender_that_fell_after_a_failure_may_have_sent_it_too(office: Office):
    office.postman.remembers = False
    office.postman.fails = [engaged()]
    office.write()
    office.turn()
    office.desk.now += timedelta(minutes=1)
    assert office.queue.take(office.desk.now, 9)  # and nobody says what came of it
    office.desk.now += LEASE

    office.turn()

    (handed,) = office.events("notice_handed_over")
    assert handed.body["may_be_twice"] is True


def test_what_failed_and_then_waited_for_its_hour_was_sent_once(office: Office):
    office.postman.remembers = False
    office.postman.fails = [engaged()]
    office.write()
    office.turn()
    office.desk.now += timedelta(minutes=1)
    (taken,) = office.queue.take(office.desk.now, 9)
    office.queue.later(taken.outgoing.reference, office.desk.now + timedelta(hours=9), counted=False)
    office.desk.now += timedelta(hours=9)

    office.turn()

    (handed,) = office.events("notice_handed_over")
    assert not handed.body["may_be_twice"]


def test_what_failed_too_often_is_given_up_to_a_person(office: Office):
    office.postman.fails = [engaged() for _ in range(99)]
    office.write()

    for _ in range(MOST_TRIES):
        office.desk.now += timedelta(hours=1)
        office.turn()

    assert (office.stands().state, office.stands().why) == ("undelivered", "gave_up")
    assert office.stands().words == "It was tried 8 times. The last time: the carrier could not be reached."
    assert [event.body["why"] for event in office.events("notice_failed")] == ["other"]
    assert office.turn() == 0


def test_a_wrong_number_stops_the_channel_and_a_supervisor_owes_an_answer(office: Office):
    office.postman.fails = [nobody_there()]
    office.write()

    office.turn()

    assert [event.body["why"] for event in office.events("notice_failed")] == ["returned"]
    (stopped,) = office.events("channel_stopped")
    assert (stopped.body["channel"], stopped.body["why"], stopped.subjects) == ("C1", "wrong_number", (CHILD,))
    assert office.desk.statuses("VC-15") == ["owed"]

    office.write()
    office.turn()
    assert office.postman.bag == []


def test_a_bounce_that_comes_later_stops_the_address(office: Office):
    office.safe_channel(channel="C2", kind="email", address="ada@home.example")
    office.write(channel="C2", by="email")
    office.turn()

    bounced = Receipt(reference=office.stands().outgoing.reference, status="wrong_address", at=office.desk.now)
    assert take_receipt(office.outcome, bounced)

    assert office.events("channel_stopped")[0].body["why"] == "bounced"
    assert office.stands().why == "wrong_address"


def test_a_receipt_that_comes_after_it_was_thought_lost_still_counts(office: Office):
    office.write()
    office.turn()
    reference = office.stands().outgoing.reference
    take_receipt(office.outcome, Receipt(reference=reference, status="failed", at=office.desk.now))

    assert take_receipt(office.outcome, Receipt(reference=reference, status="delivered", at=office.desk.now))

    assert office.stands().state == "arrived"
    assert len(office.events("notice_delivered")) == 1


def test_a_carrier_that_cannot_be_reached_is_not_asked_for_the_rest_of_a_turn(office: Office):
    office.postman.fails = [engaged()]
    for _ in range(5):
        office.write()

    office.turn()

    assert office.postman.bag == []
    assert sorted(one.attempts for one in office.queue.of_record(INQUIRY)) == [0, 0, 0, 0, 1]
    office.turn(2)
    assert len(office.postman.bag) == 5


def test_one_who_died_after_handing_over_sends_nothing_twice_where_the_carrier_can_say(office: Office):
    office.write()
    _dies_after_carrying(office)

    office.desk.now += LEASE
    office.turn()

    assert len(office.postman.bag) == 1
    assert len(office.events("notice_handed_over")) == 1


def test_where_the_carrier_cannot_say_there_is_at_most_one_more_under_the_same_reference(office: Office):
    office.postman.remembers = False
    office.write()
    _dies_after_carrying(office)

    for _ in range(3):
        office.desk.now += LEASE
        office.turn()

    assert len(office.postman.bag) == 2
    assert len({message.reference for message in office.postman.bag}) == 1


def _dies_after_carrying(office: Office) -> None:
    """Let a sender die between handing over and entering it."""
    carry = office.postman.carry

    def and_die(message):
        carry(message)
        raise KeyboardInterrupt

    office.postman.carry = and_die  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        office.turn()
    office.postman.carry = carry  # type: ignore[method-assign]


def test_what_a_slow_carrier_leaves_no_time_for_is_left_to_whoever_takes_it_next(office: Office):
    class Slow(Postman):
        def carry(self, message: Message) -> Carried:
            office.desk.now += LEASE / 3
            return super().carry(message)

    slow = Slow(desk=office.desk)
    office.carriers = {"text": slow}
    for _ in range(4):
        office.write()

    office.turn()
    carried = len(slow.bag)
    assert carried < 4, "none is handed over once another sender may have taken it"
    waiting = [one for one in office.queue.of_record(INQUIRY) if one.state == "waiting"]
    assert [one.attempts for one in waiting] == [0] * (4 - carried)

    office.turn()
    assert len({one.reference for one in slow.bag}) == len(slow.bag)


def test_one_who_died_after_entering_leaves_it_to_the_next_to_note(office: Office):
    office.write()
    office.turn()
    stands = office.stands()
    office.queue = type(office.queue)()

    office.turn()

    assert len(office.postman.bag) == 1
    assert (office.stands().state, office.stands().theirs) == ("carried", stands.theirs)


def test_a_letter_that_nothing_carries_goes_to_a_person_and_is_no_failed_attempt(office: Office):
    office.safe_channel(channel="C2", kind="letter", address="1 High Street, E1 1AA")
    office.write(channel="C2", by="letter")
    office.carriers = {}

    office.turn()

    assert (office.stands().state, office.stands().why) == ("undelivered", "no_carrier")
    assert office.events("notice_failed") == []


def test_what_breaks_at_one_message_holds_no_other_up_and_goes_to_a_person_in_the_end(office: Office):
    office.postman.fails = [ZeroDivisionError(NUMBER), None]
    office.write()
    office.write()

    office.turn()

    assert len(office.postman.bag) == 1
    broken = next(one for one in office.queue.of_record(INQUIRY) if one.state == "waiting")
    assert broken.words == "something broke here (ZeroDivisionError)"
    office.postman.fails = [ZeroDivisionError(NUMBER) for _ in range(99)]
    for _ in range(MOST_TRIES):
        office.desk.now += timedelta(hours=1)
        office.turn()
    assert [one.why for one in office.queue.undelivered(9)] == ["gave_up"]


def test_what_is_read_at_the_door_is_there_at_once_and_is_handed_to_no_carrier(office: Office):
    office.write(by="door", channel=None)
    office.turn()

    assert office.postman.bag == []
    assert office.events("notice_handed_over")[0].body["carrier"] == "door"


def test_what_was_written_long_ago_goes_to_a_person_first(office: Office):
    office.write()

    office.turn(15 * DAY)

    assert office.postman.bag == []
    assert office.stands().why == "too_old"


def test_words_that_were_destroyed_are_sent_nowhere(office: Office):
    office.write()
    with office.desk.ledger.pen() as pen:
        pen.destroy_words(INQUIRY, None)

    office.turn()

    assert office.postman.bag == []
    assert office.stands().state == "undelivered"


# --- An invitation's link ---------------------------------------------------------------------------------------------


def link(office: Office, *, until: int = DAY, entry: str = "I1") -> Outgoing:
    return Outgoing(
        reference=reference_of("invitation", entry),
        kind="invitation",
        record=INQUIRY,
        child=CHILD,
        holder="H1",
        by="text",
        channel="C1",
        entry=entry,
        made_at=office.desk.now,
        until=office.desk.now + timedelta(minutes=until),
        secret="https://wayhome.example/d/abc",
    )


def invite(office: Office) -> None:
    until = office.desk.now + timedelta(days=7)
    office.say("door.invited", invitation="I1", holder="H1", kind="child", until=until.isoformat())


def test_a_link_is_carried_by_the_same_way_and_is_in_no_entry(office: Office):
    invite(office)
    office.queue.put(link(office))

    office.turn()

    assert office.postman.bag[0].text == "https://wayhome.example/d/abc"
    assert office.stands().outgoing.secret == ""
    assert office.events("notice_handed_over") == []


def test_a_link_waits_a_moment_for_its_invitation_and_is_let_go_without_one(office: Office):
    office.queue.put(link(office))
    office.turn()
    assert office.stands().state == "waiting"

    office.turn(2)

    assert office.stands().state == "let_go"
    assert office.postman.bag == []


def test_a_link_goes_out_although_the_child_was_told_something_in_person_meanwhile(office: Office):
    invite(office)
    told = {"to": "child", "receipt": "heard_in_person", "about": ["e0001"]}
    office.say("victim.notice_delivered", subjects=(CHILD, INVESTIGATION), **told)
    office.queue.put(link(office))

    office.turn()

    assert len(office.postman.bag) == 1
    assert office.stands().state == "carried"


def test_a_link_whose_invitation_ended_or_whose_time_is_up_is_not_sent(office: Office):
    invite(office)
    office.queue.put(link(office, until=10))
    office.turn(11)
    assert office.stands().state == "let_go"
    assert office.stands().outgoing.secret == ""

    office.queue.put(link(office, entry="I1"))
    assert office.postman.bag == []


def test_a_link_to_somebody_who_may_not_know_any_more_is_held_back(office: Office):
    invite(office)
    office.say("contact.channel_stopped", channel="C1", why="unsafe")
    office.queue.put(link(office))

    office.turn()

    assert office.postman.bag == []
    assert office.stands().why == "channel_stopped"
    assert office.events("notice_withheld") == []


# --- Several children in one case -------------------------------------------------------------------------------------


def test_each_child_of_a_case_is_reached_by_their_own_number_and_hears_their_own(office: Office):
    sister = Subject("child:B")
    office.safe_channel(subjects=(sister,), address="07700 900456")
    office.write(subjects=(sister, INVESTIGATION), text="For B alone.")
    office.say("contact.channel_stopped", channel="C1", why="unsafe")

    office.write()
    office.turn()

    (message,) = office.postman.bag
    assert (message.address, message.text) == ("07700 900456", "For B alone.")
    (withheld,) = office.events("notice_withheld")
    assert CHILD in withheld.subjects
    assert sister not in withheld.subjects


def test_what_one_child_was_told_settles_nothing_for_another(office: Office):
    office.postman.fails = [nobody_there()]
    office.write()
    office.turn()
    office.desk.now += timedelta(minutes=1)
    told = {"about": ["e0001"], "to": "child", "receipt": "heard_in_person", "holder": "H1"}

    office.say("victim.notice_delivered", subjects=(Subject("child:B"), INVESTIGATION), **told)
    assert tidy(office.queue, office.desk.ledger, office.desk.now) == 0
    office.say("victim.notice_delivered", subjects=(CHILD, INVESTIGATION), **told)

    assert tidy(office.queue, office.desk.ledger, office.desk.now) == 1
    assert office.queue.undelivered(9) == []


def test_a_good_reason_that_a_supervisor_accepted_settles_it(office: Office):
    office.postman.fails = [nobody_there()]
    office.write()
    office.turn()
    office.desk.now += timedelta(minutes=1)
    said = {"about": ["e0001"], "to": "child", "holder": "H1", "reason": "channel_unsafe", "supervisor": "DS-4"}

    office.say("victim.notice_not_possible", subjects=(CHILD, INVESTIGATION), **said)

    assert tidy(office.queue, office.desk.ledger, office.desk.now) == 1
