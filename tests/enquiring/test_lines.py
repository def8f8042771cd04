"""Lines of an investigation: taken up or set aside with why, ended with which way they point, never lost silently."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.desk import DETECTIVE, DI, INQUIRY, OTHER_DETECTIVE, SERGEANT, Desk, england_wales, rules, words
from wayhome.application.gathering import face
from wayhome.casework.enquiring.classify_lines import ClassifyLines, Follow, SetAside, standing_of
from wayhome.casework.enquiring.follow_line import ChaseLine, EndLine, FollowLine, LookAtSetAside
from wayhome.casework.enquiring.lines import LinesStanding
from wayhome.casework.enquiring.link_things import CheckVehicle, LinkPremises, LinkVehicle, LookForOthers
from wayhome.record.envelope import Event

CODES = tuple(england_wales().pack.investigation_lines)


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk.at(60)


def standing(desk: Desk) -> LinesStanding:
    return standing_of(face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now))


def entries(desk: Desk, *types: str) -> list[Event]:
    return desk.events(*types, record=INQUIRY)


def test_every_line_followed_or_set_aside_meets_the_duty_to_go_through_them():
    desk = opened()

    desk.do(
        ClassifyLines, DETECTIVE,
        follow=tuple(Follow(line=code) for code in CODES[:20]),
        set_aside=tuple(SetAside(line=code, reason="Nothing points to it.") for code in CODES[20:]),
    )  # fmt: skip

    assert desk.statuses("LOE-01") == ["met"]
    assert (len(standing(desk).open), len(standing(desk).not_applicable)) == (20, 8)


def test_a_line_left_out_stays_open_and_is_counted():
    desk = opened()

    handled = desk.do(ClassifyLines, DETECTIVE, follow=tuple(Follow(line=code) for code in CODES[:27]))

    (classified,) = entries(desk, "enquiry.lines_classified")
    assert classified.body["left_open"] == 1
    assert words(handled.notices) == ["1 line is still left open."]
    assert desk.statuses("LOE-01") == ["owed"]


def test_a_line_is_not_set_aside_without_saying_why():
    reasons = opened().refused(ClassifyLines, DETECTIVE, set_aside=(SetAside(line="EL-22", reason=" "),))

    assert words(reasons) == ["The line EL-22 is set aside, and nobody says why."]
    assert (rules(reasons), reasons[0].remedy) == (["LOE-01"], "Say why in a sentence; nothing is lost.")


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(CODES)), st.sets(st.sampled_from(CODES)))
def test_going_through_the_catalogue_twice_changes_no_line(follow: set[str], aside: set[str]):
    desk = opened()
    asked = {
        "follow": tuple(Follow(line=code) for code in sorted(follow)),
        "set_aside": tuple(SetAside(line=code, reason="It does not fit.") for code in sorted(aside)),
    }
    desk.do(ClassifyLines, DETECTIVE, **asked)
    once = standing(desk)

    desk.do(ClassifyLines, DETECTIVE, **asked)

    assert standing(desk) == once
    assert len(once.left_open) == len(set(CODES) - follow - aside)


def test_a_line_that_is_raised_again_while_it_is_open_is_another_of_its_kind():
    desk = opened()
    for place in ("The bus station", "The takeaway"):
        desk.do(FollowLine, DETECTIVE, line="EL-08", what=place)

    assert [line.name for line in standing(desk).open] == ["EL-08", "EL-08 2"]
    listed = {one.line.id: one for one in standing(desk).catalogue}
    assert len(listed["EL-08"].followed) == 2


def test_lines_of_the_cases_own_are_numbered():
    desk = opened()
    for what in ("Who is Smokey?", "Whose is the flat?"):
        desk.do(FollowLine, DETECTIVE, line="Own line", what=what)

    assert [line.name for line in standing(desk).open] == ["Own line 1", "Own line 2"]


def test_which_way_it_points_is_asked_for_and_refuses_nothing():
    desk = opened()
    desk.do(FollowLine, DETECTIVE, line="EL-08")

    handled = desk.do(EndLine, DETECTIVE, line="EL-08", result="done", reason="A man in a white car.")

    assert words(handled.notices) == [
        "Not so yet: whether the result points toward the suspect, away or neither is recorded."
    ]
    assert desk.at(61).statuses("LOE-07") == ["overdue"]
    assert [line.name for line in standing(desk).unsaid] == ["EL-08"]


def test_saying_it_afterwards_puts_it_right():
    desk = opened()
    desk.do(EndLine, DETECTIVE, line="EL-08", result="done")
    desk.at(90)

    desk.do(EndLine, DETECTIVE, line="EL-08", result="done", points="away")

    assert desk.statuses("LOE-07") == ["met_late", "met"]
    assert (standing(desk).toward, standing(desk).away, standing(desk).neither) == (0, 1, 0)


def test_what_is_not_followed_says_why_and_what_is_put_off_says_until_when():
    desk = opened()

    reasons = desk.refused(EndLine, DETECTIVE, line="EL-08", result="deferred")

    assert words(reasons) == [
        "The line EL-08 is not followed, and nobody says why.",
        "The line EL-08 is put off, and nobody says until when.",
    ]


def test_a_line_that_is_put_off_stays_open_until_then():
    desk = opened()
    desk.do(FollowLine, DETECTIVE, line="EL-08", due=desk.now + timedelta(days=1))
    until = desk.now + timedelta(days=3)

    desk.do(EndLine, DETECTIVE, line="EL-08", result="deferred", until=until, reason="The laboratory is closed.")

    (line,) = standing(desk).open
    assert (line.stands, line.due) == ("deferred", until)


def test_a_line_past_its_date_is_tasked_again_or_taken_up():
    desk = opened()
    desk.do(FollowLine, DETECTIVE, line="EL-08", due=desk.now + timedelta(hours=1))
    desk.at(60 * 27)

    reasons = desk.refused(ChaseLine, SERGEANT, line="EL-08", how="retasked")
    assert desk.statuses("SUP-05") == ["overdue"]
    desk.do(ChaseLine, SERGEANT, line="EL-08", how="escalated")

    assert words(reasons) == ["The line EL-08 is tasked again, and nobody says by when."]
    assert desk.statuses("SUP-05") == ["met_late"]


def test_a_line_held_not_to_be_reasonable_is_looked_at_by_somebody_else():
    desk = opened()
    desk.do(EndLine, SERGEANT, line="EL-26", result="not_applicable", ground="not_reasonable", reason="Too small.")
    assert desk.statuses("LOE-10") == ["owed"]

    reasons = desk.refused(LookAtSetAside, SERGEANT, line="EL-26", result="agreed")
    desk.do(LookAtSetAside, DI, line="EL-26", result="to_be_followed", reason="The line is a large one.")

    assert words(reasons) == ["You set this line aside yourself."]
    assert desk.statuses("LOE-10") == ["met"]
    assert [line.name for line in standing(desk).open] == ["EL-26"]


def test_a_line_that_is_not_set_aside_cannot_be_looked_at():
    reasons = opened().refused(LookAtSetAside, DI, line="EL-26", result="agreed")

    assert words(reasons) == ["The line EL-26 is not set aside."]


def test_other_children_are_looked_for_and_not_found_only_with_where_it_was_looked():
    desk = opened()

    reasons = desk.refused(LookForOthers, DETECTIVE, result="none_found")
    desk.do(LookForOthers, OTHER_DETECTIVE, result="none_found", reason="Her friends and her brothers were seen.")

    assert words(reasons) == ["No other child was found, and nobody says why."]
    assert desk.statuses("LOE-04") == ["met"]
    assert [(line.name, line.stands) for line in standing(desk).lines] == [("EL-18", "done_nil")]


def test_what_is_not_settled_raises_the_line_and_leaves_the_duty_owed():
    desk = opened()

    desk.do(LookForOthers, DETECTIVE, result="not_settled", reason="Her friends are away.")

    assert desk.statuses("LOE-04") == ["owed"]
    assert [line.name for line in standing(desk).open] == ["EL-18"]


def test_a_vehicle_is_linked_by_its_plate_and_checked():
    desk = opened()
    desk.do(LinkVehicle, DETECTIVE, plate="AB12 CDE")
    assert desk.statuses("LOE-05") == ["owed"]

    reasons = desk.refused(CheckVehicle, DETECTIVE, vehicle="V1", marker="not_placed_for_a_reason")
    desk.do(CheckVehicle, DETECTIVE, vehicle="V1", marker="placed")

    assert words(reasons) == ["The vehicle carries no marker, and nobody says why."]
    assert desk.statuses("LOE-05") == ["met"]


def test_a_hotel_that_is_linked_is_to_keep_what_it_has():
    desk = opened()

    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="The Anchor, Quay Street")

    assert desk.statuses("LOE-06") == ["owed"]
    assert [one.body["reference"] for one in entries(desk, "enquiry.identifier_noted")] == ["P1"]
