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
