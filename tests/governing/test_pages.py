"""The pages of the force: what it owes and who owes it, done where it is owed."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from tests.casework.desk import GRADER, LEAD, STARTS, Desk, england_wales
from tests.casework.desk import signed_in as acting
from tests.web.conftest import SignedIn
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.governing import samples
from wayhome.application.governing.owed import owed_by_force
from wayhome.assurance.agreement import Pair, agreement
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import OUR_FORCE, RecordId
from wayhome.record.events.keeping import PackActivated
from wayhome.web.governing.sampling import outcome

FORCE = RecordId(OUR_FORCE)


@pytest.fixture
def governed(desk: Desk) -> Desk:
    """Return a desk with a rulebook put in force at its start, a case graded and found, five weeks later."""
    fact = PackActivated(pack="england-wales-2026.1", content="c", first="A", second="B")
    draft = Draft(fact=fact, happened_at=STARTS, subjects=(OUR_FORCE,))
    enter(Entry(record=FORCE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.train(GRADER).train(acting("force_lead", Role.FORCE_LEAD))
    desk.report(sex="girl", ethnicity="black", care_status="looked_after")
    desk.at(20).do(GradeRisk, GRADER, grade="medium", rationale="As told.")
    desk.at(300).do(LocateChild, GRADER, condition="alive", basis="seen", found_by="police_own")
    desk.now = STARTS + timedelta(days=36)
    return desk


def _read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def _send(client: Client, path: str, **given: str) -> str:
    answer = client.post(path, {"key": f"k-{path}", **given}, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _statuses(desk: Desk, rule: str) -> list[str]:
    owed = owed_by_force(desk.ledger, InForce.always(england_wales()), at=desk.now)
    return [duty.status_at(desk.now).value for duty in owed.duties if duty.rule == rule]


def test_what_the_force_owes_stands_with_whoever_owes_it(governed: Desk, signed_in: SignedIn) -> None:
    page = _read(signed_in(Role.FORCE_LEAD), "/force/")
    for words in (
        "Have a sample of grades made again, blind", "Publish the month's figures",
        "The force's lead for missing people",
        "Analyst", "The force's lead for assurance", "Name the leads and tell staff before the rules change",
    ):  # fmt: skip
        assert words in page
    assert "(you)" in page


def test_the_lead_for_missing_people_holds_what_the_lead_for_assurance_owes_where_there_is_none(
    governed: Desk, signed_in: SignedIn
) -> None:
    post(governed, "DCI Astley 1877", "force_lead")

    owners = signed_in(Role.FORCE_LEAD).get("/force/").context["owners"]

    (assurance,) = [one for one in owners if one.owner == "The force's lead for assurance"]
    assert assurance.is_mine
    assert {act.holder for act in assurance.acts} == {"DCI Astley 1877 holds the post now"}


def test_a_post_that_somebody_else_holds_is_the_readers_role_and_not_the_reader(
    governed: Desk, signed_in: SignedIn
) -> None:
    post(governed, "Tess Maddox 9044", "force_lead")
    page = _read(signed_in(Role.FORCE_LEAD), "/force/")
    assert "Tess Maddox 9044 holds the post now" in page
    assert "(your role)" in page
    assert "(you)" not in page


def test_an_officer_of_the_desk_is_refused_the_page_of_the_force(governed: Desk, signed_in: SignedIn) -> None:
    assert "You may not" in _read(signed_in(Role.RESPONSE), "/force/", 403)


def test_a_week_is_drawn_made_again_and_closed(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FORCE_LEAD)
    assert "2026-W10" in _read(lead, "/force/samples/")
    _send(lead, "/force/samples/", week="2026-W10")
    graded = {"likelihood": "likely", "severity": "serious", "grade": "high", "reasons": "Missing at night."}
    _send(lead, "/force/samples/2026-W10/1/", **graded)
    page = _send(lead, "/force/samples/2026-W10/", week="2026-W10")

    assert "Had been too low" in page
    assert "0 of 1" in page
    assert "cannot be said" not in page or "every grade is the same" in page
    assert _statuses(governed, "MC-77").count("met_late") + _statuses(governed, "MC-77").count("met") == 1


def test_of_too_few_grades_made_again_no_agreement_beyond_chance_is_said_and_why(
    governed: Desk, signed_in: SignedIn
) -> None:
    governed.send(samples.drawing(governed.ledger, "2026-W10", by=LEAD, at=governed.now, key="d"))
    lead = signed_in(Role.FORCE_LEAD)
    graded = {"likelihood": "likely", "severity": "serious", "grade": "high", "reasons": "Missing at night."}
    _send(lead, "/force/samples/2026-W10/1/", **graded)
    page = _send(lead, "/force/samples/2026-W10/", week="2026-W10")

    assert "Too few to tell: it is reckoned from 10 grades made again, and only 1 was" in page
    assert "with neighbouring levels" not in page
    pairs = [Pair(first="low", second="low"), *[Pair(first="high", second="high")] * 9]
    assert outcome(agreement(pairs), "").kappa.startswith("1.00")
    assert outcome(agreement(pairs[:-1]), "").kappa == ""


def test_second_graders_do_not_learn_the_outcome_from_the_page(governed: Desk, signed_in: SignedIn) -> None:
    governed.send(samples.drawing(governed.ledger, "2026-W10", by=LEAD, at=governed.now, key="d"))
    close = samples.closing(
        governed.ledger, "2026-W10", by=LEAD, at=governed.now, key="c", why_left_out="Nobody trained."
    )
    governed.send(close)
    assert "You may not" in _read(signed_in(Role.GRADER), "/force/samples/2026-W10/", 403)


def test_whoever_may_not_read_a_closed_sample_is_led_back_to_what_is_theirs(
    governed: Desk, signed_in: SignedIn
) -> None:
    governed.send(samples.drawing(governed.ledger, "2026-W10", by=LEAD, at=governed.now, key="d"))
    closing = samples.closing(
        governed.ledger, "2026-W10", by=LEAD, at=governed.now, key="c", why_left_out="Nobody trained."
    )
    governed.send(closing)

    page = _read(signed_in(Role.GRADER), "/force/samples/2026-W10/1/")

    assert "The sample is closed." in page
    assert 'href="/force/samples/2026-W10/"' not in page
    assert '<a class="govuk-link" href="/my-duties/">My duties</a>' in page


def test_the_figures_of_a_month_are_published_under_their_digest(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FORCE_LEAD)
    page = _read(lead, "/force/patterns/2026-03/ethnicity/")
    assert "Too few for any number to be shown" in page
    digest = page.split('name="figures" value="')[1][:64]
    _send(lead, "/force/patterns/2026-03/ethnicity/", month="2026-03", figures=digest)

    (published,) = governed.events("missing.patterns_published", record=FORCE)
    assert published.body["digest"] == digest
    assert "Published at" in _read(lead, "/force/patterns/2026-03/ethnicity/")
    assert _statuses(governed, "MC-78")[0] == "met"


def test_the_same_figures_are_published_once_and_pressing_again_says_when_that_was(
    governed: Desk, signed_in: SignedIn
) -> None:
    lead, path = signed_in(Role.FORCE_LEAD), "/force/patterns/2026-03/ethnicity/"
    digest = _read(lead, path).split('name="figures" value="')[1][:64]
    _send(lead, path, month="2026-03", figures=digest)
    assert "Publish these figures" not in _read(lead, path)

    again = lead.post(path, {"key": "another", "month": "2026-03", "figures": digest})

    said = unescape(again.content.decode())
    assert "These figures were published at " in said
    assert "publish again once a figure changes" in said
    assert len(governed.events("missing.patterns_published", record=FORCE)) == 1


def test_where_no_two_groups_are_shown_apart_nothing_is_said_to_have_been_compared(
    governed: Desk, signed_in: SignedIn
) -> None:
    page = _read(signed_in(Role.ANALYST), "/force/patterns/2026-03/ethnicity/")

    assert "Nothing could be compared" in page
    assert "more than chance" not in page


def test_no_number_from_one_to_four_stands_on_the_page_of_figures(governed: Desk, signed_in: SignedIn) -> None:
    page = _read(signed_in(Role.ANALYST), "/force/patterns/2026-03/care/")
    assert "Looked after" not in page


def test_each_number_of_the_return_opens_what_it_counts(governed: Desk, signed_in: SignedIn) -> None:
    analyst = signed_in(Role.ANALYST)
    page = _read(analyst, "/force/return/2026/")
    assert "the year is not over" in page
    assert 'href="/force/return/2026/counters/1/"' in page
    assert "MC-1" in _read(analyst, "/force/return/2026/counters/1/")


def test_the_return_of_a_year_that_has_not_begun_says_so(governed: Desk, signed_in: SignedIn) -> None:
    analyst = signed_in(Role.ANALYST)
    page = _read(analyst, "/force/return/2030/")

    assert "the year has not begun" in page
    assert "the year is not over" not in page
    assert "That does not say that there was none" not in page
    assert "the year is not over" in _read(analyst, "/force/return/2026/")


def test_the_return_is_taken_away_as_files_with_what_each_number_counts(governed: Desk, signed_in: SignedIn) -> None:
    analyst = signed_in(Role.ANALYST)
    table = analyst.get("/force/return/2026/figures.csv").content.decode()
    figures = analyst.get("/force/return/2026/figures.json").json()
    lineage = analyst.get("/force/return/2026/lineage.json").json()

    assert "Incidents by sex,Girls,Incidents,1\r\n" in table
    assert "Not recorded" in table
    assert figures["digest"] == lineage["digest"]
    girls = next(cell for cell in lineage["cells"] if cell["row"] == "Girls" and cell["heading"] == "sex")
    assert girls["entries"] == [governed.events("missing.reported")[0].id]


def test_a_return_that_was_sent_is_named_by_its_digest(governed: Desk, signed_in: SignedIn) -> None:
    governed.now = STARTS + timedelta(days=330)
    analyst = signed_in(Role.ANALYST)
    digest = _read(analyst, "/force/return/2026/").split('name="figures" value="')[1][:64]
    _send(analyst, "/force/return/2026/", year="2026", figures=digest, reference="UKMPU 17")

    (sent,) = governed.events("partner.national_return_submitted", record=FORCE)
    assert (sent.body["digest"], sent.body["reference"]) == (digest, "UKMPU 17")
    assert _statuses(governed, "MC-79") == ["met"]


def test_a_provider_without_a_policy_is_raised(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.COORDINATOR)
    assert "Harbour House" in _send(lead, "/force/providers/", name="Harbour House", kind="childrens_home")
    assert "to be raised" in _send(lead, "/force/providers/harbour-house/", held="no").lower()
    assert _statuses(governed, "MC-56") == ["owed"]
    lead.post("/force/providers/harbour-house/", {"key": "another", "with_whom": "council"})
    assert _statuses(governed, "MC-56") == ["met"]


def test_a_provider_stands_on_the_register_once(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.COORDINATOR)
    given = {"name": "Harbour House", "kind": "childrens_home"}
    lead.post("/force/providers/", {"key": "a", **given})
    answer = lead.post("/force/providers/", {"key": "b", **given})
    assert answer.status_code == 422
    assert "Harbour House is on the register already." in unescape(answer.content.decode())


def test_the_leads_are_named_and_staff_told(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FORCE_LEAD)
    _send(lead, "/force/name-leads/", strategic="ACC Protecting Vulnerable People", tactical="DCI Missing")
    _send(lead, "/force/tell-staff/", in_force_from="2026-05-01", means="briefing")

    assert [event.type for event in governed.events("missing.leads_named", "missing.staff_told", record=FORCE)] == [
        "missing.leads_named", "missing.staff_told",
    ]  # fmt: skip
    assert _statuses(governed, "MC-80") == ["met_late"]


def test_only_one_lead_is_not_enough(governed: Desk, signed_in: SignedIn) -> None:
    answer = signed_in(Role.FORCE_LEAD).post("/force/name-leads/", {"key": "k", "strategic": "ACC", "tactical": " "})
    assert answer.status_code == 422
    assert governed.events("missing.leads_named", record=FORCE) == []


@pytest.mark.parametrize(
    ("path", "given", "rule"),
    [
        ("/force/report-breaches/", {"period": "2026-W10", "figures": "a" * 64}, "ASR-01"),
        ("/force/report-wording/", {"period": "2026-03"}, "LANG-03"),
        ("/force/read-cases/", {"period": "2026-03", "cases": "12", "outside_team": "yes"}, "ASR-02"),
    ],
)
def test_what_is_owed_by_the_calendar_is_done_on_its_page(
    governed: Desk, signed_in: SignedIn, path: str, given: dict[str, str], rule: str
) -> None:
    before = _statuses(governed, rule)
    _send(signed_in(Role.FORCE_LEAD), path, **given)
    after = _statuses(governed, rule)
    assert sum(one.startswith("met") for one in after) == sum(one.startswith("met") for one in before) + 1


def test_evidence_that_was_asked_for_is_given(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FORCE_LEAD)
    _send(lead, "/force/ask-evidence/", asked_by="inspectorate")
    page = _read(lead, "/force/give-evidence/")
    request = page.split('<option value="')[1].split('"')[0]
    _send(lead, "/force/give-evidence/", period=request, given="c" * 64)
    assert _statuses(governed, "ASR-03") == ["met"]


def test_an_act_sent_twice_is_entered_once(governed: Desk, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FORCE_LEAD)
    for _ in range(2):
        lead.post("/force/ask-evidence/", {"key": "once", "asked_by": "inspectorate"})
    assert len(governed.events("assurance.evidence_asked", record=FORCE)) == 1
