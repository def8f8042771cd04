"""Bringing staff, rota and training files in: what they add and change, what they leave, and what is wrong where."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import CALL_HANDLER, Desk, england_wales
from tests.people.files import MAPPING, brought, people_file, planned, said, wrong
from tests.people.staffed import ROTAS, SERGEANT_POST, SIAN, at, roster, staffed
from wayhome.application.people.bringing_in import bring_in
from wayhome.application.people.mapping import Kind, read_mapping
from wayhome.application.people.plan import Change
from wayhome.application.people.sheet import NotASheet
from wayhome.application.shadow.sheets.mapping import NotAMapping
from wayhome.casework.people.hold_post import ChangeHolding, HoldPost
from wayhome.casework.people.staff import RecordLeaving
from wayhome.kernel.ids import ActorId, PostId, RecordId, Subject
from wayhome.kernel.refusals import Refused

ROTA, STAFF, TRAINED = Kind.ROTA, Kind.STAFF, Kind.TRAINING
NIGHT = "SGT,PS Hallam 4471,02/03/2026,23:00,07:00,Sgt"
DAY = "SGT,PS Okoro 4502,03/03/2026,07:00,15:00,Sgt"


@pytest.fixture
def desk() -> Desk:
    """A desk at 19:00 on 2 March with two posts and three people."""
    return staffed(Desk())


def who(desk: Desk, moment: str, post: str = "SGT") -> str:
    """Return who holds a post at a time."""
    held = roster(desk).holder(PostId(post), at(moment))
    return held.officer if held else ""


def test_a_rota_puts_people_on_posts_and_a_shift_may_cross_midnight(desk: Desk) -> None:
    came = brought(desk, people_file(ROTA, NIGHT, DAY))

    assert [who(desk, each) for each in ("02T23:00", "03T06:59", "03T07:00", "03T15:00")] == [
        SIAN, SIAN, "PS Okoro 4502", "",
    ]  # fmt: skip
    assert said(came, Change.ADD)[0] == (
        "PS Hallam 4471 on Sergeant from 23:00 on 2 March 2026 until 07:00 on 3 March 2026"
    )


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk) -> None:
    file = people_file(ROTA, NIGHT, DAY, "SGT,PS Hallam 4471,99/03/2026,23:00,07:00,Sgt")

    first = planned(desk, file)

    came = brought(desk, file)
    assert (said(first, *Change), wrong(first)) == (said(came, *Change), wrong(came))


def test_the_same_file_again_adds_nothing(desk: Desk) -> None:
    file = people_file(ROTA, NIGHT, DAY)
    brought(desk, file)
    before = desk.at(60).ledger.head().position

    again = brought(desk, file)

    assert desk.ledger.head().position == before
    assert (again.count(Change.SAME), again.changes_anything) == (2, False)


def test_a_bad_line_is_named_with_its_field_and_remedy_and_the_others_are_brought_in(desk: Desk) -> None:
    came = brought(
        desk, people_file(ROTA, "SGT,PS Hallam 4471,30/02/2026,23:00,07:00,Sgt", DAY, "X,PC Lee,03/03/2026,7,15:00,")
    )

    assert who(desk, "03T08:00") == "PS Okoro 4502"
    assert wrong(came) == [
        "line 2, column Day: '30/02/2026' is not a date. Write it as 25/11/2026, or add its format to the mapping.",
        "line 4, column From: '7' is not a time. Write it as 25/11/2026 22:35, or add its format to the mapping.",
    ]


@pytest.mark.parametrize(
    "day",
    ["02/03/2026", "2026-03-02", "02.03.2026", "2-3-2026", "2 Mar 2026", "02-Mar-2026", "2 March 2026", "02/03/26"],
)
@pytest.mark.parametrize("clock", ["23:00", "2300", "23.00"])
def test_dates_and_times_are_read_as_they_are_commonly_written(day: str, clock: str) -> None:
    desk = staffed(Desk())

    brought(desk, people_file(ROTA, f"SGT,PS Hallam 4471,{day},{clock},07:00,Sgt"))

    assert [who(desk, each) for each in ("02T22:59", "02T23:00")] == ["", SIAN]


def test_a_time_in_the_hour_that_the_clocks_repeat_has_to_say_which(desk: Desk) -> None:
    twice = "SGT,PS Hallam 4471,25/10/2026,01:30,07:00,Sgt"
    came = planned(desk, people_file(ROTA, twice))
    assert wrong(came) == [
        (
            "line 2, column From: 01:30 on 25 October 2026 happened twice: the clocks went back in that hour. "
            "Write GMT or BST after the time, or export it with its offset."
        )
    ]

    said_so = planned(desk, people_file(ROTA, twice.replace("01:30", "01:30 BST"), twice.replace("01:30", "01:30 GMT")))

    assert said(said_so, Change.ADD) == [
        "PS Hallam 4471 on Sergeant from 01:30 BST on 25 October 2026 until 07:00 on 25 October 2026",
        "PS Hallam 4471 on Sergeant from 01:30 GMT on 25 October 2026 until 07:00 on 25 October 2026",
    ]


def test_a_night_shift_over_the_change_of_the_clocks_is_nine_hours_long(desk: Desk) -> None:
    brought(desk, people_file(ROTA, "SGT,PS Hallam 4471,24/10/2026,23:00,07:00,Sgt"))

    (held,) = roster(desk).of_post(PostId("SGT"))

    assert held.end is not None
    assert (held.end - held.start).total_seconds() == 9 * 3600


def test_a_shift_that_a_later_file_no_longer_holds_is_taken_out_within_the_days_and_posts_it_covers(desk: Desk) -> None:
    later = "SGT,PS Hallam 4471,09/03/2026,23:00,07:00,Sgt"
    brought(desk, people_file(ROTA, NIGHT, DAY, later, "INSP,Insp Rahman 2210,03/03/2026,07:00,15:00,Insp"))
    file = people_file(ROTA, NIGHT, "SGT,PS Okoro 4502,04/03/2026,07:00,15:00,Sgt")

    came = brought(desk.at(60), file)

    assert said(came, Change.TAKE_OUT) == [
        "PS Okoro 4502 on Sergeant from 07:00 on 3 March 2026 until 15:00 on 3 March 2026: the file no longer holds it"
    ]
    assert [who(desk, "03T08:00"), who(desk, "04T08:00"), who(desk, "09T23:30")] == ["", "PS Okoro 4502", SIAN]
    assert who(desk, "03T08:00", "INSP") == "Insp Rahman 2210"
    assert not brought(desk.at(120), file).changes_anything


def test_a_shift_taken_out_by_a_file_comes_back_with_a_later_one(desk: Desk) -> None:
    brought(desk, people_file(ROTA, NIGHT, DAY))
    brought(desk.at(1), people_file(ROTA, NIGHT, "SGT,PS Okoro 4502,03/03/2026,15:00,23:00,Sgt"))
    assert who(desk, "03T08:00") == ""

    brought(desk.at(2), people_file(ROTA, NIGHT, DAY))

    assert who(desk, "03T08:00") == "PS Okoro 4502"


def test_where_a_line_of_a_post_cannot_be_read_no_shift_is_taken_out_on_it_and_that_is_said(desk: Desk) -> None:
    brought(desk, people_file(ROTA, NIGHT, DAY))
    bad = "SGT,PS Okoro 4502,03/03/2026,seven,15:00,Sgt"

    came = brought(desk.at(60), people_file(ROTA, NIGHT, bad, "SGT,PS Okoro 4502,04/03/2026,07:00,15:00,Sgt"))

    assert came.notes == ["No shift is taken out on Sergeant, because a line for it could not be read."]
    assert who(desk, "03T08:00") == "PS Okoro 4502"


def test_where_a_line_does_not_even_say_its_post_no_shift_is_taken_out_at_all(desk: Desk) -> None:
    brought(desk, people_file(ROTA, NIGHT, DAY))

    came = brought(desk.at(60), people_file(ROTA, NIGHT, ",PS Okoro 4502,04/03/2026,07:00,15:00,Sgt"))

    assert wrong(came) == ["line 3, column Post: It does not say on which post. Fill the cell in."]
    assert came.count(Change.TAKE_OUT) == 0


def test_what_was_put_in_by_hand_is_never_taken_out_by_a_file(desk: Desk) -> None:
    cover = {
        "about": SERGEANT_POST,
        "officer": ActorId("PS Okoro 4502"),
        "start": at("03T01:00"),
        "end": at("03T03:00"),
    }
    desk.do(HoldPost, ROTAS, **cover)

    came = brought(desk.at(1), people_file(ROTA, NIGHT, DAY))

    assert (came.count(Change.TAKE_OUT), who(desk, "03T02:00")) == (0, "PS Okoro 4502")


def test_a_shift_changed_by_hand_is_left_as_it_is_until_the_file_says_something_new(desk: Desk) -> None:
    brought(desk, people_file(ROTA, NIGHT, DAY))
    cut = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00")}
    desk.at(1).do(ChangeHolding, ROTAS, **cut, end=at("03T02:00"))

    again = brought(desk.at(2), people_file(ROTA, NIGHT, DAY))

    assert said(again, Change.LEFT) == [
        (
            "PS Hallam 4471 on Sergeant from 23:00 on 2 March 2026 until 07:00 on 3 March 2026: "
            "changed by hand since to end at 02:00 on 3 March 2026, and left so"
        )
    ]
    assert who(desk, "03T03:00") == ""
    changed = brought(desk.at(3), people_file(ROTA, NIGHT.replace("07:00", "06:00"), DAY))
    assert said(changed, Change.CHANGE)[0].endswith("until 06:00 on 3 March 2026, and not 02:00 on 3 March 2026")
    assert who(desk, "03T05:59") == SIAN


def test_a_shift_taken_out_by_hand_is_not_put_back_by_the_same_file(desk: Desk) -> None:
    brought(desk, people_file(ROTA, NIGHT))
    cut = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00"), "end": at("02T23:00")}
    desk.at(1).do(ChangeHolding, ROTAS, **cut)

    again = brought(desk.at(2), people_file(ROTA, NIGHT))

    assert said(again, Change.LEFT)[0].endswith("taken out by hand since, and left so")


def test_a_post_that_is_not_there_is_set_up_where_the_file_says_its_role_and_else_the_line_is_wrong(desk: Desk) -> None:
    came = brought(
        desk,
        people_file(
            ROTA, "Night sergeant east,PS Hallam 4471,02/03/2026,23:00,07:00,Sgt", "N2,PC Lee,02/03/2026,23:00,07:00,"
        ),
    )

    assert said(came, Change.ADD)[0] == "The post Night sergeant east is set up"
    assert who(desk, "03T01:00", "night-sergeant-east") == SIAN
    assert wrong(came) == ["line 3, the row: There is no post “N2”. Set the post up first, or check what it is called."]
    again = brought(desk.at(1), people_file(ROTA, "night  sergeant EAST,ps hallam 4471,02/03/2026,23:00,07:00,Sgt"))
    assert again.count(Change.SAME) == 1


def test_shifts_may_be_named_by_letters_with_days_off_passed_over(desk: Desk) -> None:
    mapping: dict[str, object] = {
        "rota": {
            "post": {"value": "SGT"},
            "officer": "Who",
            "date": "Day",
            "shift": {
                "column": "Shift",
                "values": {"N": {"start": "23:00", "end": "7:00"}, "E": {"start": "07:00", "end": "15:00"}},
                "ignore": ["RD"],
            },
        }
    }
    rows = (
        "PS Hallam 4471,02/03/2026,n",
        "PS Okoro 4502,03/03/2026,E",
        "PS Okoro 4502,04/03/2026,RD",
        "PS Okoro 4502,05/03/2026,Q",
    )
    came = brought(desk, people_file(ROTA, *rows, mapping=mapping, headings="Who,Day,Shift"))

    assert [who(desk, each) for each in ("03T06:00", "03T08:00", "04T08:00")] == [SIAN, "PS Okoro 4502", ""]
    assert wrong(came) == [
        (
            "line 5, column Shift: 'Q' is not a shift that the mapping knows. "
            "Add it to the shift's values, or to those it ignores."
        )
    ]
    off = ("PS Hallam 4471,02/03/2026,n", "PS Okoro 4502,03/03/2026,RD")
    brought(desk.at(1), people_file(ROTA, *off, mapping=mapping, headings="Who,Day,Shift"))
    assert who(desk, "03T08:00") == ""


def test_a_name_on_no_staff_list_is_kept_and_pointed_out_on_its_line(desk: Desk) -> None:
    came = brought(desk, people_file(ROTA, NIGHT.replace("PS Hallam", "PS Halam")))

    assert [one.words for line in came.planned for one in line.notices] == [
        "Nobody called PS Halam 4471 is on the staff list."
    ]


def test_whoever_has_left_is_put_on_no_post_by_a_file(desk: Desk) -> None:
    desk.do(RecordLeaving, ROTAS, about=Subject(f"officer:{SIAN}"), leaves_at=at("02T20:00"))

    came = brought(desk, people_file(ROTA, NIGHT, DAY))

    assert wrong(came) == [
        (
            "line 2, the row: PS Hallam 4471 left the force at 20:00 on 2 March 2026. "
            "Choose somebody else, or record that they are back."
        )
    ]


def test_a_staff_file_adds_people_and_the_units_they_belong_to(desk: Desk) -> None:
    came = brought(
        desk,
        people_file(
            STAFF, "PC Lee 5120,Robin Lee,PC,Eastmere Response,PC,", "PC Ali 5121,Sam Ali,PC,Eastmere Response,PC,"
        ),
    )

    assert said(came, Change.ADD) == [
        "The unit Eastmere Response is set up",
        "PC Lee 5120 joins the staff list",
        "PC Ali 5121 joins the staff list",
    ]
    lee = roster(desk).officers[ActorId("PC Lee 5120")]
    assert (lee.rank, lee.unit, lee.role) == ("PC", "eastmere-response", "response")
    assert [one.text for one in desk.ledger.words(RecordId("officer:PC Lee 5120"))] == ["Robin Lee"]


def test_a_staff_file_again_adds_nothing_and_a_changed_cell_changes_that_alone(desk: Desk) -> None:
    row = "PC Lee 5120,Robin Lee,PC,Eastmere Response,PC,"
    brought(desk, people_file(STAFF, row))
    assert not brought(desk, people_file(STAFF, row)).changes_anything

    came = brought(desk.at(1), people_file(STAFF, row.replace(",PC,", ",Sergeant,", 1).replace("Robin", "Robyn")))

    assert said(came, Change.CHANGE) == ["PC Lee 5120: rank Sergeant, name"]
    assert roster(desk).officers[ActorId("PC Lee 5120")].unit == "eastmere-response"


def test_a_last_day_in_a_staff_file_is_the_last_and_whoever_left_does_not_come_back_by_a_file(desk: Desk) -> None:
    row = "PC Lee 5120,Robin Lee,PC,,PC,02/03/2026"
    came = brought(desk, people_file(STAFF, row))
    assert said(came, Change.CHANGE) == ["PC Lee 5120 leaves at 00:00 on 3 March 2026"]
    assert not brought(desk.at(1), people_file(STAFF, row)).changes_anything

    later = brought(desk.at(24 * 60), people_file(STAFF, "PC Lee 5120,Robin Lee,Sergeant,,PC,"))

    assert said(later, Change.LEFT) == [
        "PC Lee 5120 left at 00:00 on 3 March 2026; if they are back, record it on their page"
    ]


def test_a_training_file_records_evidence_once_and_says_what_is_unknown(desk: Desk) -> None:
    rows = (
        "PS Hallam 4471,Risk grading,01/03/2027,01/03/2026,Course,C-17",
        "PS Hallam 4471,Juggling,01/03/2027,,Course,",
        "PS Okoro 4502,Risk grading,01/03/2025,01/03/2026,Test,",
    )
    came = brought(desk, people_file(TRAINED, *rows))

    assert said(came, Change.ADD) == ["PS Hallam 4471: Grading the risk to a missing child, in date until 1 March 2027"]
    assert wrong(came) == [
        "line 3, column Course: 'Juggling' is not one of the words the mapping knows. Add it to its values.",
        (
            "line 4, the row: It would lapse on 2025-03-01, before it was gained, on 2026-03-01. "
            "Mend whichever of the two days is wrong."
        ),
    ]
    assert not brought(desk.at(1), people_file(TRAINED, *rows)).changes_anything


def test_who_may_not_keep_the_rota_may_not_bring_one_in_either(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        bring_in(
            people_file(ROTA, NIGHT), by=CALL_HANDLER, ledger=desk.ledger, supplies=desk.supplies,
            pack=england_wales().pack,
        )  # fmt: skip
    assert "You may not" in str(refused.value)


def test_a_file_that_cannot_be_read_at_all_is_refused_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(NotASheet, match=r"rota\.csv has no column “Who”, which the mapping names\. Is it “Whom”\?"):
        planned(desk, people_file(ROTA, headings="Post,Whom,Day,From,To,Role"))
    with pytest.raises(NotASheet, match=r"rota\.csv has no row of headings"):
        planned(desk, people_file(ROTA, headings=" "))


def test_a_row_with_too_many_cells_is_named_and_left_out(desk: Desk) -> None:
    came = planned(desk, people_file(ROTA, NIGHT + ",more"))

    assert wrong(came) == [
        (
            "line 2, the row: The row has 7 cells and the headings are 6, so it was left out. "
            "Put quotation marks round a cell that holds the separating character."
        )
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "It says nothing of a rota file. Add its “rota” section."),
        ('{"rota": {"post": "P", "officer": "W"}}', "It does not say when a shift begins"),
        ('{"rota": {"post": "P", "officer": "W", "start": "S", "colour": "C"}}', "rota.colour is not a key"),
        ('{"rota": {"post": "P"}}', "rota.officer has to be there."),
        (
            (
                '{"rota": {"post": "P", "officer": "W", "date": "D", "shift": '
                '{"column": "S", "values": {"N": {"start": "25:00", "end": "07:00"}}}}}'
            ),
            "25:00 is not a time of day; 07:00 is one",
        ),
    ],
)
def test_a_mapping_that_cannot_be_used_says_what_is_wrong_in_it(text: str, words: str) -> None:
    with pytest.raises(NotAMapping) as refused:
        read_mapping(text, ROTA)
    assert words in str(refused.value)


def test_every_column_that_the_mapping_names_is_asked_for() -> None:
    columns = read_mapping(json.dumps(MAPPING), ROTA).columns_of(ROTA)

    assert columns == ("Post", "Who", "Day", "From", "To", "Role")


SHIFT = st.tuples(
    st.sampled_from(["PS Hallam 4471", "PS Okoro 4502"]),
    st.integers(2, 9),
    st.sampled_from(["07:00", "15:00", "23:00"]),
)


@given(first=st.lists(SHIFT, min_size=1, max_size=8), second=st.lists(SHIFT, min_size=1, max_size=8))
def test_after_a_file_the_rota_holds_just_what_the_file_says_in_the_days_it_covers_however_often_it_is_brought_in(
    first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    desk = staffed(Desk())
    ends = {"07:00": "15:00", "15:00": "23:00", "23:00": "07:00"}
    files = [
        people_file(
            ROTA, *(f"SGT,{officer},{day:02}/03/2026,{start},{ends[start]},Sgt" for officer, day, start in shifts)
        )
        for shifts in (first, second)
    ]
    brought(desk, files[0])
    brought(desk.at(1), files[1])
    head = desk.ledger.head().position

    again = brought(desk.at(2), files[1])

    assert (desk.ledger.head().position, again.changes_anything) == (head, False)
    days = [day for _, day, _ in second]
    expected = {(who, at(f"{day:02}T{start}")) for who, day, start in second} | {
        (who, at(f"{day:02}T{start}")) for who, day, start in first if not min(days) <= day <= max(days)
    }
    held = roster(desk).said(PostId("SGT")).values()
    assert {(one.officer, one.said_from) for one in held if one.end != one.said_from} == expected
