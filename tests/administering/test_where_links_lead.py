"""No link leads whoever reads to a refusal; what is for somebody else says for whom."""

import pytest

from tests.administering.conftest import read
from tests.web.conftest import SignedIn
from tests.web.html import outline
from wayhome.access.actors import Role
from wayhome.web.wiring import Wiring


def ours(page: object) -> set[str]:
    """Return where the links of a page lead within the product."""
    links = outline(page.content.decode()).links  # type: ignore[attr-defined]
    return {link for link in links if link.startswith("/") and not link.startswith("/static/")}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FORCE_LEAD, Role.COMMAND])
def test_every_link_of_setting_up_opens_to_whoever_reads_it(empty_parts: Wiring, signed_in: SignedIn, role: Role):
    client = signed_in(role)

    links = ours(client.get("/set-up/"))

    assert [link for link in links if client.get(link, follow=True).status_code == 403] == []


def test_a_step_for_somebody_else_says_for_whom(empty_parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.FORCE_LEAD).get("/set-up/")

    assert "/set-up/force/" not in ours(answer)
    assert "Sheets, returns and statements name it. It is for people who " in read(answer)
    assert answer.context["next"].href


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.TRAINING_LEAD, False), (Role.ADMINISTRATOR, False), (Role.GRADER, True)]
)
def test_letters_sent_are_offered_to_whoever_may_read_them(
    parts: Wiring, signed_in: SignedIn, settings: object, role: Role, sees: bool
):
    settings.FICTIONAL = True  # type: ignore[attr-defined]

    page = signed_in(role).get("/")

    assert "Every person, place and case here is invented." in read(page)
    assert ("Letters sent" in read(page)) is sees


def test_what_is_to_be_done_leads_to_help_and_names_its_guide(empty_parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)

    page = client.get("/system/")

    assert "docs/how-to" not in page.content.decode()
    assert "and the guide “Look after the system” that comes with Wayhome." in read(page)
    assert [link for link in ours(page) if link.startswith("/help/page/") and client.get(link).status_code != 200] == []
