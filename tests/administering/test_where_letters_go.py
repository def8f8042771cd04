"""A force sets its mailboxes, and who else is told when a post is vacant; nobody is ever told less for it."""

from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from types import SimpleNamespace
from typing import ClassVar

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.administering.conftest import filled, read
from tests.application.test_notices import SHIFTS, Watch
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.notices.letter import Letter
from wayhome.application.notices.making import Record
from wayhome.application.notices.vacant import Besides, BesidesOf
from wayhome.cli.posting import addresses
from wayhome.packs import load
from wayhome.store.mailboxes import mailboxes, set_mailboxes, told_of_vacancies
from wayhome.web.administering.letters import ROLE, UNIT, LettersForm, _covered, _field, in_role
from wayhome.web.wiring import Wiring

PAGE = "/system/letters/"
SUPERVISOR = _field(ROLE, "supervisor")
WITHOUT_SUPERVISOR = tuple(shift for shift in SHIFTS if shift[1] != "supervisor")
LOOKS = (1, 31, 61, 130, 400)


@dataclass
class Choosing(Watch):
    """A watch in a force that chose who else is told of a vacancy."""

    chosen: BesidesOf | None = None

    def record(self) -> Record:
        return replace(super().record(), besides=lambda: self.chosen or {})


Shifts = tuple[tuple[str, str, int, int], ...]


def told(chosen: BesidesOf, shifts: Shifts = WITHOUT_SUPERVISOR, looks: tuple[int, ...] = LOOKS) -> list[Letter]:
    watch = Choosing(chosen=chosen)
    watch.hold(*shifts)
    watch.desk.report()
    return [letter for minutes in looks for letter in watch.look(minutes)]


def of(letters: list[Letter]) -> set[tuple[str, str, str, str]]:
    return {(letter.reader, letter.unit, letter.subject, letter.text) for letter in letters}


def test_a_units_mailbox_is_told_besides_whoever_a_vacant_post_passes_up_to():
    letters = told({"supervisor": Besides(unit="north")})

    besides = [letter for letter in letters if letter.unit == "north"]
    assert besides
    assert all(letter.subject.startswith("Vacant post, ") for letter in besides)
    assert "nobody holds the post that owes it (supervisor), as your force chose" in besides[0].text
    assert any(letter.reader == "ines" and letter.subject.startswith("Passed up to you") for letter in letters)


def test_whoever_holds_another_post_is_told_besides():
    letters = told({"supervisor": Besides(role="call_handler")})

    assert any(letter.reader == "cara" and letter.subject.startswith("Vacant post, ") for letter in letters)


def test_where_the_post_is_held_nobody_else_is_told():
    assert of(told({"supervisor": Besides(unit="north")}, SHIFTS[:3] + SHIFTS[4:])) != of(told({}))
    held = (*WITHOUT_SUPERVISOR, ("sian", "supervisor", -60, 600))

    assert of(told({"supervisor": Besides(unit="north")}, held)) == of(told({}, held))


@cache
def nobody_chosen() -> list[Letter]:
    return told({}, looks=(31, 130))


choices = st.one_of(
    st.builds(Besides, unit=st.sampled_from(["north", "south"])),
    st.builds(Besides, role=st.sampled_from(["grader", "response", "call_handler", "inspector", "command"])),
)


@settings(max_examples=8, deadline=None)  # each derives anew what is owed of a night
@given(st.dictionaries(st.sampled_from(["supervisor", "inspector", "command", "grader"]), choices, max_size=4))
def test_whatever_a_force_chooses_every_letter_that_would_go_out_still_goes_out(chosen: BesidesOf):
    """What is overdue, passed up or about a child at high risk can never be silenced by where letters go."""
    assert of(nobody_chosen()) <= of(told(chosen, looks=(31, 130)))


@pytest.fixture
def keeper(parts: Wiring, signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def test_the_forces_mailbox_is_set_on_a_page_and_letters_go_there(keeper: Client):
    page = keeper.post(PAGE, filled(keeper, PAGE, force="desk@eastmere.example"))

    assert "Kept. It holds from the next letter on." in read(page)
    assert addresses().mailboxes[""] == "desk@eastmere.example"
    assert "desk@eastmere.example" in keeper.get(PAGE).content.decode()


def test_what_reaches_nobody_is_never_left_without_a_mailbox(keeper: Client):
    page = keeper.post(PAGE, filled(keeper, PAGE, force=""))

    assert page.status_code == 422
    assert "Enter an address: what reaches nobody else has to go somewhere" in read(page)


def test_a_unit_has_a_mailbox_of_its_own(keeper: Client, parts: Wiring):
    unit, name = next((key, unit.name) for key, unit in parts.reading.people().units.items())
    assert f"Mailbox of {name}" in read(keeper.get(PAGE))
    sent = {"force": "desk@eastmere.example", _field(UNIT, unit): "unit@eastmere.example"}

    keeper.post(PAGE, filled(keeper, PAGE, **sent))
    assert mailboxes({})[unit] == "unit@eastmere.example"

    keeper.post(PAGE, filled(keeper, PAGE, force="desk@eastmere.example"))
    assert unit not in mailboxes({})


def test_whoever_may_be_told_besides_is_called_as_people_are(keeper: Client):
    page = unescape(keeper.get(PAGE).content.decode())

    assert "Whoever is an investigator" in page
    assert "when nobody on duty is a supervisor?" in page


def test_whoever_wrote_something_is_nobody_who_can_be_told_of_a_vacant_post(keeper: Client):
    assert "Whoever wrote it" not in read(keeper.get(PAGE))


class Held:
    """A roster in which some roles are held, by whom."""

    posts: ClassVar[dict[str, str]] = {"P-1": "a post"}

    def __init__(self, **held: str) -> None:
        self.held = held

    def on_duty(self, role: str, _moment: object) -> object:
        return SimpleNamespace(officer=self.held[role]) if role in self.held else None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"inspector": "Ines", "command": "Sara"}, "Vacant now: supervisor. Ines, duty inspector, covers it."),
        ({"command": "Sara"}, "Vacant now: supervisor. Sara, superintendent or above, covers it."),
        ({}, "Vacant now: supervisor. Nobody above is on duty: what it owes goes to the force’s mailbox."),
        ({"supervisor": "Sian"}, None),
    ],
)
def test_who_covers_a_post_is_whoever_is_on_duty_next_above_it(held: dict[str, str], said: str | None):
    reading = SimpleNamespace(people=lambda: Held(**held))
    visit = SimpleNamespace(now=None, parts=SimpleNamespace(reading=reading))

    assert dict(_covered(visit, load("england-wales").head)).get("supervisor") == said  # type: ignore[arg-type]


def test_a_post_that_is_vacant_now_is_named_with_who_covers_it():
    head = load("england-wales").head
    form = LettersForm({}, head, vacant={"supervisor": "Vacant now: supervisor. Ines, duty inspector, covers it."})

    assert form[SUPERVISOR].help_text == "Vacant now: supervisor. Ines, duty inspector, covers it."
    assert [one.help_text for one in form if one.name.startswith("role") and one.name != SUPERVISOR] == [""] * (
        len(head.ladder) - 1
    )


@pytest.mark.parametrize(
    ("role", "said"),
    [("author", "wrote it"), ("investigator", "is an investigating officer"), ("force_lead", "is the force's lead")],
)
def test_a_role_of_the_rulebook_is_said_of_somebody(role: str, said: str):
    assert in_role(role, load("england-wales").head).startswith(said)


def test_who_else_is_told_of_a_vacant_post_is_chosen_and_taken_back(keeper: Client):
    keeper.post(PAGE, filled(keeper, PAGE, force="desk@eastmere.example", **{SUPERVISOR: "role call_handler"}))
    assert told_of_vacancies() == {"supervisor": Besides(role="call_handler")}

    keeper.post(PAGE, filled(keeper, PAGE, force="desk@eastmere.example"))
    assert told_of_vacancies() == {}


def test_what_a_page_sets_comes_before_what_was_installed(keeper: Client, parts: Wiring):
    set_mailboxes({"north": "new@eastmere.example"}, by="administrator", at=parts.supplies.now())

    found = mailboxes({"": "desk@eastmere.example", "north": "old@eastmere.example"})

    assert found == {"": "desk@eastmere.example", "north": "new@eastmere.example"}


def test_a_supervisor_does_not_set_where_letters_go(parts: Wiring, signed_in: SignedIn):
    assert signed_in(Role.SUPERVISOR).get(PAGE).status_code == 403


def test_nobody_may_be_told_besides_who_is_not_offered(keeper: Client):
    page = keeper.post(PAGE, filled(keeper, PAGE, force="desk@eastmere.example", **{SUPERVISOR: "role nobody"}))

    assert page.status_code == 422
