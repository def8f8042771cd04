"""People on duty on their pages: what is vacant first, each act, a no in words, and files looked through first."""

from csv import field_size_limit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.desk import Desk
from tests.people.staffed import INES, INSPECTOR_POST, ROTAS, SERGEANT_POST, SIAN, on, roster, staffed
from tests.people.test_command import FILES, MAPPING
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.people.staff import RecordJoining
from wayhome.kernel.ids import ActorId, PostId, Subject
from wayhome.web.rostering.models import SavedMapping, Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def rota(desk: Desk, signed_in: SignedIn) -> Client:
    """Return a browser of the control room, with two posts and three people set up."""
    staffed(desk)
    return signed_in(Role.CONTROL_ROOM)


def form(client: Client, page: str) -> dict[str, object]:
    """Return what a page's form sends as it was opened."""
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields if asked[name].value() is not False}


def send(client: Client, page: str, **given: object):
    """Open a form, fill it in and send it."""
    return client.post(page, {**form(client, page), **given})


def on_duty(of: Desk, post: str = "SGT") -> str:
    held = roster(of).holder(PostId(post), of.now)
    return held.officer if held else ""


def test_what_is_vacant_stands_first_in_plain_words_with_whom_it_goes_to(desk: Desk, rota: Client) -> None:
    on(desk, INSPECTOR_POST, INES, "03T07:00", "03T15:00")
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "02T23:00")

    told = said(rota.get("/people/"))

    assert "Nobody is duty inspector until 07:00 tomorrow." in told
    assert told.index("Nobody is duty inspector") < told.index("PS Hallam 4471")
    assert "PS Hallam 4471 until 23:00 today" in " ".join(told.split())
    assert "From 23:00 today nobody is supervisor, until 19:00 tomorrow." in told


def test_somebody_is_put_on_a_post_and_stands_on_the_page(desk: Desk, rota: Client) -> None:
    answer = send(
        rota, "/people/posts/SGT/hold/", officer=SIAN, on="2026-03-02", at="19:00", until="time",
        until_on="2026-03-02", until_at="23:00",
    )  # fmt: skip

    assert (answer.status_code, answer["Location"]) == (302, "/people/posts/SGT/")
    told = " ".join(said(rota.get("/people/posts/SGT/")).split())
    assert "Recorded: Put somebody on this post" in told
    assert "PS Hallam 4471 until 23:00 today" in told
    assert on_duty(desk) == SIAN


def test_putting_somebody_on_a_post_begins_now(rota: Client) -> None:
    form = rota.get("/people/posts/SGT/hold/").context["form"]

    assert (f"{form['on'].value()}", form["at"].value()) == ("2026-03-02", "19:00")


def test_a_button_pressed_twice_puts_somebody_on_once(desk: Desk, rota: Client) -> None:
    page = "/people/posts/SGT/hold/"
    sent = {**form(rota, page), "officer": SIAN, "on": "2026-03-02", "at": "19:00", "until": "notice"}

    rota.post(page, sent)
    rota.post(page, sent)

    assert len(desk.events("workforce.post_held", record="post:SGT")) == 1  # type: ignore[arg-type] # a record's id


def test_a_no_stands_on_the_page_in_words_with_everything_typed(rota: Client) -> None:
    answer = send(
        rota, "/people/posts/SGT/hold/", officer=SIAN, on="2026-03-02", at="19:00", until="time",
        until_on="2026-03-02", until_at="18:00",
    )  # fmt: skip

    assert answer.status_code == 422
    assert "It would end at 18:00 on 2 March 2026, which is not after it begins" in said(answer)
    assert 'value="18:00"' in answer.content.decode()


def test_an_end_that_is_to_come_is_asked_for(rota: Client) -> None:
    answer = send(rota, "/people/posts/SGT/hold/", officer=SIAN, on="2026-03-02", at="19:00", until="time")

    assert answer.status_code == 422
    assert "Enter the day it ends" in said(answer)


def test_whoever_goes_away_leaves_open_duties_to_somebody_and_the_page_says_to_whom(
    desk: Desk,
    rota: Client,
) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "03T07:00")
    on(desk, INSPECTOR_POST, INES, "02T15:00", "03T07:00")
    desk.report()

    send(rota, "/people/officers/PS Hallam 4471/away/")

    told = " ".join(said(rota.get("/people/officers/PS Hallam 4471/")).split())
    assert "go to Insp Rahman 2210, duty inspector. Tell them." in told
    assert on_duty(desk) == ""


def test_before_somebody_leaves_every_open_duty_is_shown_with_where_it_goes(desk: Desk, rota: Client) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "03T07:00")
    desk.report()

    page = rota.get("/people/officers/PS Hallam 4471/leaves/")

    told = " ".join(said(page).split())
    assert "They are down for 1 shift still: Sergeant." in told
    assert "What they owe now, and where it would go" in told
    assert "To nobody: no superintendent or above is on duty either" in told
    assert "MC-1" in told
    send(rota, "/people/officers/PS Hallam 4471/leaves/", on="2026-03-02", at="19:00")
    assert on_duty(desk) == ""


def test_whoever_reads_no_childs_record_sees_what_falls_but_not_on_which_case(
    desk: Desk,
    signed_in: SignedIn,
) -> None:
    staffed(desk)
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "03T07:00")
    desk.report()

    told = said(signed_in(Role.ADMINISTRATOR).get("/people/officers/PS Hallam 4471/leaves/"))

    assert "What they owe now, and where it would go" in told
    assert "MC-1" not in told


def test_a_shift_is_taken_out_and_somebody_is_back_early(desk: Desk, rota: Client) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "02T23:00")
    send(rota, "/people/officers/PS Hallam 4471/away/")
    desk.at(10)

    absence = rota.get("/people/officers/PS Hallam 4471/back/").context["form"].fields["absence"].choices[0][0]
    send(rota, "/people/officers/PS Hallam 4471/back/", absence=absence)
    assert on_duty(desk) == SIAN

    shift = rota.get("/people/posts/SGT/shift/").context["form"].fields["shift"].choices[0][0]
    send(rota, "/people/posts/SGT/shift/", shift=shift, what="not")
    assert on_duty(desk) == ""


def test_units_and_posts_are_set_up_renamed_and_closed(desk: Desk, rota: Client) -> None:
    send(rota, "/people/units/new/", name="Eastmere Response")
    send(rota, "/people/posts/new/", name="Response car one", role="response", unit="eastmere-response")
    send(rota, "/people/posts/response-car-one/change/", name="Response car 1", always_held="on")
    send(rota, "/people/posts/response-car-one/close/")
    send(rota, "/people/units/eastmere-response/close/")

    post = roster(desk).posts[PostId("response-car-one")]
    assert (post.name, post.unit, post.always_held, post.closed_at) == (
        "Response car 1",
        "eastmere-response",
        True,
        desk.now,
    )
    told = said(rota.get("/people/set-up/"))
    assert "Response car 1" in told
    assert "Eastmere Response closed at 19:00 today" in " ".join(told.split())


def test_somebody_is_added_to_the_staff_list_and_found_by_their_id(desk: Desk, rota: Client) -> None:
    send(rota, "/people/officers/new/", officer="PC Lee  5120", called="Robin Lee", rank="Constable", role="response")

    found = rota.get("/people/", {"officer": "PC Lee 5120"}, follow=True)

    told = said(found)
    assert "PC Lee 5120" in told
    assert "Robin Lee" in told
    assert "Constable, response officer" in " ".join(told.split())
    assert "Nobody is on record as “PC Nobody”" in said(rota.get("/people/", {"officer": "PC Nobody"}))
    assert roster(desk).officers[ActorId("PC Lee 5120")].role == "response"


def test_who_may_only_read_is_offered_no_change_and_refused_one(desk: Desk, signed_in: SignedIn) -> None:
    staffed(desk)
    client = signed_in(Role.GRADER)

    assert "Put somebody on" not in said(client.get("/people/posts/SGT/"))
    assert client.get("/people/posts/SGT/hold/").status_code == 403
    assert client.get("/people/import/").status_code == 403


def upload(client: Client, kind: str, content: bytes | None = None, **given: str):
    """Send a file of the how-to page, or another."""
    file = SimpleUploadedFile(f"{kind}.csv", content if content is not None else (FILES / f"{kind}.csv").read_bytes())
    return client.post("/people/import/", {"kind": kind, "mapping": "new", **given, "file": file})


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"], ids=["xlsx", "xls"])
def test_a_workbook_is_refused_with_how_to_save_it(rota: Client, start: bytes) -> None:
    answer = upload(rota, "staff", start)

    assert answer.status_code == 422
    assert "The file is a workbook, such as Excel keeps. Save it as CSV UTF-8 and send it again" in said(answer)


def test_no_column_of_roles_can_mean_that_an_officer_is_whoever_wrote_an_entry(rota: Client) -> None:
    content = b"Name,Role\nPC Ana Diaz 77,Response\n"

    asked = rota.get(upload(rota, "staff", content)["Location"]).content.decode()

    assert "Missing person coordinator" in asked
    assert "Whoever wrote it" not in asked


def test_a_file_is_looked_through_before_anything_is_entered(desk: Desk, rota: Client) -> None:
    before = desk.ledger.head().position

    mapping = upload(rota, "staff")["Location"]
    looked = send(rota, mapping, name="From the duty system")["Location"]
    told = " ".join(said(rota.get(looked)).split())

    assert desk.ledger.head().position == before
    assert "Nothing is entered yet." in told
    assert "Line 4 Added Insp Rahman 2210 joins the staff list" not in told
    assert "Line 6 Added PC Mbeki 5120 joins the staff list" in told
    came = rota.post(looked, {})
    assert "Brought in" in said(came)
    assert "PC Mbeki 5120" in roster(desk).officers
    assert not Upload.objects.exists()
    assert SavedMapping.objects.get().name == "From the duty system"
    assert "That file is kept no longer" in said(rota.get(looked))


def test_a_kept_mapping_serves_the_next_file_and_the_same_file_changes_nothing(desk: Desk, rota: Client) -> None:
    SavedMapping.objects.create(kind="rota", name="Ours", text=MAPPING.read_text(), saved_at=desk.now)
    kept = str(SavedMapping.objects.get().pk)
    rota.post(upload(rota, "rota", mapping=kept)["Location"], {})

    again = said(rota.get(upload(rota, "rota", mapping=kept)["Location"]))

    assert "The file says just what is on record." in again
    assert "Bring it in" not in again


def test_what_is_wrong_in_a_file_is_named_by_line_and_the_rest_is_brought_in(desk: Desk, rota: Client) -> None:
    SavedMapping.objects.create(kind="rota", name="Ours", text=MAPPING.read_text(), saved_at=desk.now)
    content = (FILES / "rota.csv").read_bytes().replace(b"15:00,23:00,Duty", b"late,23:00,Duty")

    told = said(rota.get(upload(rota, "rota", content, mapping=str(SavedMapping.objects.get().pk))["Location"]))

    assert "Line 3, column Start. 'late' is not a time." in told


def test_a_mapping_that_cannot_be_used_and_a_file_that_is_none_are_refused_in_words(rota: Client) -> None:
    page = upload(rota, "staff")["Location"]

    assert "It says nothing of a staff file" in said(send(rota, page, text="{}"))
    assert "Choose a CSV file with headings" in said(rota.post("/people/import/", {"kind": "staff", "mapping": "new"}))
    looked = send(rota, page, text='{"staff": {"officer": "Nobody has this"}}')["Location"]
    assert "has no column “Nobody has this”" in said(rota.get(looked))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"Id,Name\n" + b"x" * 140_000 + b",A\n", 2),
        (b"x" * 140_000 + b",Name\n1,A\n", 1),
    ],
)
def test_a_file_with_a_cell_beyond_all_measure_is_refused_in_words(rota: Client, content: bytes, line: int) -> None:
    before = field_size_limit(128 * 1024)
    try:
        page = rota.get(upload(rota, "staff", content)["Location"])
    finally:
        field_size_limit(before)

    assert page.status_code == 422
    assert f"staff.csv cannot be read from line {line} on: a cell is longer" in said(page)


def test_a_file_that_was_looked_through_can_be_left(desk: Desk, rota: Client) -> None:
    looked = send(rota, upload(rota, "staff")["Location"])["Location"]

    assert rota.post(looked, {"discard": "yes"})["Location"] == "/people/import/"
    assert not Upload.objects.exists()
    assert "PC Mbeki 5120" not in roster(desk).officers


def test_the_training_lead_brings_training_in_and_no_rota(desk: Desk, signed_in: SignedIn) -> None:
    staffed(desk)
    client = signed_in(Role.TRAINING_LEAD)

    told = said(client.get("/people/import/"))

    assert "Training" in told
    assert "Rota: who is on when" not in told


def test_whoever_usually_does_the_work_of_a_post_comes_first_where_somebody_is_put_on_it(
    desk: Desk, rota: Client
) -> None:
    desk.do(RecordJoining, ROTAS, about=Subject("officer:PC Able 1"), role="response")
    before = rota.get("/people/posts/SGT/hold/")
    desk.do(RecordJoining, ROTAS, about=Subject(f"officer:{SIAN}"), role="supervisor")

    asked = rota.get("/people/posts/SGT/hold/")

    assert "comes first" not in said(before)
    assert [name for name, _ in asked.context["form"].fields["officer"].choices][:3] == ["", SIAN, INES]
    assert "Whoever is usually supervisor comes first." in said(asked)
