"""Which column of a staff, rota or training file means what: chosen field by field, kept by name, and used again."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.desk import Desk
from tests.people.staffed import roster, staffed
from tests.people.test_command import FILES
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.web.rostering.models import SavedMapping


@pytest.fixture
def rota(desk: Desk, signed_in: SignedIn) -> Client:
    staffed(desk)
    return signed_in(Role.CONTROL_ROOM)


def upload(client: Client, kind: str, content: bytes = b"") -> str:
    """Send a file of the how-to page, or another, and return where its columns are asked about."""
    file = SimpleUploadedFile(f"{kind}.csv", content or (FILES / f"{kind}.csv").read_bytes())
    return str(client.post("/people/import/", {"kind": kind, "mapping": "new", "file": file})["Location"])


def test_each_field_is_a_choice_among_the_columns_guessed_from_the_headings(rota: Client) -> None:
    page = rota.get(upload(rota, "staff"))
    form = page.context["form"]

    assert form["officer"].value() == "Collar number"
    assert [key for key, _ in form.fields["rank"].choices] == [
        "", "Collar number", "Name", "Rank", "Team", "Role", "Last day"
    ]  # fmt: skip
    assert "In Role, “Risk grader” is" in said(page)
    assert "{" not in said(page)
    assert faults(page.content.decode()) == []


def test_training_is_chosen_looked_through_kept_by_name_and_brought_in(desk: Desk, signed_in: SignedIn) -> None:
    staffed(desk)
    client = signed_in(Role.TRAINING_LEAD)
    page = upload(client, "training", (FILES / "training.csv").read_bytes().replace(b"/2026,", b"/2025,"))

    looked = client.post(page, filled(client, page, name="College list"))["Location"]

    assert "2 added" in said(client.get(looked))
    kept = json.loads(SavedMapping.objects.get(name="College list").text)
    assert kept["training"] == json.loads((FILES / "mapping.json").read_text())["training"]
    assert "Brought in" in said(client.post(looked, {}))


def test_another_column_is_asked_about_before_the_file_is_looked_through(rota: Client) -> None:
    page = upload(rota, "staff", b"Id,Role,Job\nPC Mbeki 5120,x,Patrol\n")

    answer = rota.post(page, filled(rota, page, role="Job"))

    assert answer.status_code == 422
    assert "Say what the words of “Job” mean, below" in said(answer)
    form = answer.context["form"]
    assert form["role_2_0"].value() == "response"
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    looked = rota.post(page, sent)["Location"]
    assert "PC Mbeki 5120 joins the staff list" in said(rota.get(looked))


def test_a_column_that_is_needed_and_not_chosen_is_asked_for_by_name(rota: Client) -> None:
    page = upload(rota, "staff")

    answer = rota.post(page, filled(rota, page, officer=""))

    assert answer.status_code == 422
    assert '<a href="#id_officer">Choose the column: who it is, as they sign in' in answer.content.decode()


def test_the_letters_of_a_rota_are_given_their_hours_or_are_days_off(desk: Desk, rota: Client) -> None:
    content = b"Post,Officer,Date,Shift\nSGT,PS Hallam 4471,03/03/2026,N\nSGT,PS Hallam 4471,04/03/2026,RD\n"
    page = upload(rota, "rota", content)

    assert "Say when “N” begins and ends, or that nobody works" in said(rota.post(page, filled(rota, page)))
    sent = filled(rota, page, shift_3_0_start="23:00", shift_3_0_end="07:00", name="Letters")
    assert rota.post(page, sent).status_code == 302

    kept = json.loads(SavedMapping.objects.get(name="Letters").text)["rota"]["shift"]
    assert kept == {"column": "Shift", "values": {"N": {"start": "23:00", "end": "07:00"}}, "ignore": ["RD"]}


def test_what_a_kept_mapping_says_besides_stays_as_it_was(rota: Client, desk: Desk) -> None:
    staff = {"officer": "Collar number", "unit": {"value": "NORTH"}}
    text = {"time": {"date_formats": ["%d/%m/%y"]}, "staff": staff}
    SavedMapping.objects.create(kind="staff", name="Ours", text=json.dumps(text), saved_at=desk.now)
    which = str(SavedMapping.objects.get().pk)
    file = SimpleUploadedFile("staff.csv", (FILES / "staff.csv").read_bytes())
    looked = rota.post("/people/import/", {"kind": "staff", "mapping": which, "file": file})["Location"]
    page = f"{looked}mapping/"

    rota.post(page, filled(rota, page, name="Ours", called="Name"))

    kept = json.loads(SavedMapping.objects.get(name="Ours").text)
    assert kept == {**text, "staff": {**staff, "called": "Name"}}
    assert roster(desk).officers


def test_who_brings_in_what_somebody_may_not_is_said(rota: Client, signed_in: SignedIn) -> None:
    assert "Training files are brought in by the training lead." in said(rota.get("/people/import/"))
    assert "by whoever keeps the rota." in said(signed_in(Role.TRAINING_LEAD).get("/people/import/"))


def test_a_form_that_was_sent_empty_asks_for_each_thing_by_name(rota: Client) -> None:
    page = rota.post("/people/import/", {})

    assert page.status_code == 422
    assert "Answer “What does the file say?”" in said(page)
    assert "Choose a CSV file with headings" in said(page)
    assert "This field is required" not in said(page)
