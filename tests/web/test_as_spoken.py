"""What somebody said stays as they said it: no box for it prompts, and nothing of it is asked about at save."""

import ast
import inspect
import textwrap
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.test import Client

from tests.administering.conftest import filled
from tests.casework.desk import INQUIRY, Desk
from tests.web.conftest import SignedIn
from wayhome import web
from wayhome.access.actors import Role
from wayhome.record.vocabulary import SPOKEN
from wayhome.web.acting.forms import ActForm
from wayhome.web.acting.spoken import SpokenWords

ROOT = Path(inspect.getfile(web)).parent
SAID = "I am done. Leave me out of it, I will be a timewaster no more."


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about the first child."""
    desk.concern()
    return desk


def test_what_a_child_said_is_kept_as_they_said_it_with_no_word_of_it_questioned(case: Desk, signed_in: SignedIn):
    client: Client = signed_in(Role.INVESTIGATOR)
    address = f"/cases/{INQUIRY}/child-position/"

    page = client.get(address).content.decode()
    answer = client.post(address, filled(client, address) | {"stance": "withdraws", "position": SAID})

    assert answer.status_code == 302
    assert SAID in [one.text for one in case.ledger.words(INQUIRY)]
    assert 'data-prompt-for="id_position"' not in page


def test_each_box_whose_words_are_kept_as_spoken_is_a_box_for_spoken_words():
    boxes = sorted({(form, box) for form in act_forms() for box in spoken_boxes(form)}, key=str)
    asked = [(form.__name__, box) for form, box in boxes if box in form.base_fields]

    wrong = [
        (form.__name__, box)
        for form, box in boxes
        if box in form.base_fields and not isinstance(form.base_fields[box].widget, SpokenWords)
    ]
    assert wrong == []
    assert len(asked) > 10


def act_forms(of: type[ActForm] = ActForm) -> Iterator[type[ActForm]]:
    """Yield every form of an act, once all pages are there."""
    for path in ROOT.rglob("*.py"):
        if "migrations" not in path.parts and "static" not in path.parts:
            import_module(".".join(["wayhome.web", *path.relative_to(ROOT).with_suffix("").parts]))
    pending = [of]
    while pending:
        pending += (found := pending.pop()).__subclasses__()
        yield found


def spoken_boxes(form: type[ActForm]) -> Iterator[str]:
    """Yield the boxes that a form gives to a command as words that somebody spoke."""
    if "command" not in vars(form) or not form.__module__.startswith("wayhome."):
        return
    source = ast.parse(textwrap.dedent(inspect.getsource(form.command)))
    for call in ast.walk(source):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            command = getattr(inspect.getmodule(form), call.func.id, None)
            kept = spoken_fields(command) if isinstance(command, type) else set()
            for given in (one.value for one in call.keywords if one.arg in kept):
                yield from (str(one.value) for one in ast.walk(given) if isinstance(one, ast.Constant) and one.value)


def spoken_fields(command: type) -> set[str]:
    """Return the fields of a command that hold words as they were spoken."""
    hints = typing.get_type_hints(command, include_extras=True)
    return {name for name, hint in hints.items() if is_spoken(hint)}


def is_spoken(hint: object) -> bool:
    """Say whether a type, or a part of it, is marked as spoken."""
    marked = any(one is SPOKEN for one in getattr(hint, "__metadata__", ()))
    return marked or any(is_spoken(one) for one in typing.get_args(hint))
