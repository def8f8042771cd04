"""The plan on its pages: written with the record beside it, read as one document, endorsed by somebody else."""

from django.test import Client

from tests.casework.desk import DETECTIVE, INQUIRY, SERGEANT, Desk
from tests.planning.writing import said as part
from tests.planning.writing import whole
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.planning.endorse_plan import EndorsePlan
from wayhome.casework.planning.make_plan import MakeCasePlan, RevisePlan

PLAN = f"/cases/{INQUIRY}/plan/"
MAKE, REVISE, ENDORSE = f"{PLAN}make/", f"{PLAN}revise/", f"{PLAN}endorse/"


def form(client: Client, page: str) -> dict[str, str]:
    """Return what a page's form sends as it was opened; a box that is not ticked is not sent."""
    asked = client.get(page).context["form"]
    held = {name: asked[name].value() for name in asked.fields}
    return {name: "on" if value is True else value for name, value in held.items() if value not in (None, False)}


def test_a_plan_is_written_with_what_is_on_record_beside_each_part(desk: Desk, signed_in: SignedIn):
    desk.concern(concern="He has two phones and new trainers.")
    client = signed_in(Role.INVESTIGATOR)

    page = client.get(MAKE)
    answer = client.post(MAKE, form(client, MAKE) | {"plan_hypotheses": "Somebody older drives him to sell."})

    assert "On record (1)" in said(page)
    assert "He has two phones and new trainers." in said(page)
    assert (answer.status_code, answer["Location"]) == (302, PLAN)
    read = said(client.get(PLAN))
    assert "Somebody older drives him to sell." in read
    assert "Needed before it is endorsed: Children harmed or in danger" in read.replace("endorsed :", "endorsed:")
    assert "It is not complete yet" in read


def test_every_sentence_beside_a_part_leads_to_its_entry(desk: Desk, signed_in: SignedIn):
    desk.concern(concern="He has two phones.")
    (concern,) = desk.events("exploitation.concern_raised", record=INQUIRY)

    page = signed_in(Role.INVESTIGATOR).get(MAKE).content.decode()

    assert f'href="/entries/{concern.id}/"' in page
    assert not faults(page)


def test_a_part_that_is_said_not_to_apply_without_a_reason_is_refused_with_everything_typed(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    client = signed_in(Role.INVESTIGATOR)

    sent = form(client, MAKE) | {"plan_hypotheses": "Somebody older.", "plan_forensic_not": "on"}
    refused = client.post(MAKE, sent)

    assert refused.status_code == 422
    assert "“Forensic material” is said not to apply, and not why." in said(refused)
    assert refused.context["form"]["plan_hypotheses"].value() == "Somebody older."
    assert desk.events("investigation.plan_made", record=INQUIRY) == []


def test_a_revision_starts_from_what_stands_and_says_what_changed(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(MakeCasePlan, DETECTIVE, parts=whole())
    desk.at(5).do(EndorsePlan, SERGEANT)
    desk.at(60).do(AssessCaseRisk, DETECTIVE, level="high", reasons="He was seen with a knife.")
    client = signed_in(Role.INVESTIGATOR)

    page = client.get(REVISE)
    changed = {"because": "risk", "plan_safeguarding": "He stays with his aunt from today."}
    client.post(REVISE, form(client, REVISE) | changed)

    assert "Since the plan was made or revised (1) The risk to the child was assessed high" in said(page)
    assert page.context["form"]["plan_contact"].value() == "Said in a sentence."
    (written,) = [one for one in desk.events("investigation.plan_part_set", record=INQUIRY) if one.body["version"] == 2]
    assert written.body["part"] == "plan_safeguarding"
    read = said(client.get(PLAN))
    assert "New in version 2" in read
    assert "What it said before Said in a sentence." in read
    assert "Version 1 was endorsed by sian, 19:05 today; this one is not yet." in read


def test_an_earlier_version_is_read_as_it_was(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(MakeCasePlan, DETECTIVE, parts=whole())
    desk.at(5).do(RevisePlan, DETECTIVE, because="other", parts=(part("suspects", "A man called Kit."),))
    client = signed_in(Role.SUPERVISOR)

    now, then = said(client.get(PLAN)), said(client.get(f"{PLAN}?version=1"))

    assert "A man called Kit." in now
    assert "A man called Kit." not in then
    assert "This is an earlier version." in then
    assert client.get(f"{PLAN}?version=99").status_code == 200


def test_a_plan_is_endorsed_on_the_page_that_shows_it_whole(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(MakeCasePlan, DETECTIVE, parts=whole(but=("plan_contact",)))
    client = signed_in(Role.SUPERVISOR)

    page, opened = client.get(ENDORSE), form(client, ENDORSE)
    refused = client.post(ENDORSE, opened)
    desk.at(5).do(RevisePlan, DETECTIVE, because="supervisor", parts=(part("contact", "Weekly, by text."),))
    moved_on = client.post(ENDORSE, opened | {"reasons": "Start with the hotel."})
    seen_now = {name: moved_on.context["form"][name].value() for name in ("key", "seen", "when", "reasons")}
    done = client.post(ENDORSE, seen_now)

    assert "It cannot be endorsed yet. Nothing stands under: Keeping in touch with each child." in said(page)
    assert "“Keeping in touch with each child” holds nothing, and no reason for not applying." in said(refused)
    assert (moved_on.status_code, done.status_code) == (409, 302)
    assert "Endorsed by supervisor" in said(client.get(PLAN))
    assert desk.statuses("PLAN-02") == ["met"]


def test_the_plan_of_a_case_without_one_says_so_and_where_it_is_made(desk: Desk, signed_in: SignedIn):
    desk.concern()

    page = signed_in(Role.INVESTIGATOR).get(PLAN)

    assert "Nobody has made a plan for this case." in said(page)
    assert f'href="{MAKE}"' in page.content.decode()


def test_a_missing_episode_has_no_investigation_plan(desk: Desk, signed_in: SignedIn):
    desk.report()

    assert signed_in(Role.SUPERVISOR).get("/cases/MC-1/plan/").status_code == 404
