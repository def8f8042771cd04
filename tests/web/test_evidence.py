"""The evidence pages: every number is the length of the list it opens, down to the entry."""

import csv
import io

import pytest
from django.urls import reverse

from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.web.wiring import Wiring


def test_every_count_of_every_measure_opens_a_list_of_that_length(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.INSPECTORATE_READER)

    for measure in ("T-M1", "T-M2"):
        for link in client.get(f"/evidence/measures/{measure}/").context["page"].lists:
            assert len(client.get(link.href).context["rows"]) == link.count, link.href


@pytest.mark.parametrize("path", ["/evidence/measures/T-M1/", "/evidence/measures/T-M1/recorded_late/"])
def test_a_measure_says_what_recorded_late_means(parts: Wiring, signed_in: SignedIn, path: str):
    page = signed_in(Role.INSPECTORATE_READER).get(path).content.decode()

    assert "Recorded late: written down more than 24 hours after it was done or happened" in page
    assert "In time or not is judged by when it was done" in page


def test_every_count_of_every_month_opens_a_list_of_that_length(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.INSPECTORATE_READER)
    view = client.get("/evidence/measures/T-M1/").context["page"]

    assert len(view.months.months) > 1
    for month in view.months.months:
        for href, count in ((month.count_href, month.count), (month.out_of_href, month.out_of)):
            page = client.get(href)
            assert (len(page.context["rows"]), page.context["month"]) == (count, month.words)
    assert sum(month.out_of for month in view.months.months) == view.lists[1].count


def test_every_row_of_a_list_leads_to_a_case_and_an_entry(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.INSPECTORATE_READER)

    for row in client.get("/evidence/measures/T-M1/denominator/").context["rows"][:5]:
        assert client.get(row.case_href).status_code == 200
        assert client.get(row.entry_href).status_code == 200


def test_a_list_is_refused_to_someone_who_may_not_read_cases(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.ADMINISTRATOR).get("/evidence/measures/T-M1/denominator/")

    assert answer.status_code == 403
    assert parts.looks.noted(shown=None, actor=None) == []


@pytest.mark.parametrize(
    "path",
    [
        "/evidence/nothing/",
        "/evidence/measures/nothing/",
        "/evidence/measures/T-M1/nothing/",
        "/evidence/measures/T-M1/denominator/?month=soon",
    ],
)
def test_what_is_not_there_is_not_found(parts: Wiring, signed_in: SignedIn, path: str):
    assert signed_in(Role.SUPERVISOR).get(path).status_code == 404


def test_without_a_pack_of_recommendations_the_page_says_so(parts: Wiring, signed_in: SignedIn, settings):
    settings.RECOMMENDATIONS = "none"

    page = signed_in(Role.SUPERVISOR).get("/evidence/").content.decode()

    assert "No pack of recommendations is installed" in page


def test_a_list_is_taken_away_with_a_line_for_each_case_no_child_named_and_the_taking_kept(
    parts: Wiring, signed_in: SignedIn
):
    client = signed_in(Role.INSPECTORATE_READER)
    page = client.get("/evidence/measures/T-M1/denominator/")

    sent = client.get(page.context["table"])
    lines = list(csv.DictReader(io.StringIO(sent.content.decode())))

    assert [line["case"] for line in lines] == [row.record for row in page.context["rows"]]
    assert [reverse("entry", args=[line["entry"]]) for line in lines] == [
        row.entry_href for row in page.context["rows"]
    ]
    named = {name for name in parts.reading.names().values() if name}
    assert named
    assert not any(name in sent.content.decode() for name in named)
    looks = parts.looks.noted(shown=None, actor=None)
    assert {look.page for look in looks} >= {"show_list", "send_list"}


def test_the_table_of_a_month_is_of_that_month_and_is_refused_to_whoever_may_not_read_cases(
    parts: Wiring, signed_in: SignedIn
):
    client = signed_in(Role.INSPECTORATE_READER)
    month = client.get("/evidence/measures/T-M1/").context["page"].months.months[0]
    page = client.get(month.out_of_href)

    assert len(client.get(page.context["table"]).content.splitlines()) == month.out_of + 1
    assert client.get("/evidence/measures/T-M1/denominator/list.csv?month=soon").status_code == 404
    assert signed_in(Role.ADMINISTRATOR).get(page.context["table"]).status_code == 403
