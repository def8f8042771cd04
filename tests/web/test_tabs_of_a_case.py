"""Whatever page of a case somebody is on that is one of its tabs, the others are one press away, and so is the case."""

import pytest

from tests.casework.desk import INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from wayhome.access.actors import Role
from wayhome.kernel.ids import SubjectKind
from wayhome.web.presenting.links import Tab, case_tabs

TABS = case_tabs(INQUIRY, "", kind=SubjectKind.INVESTIGATION)


@pytest.mark.parametrize("tab", TABS, ids=[tab.text for tab in TABS])
def test_every_tab_of_an_investigation_keeps_the_tabs_and_says_which_it_is(tab: Tab, desk: Desk, signed_in: SignedIn):
    desk.concern()

    page = signed_in(Role.INVESTIGATOR).get(tab.href).content.decode()

    assert faults(page) == []
    assert {one.href for one in TABS} <= set(outline(page).links)
    assert f'aria-current="page" href="{tab.href}"' in page or f'href="{tab.href}" aria-current="page"' in page


@pytest.mark.parametrize("role", list(Role), ids=[role.key for role in Role])
def test_no_tab_leads_anybody_who_may_read_the_case_to_a_refusal(role: Role, desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(role)
    pages = [page for page in map(client.get, (TABS[0].href, TABS[3].href)) if page.status_code == 200]

    shown = {tab.href for tab in TABS for page in pages if tab.href in outline(page.content.decode()).links}

    assert [href for href in sorted(shown) if client.get(href).status_code == 403] == []
