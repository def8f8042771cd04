"""One box finds a child, a case, an officer, a rule and a word: what may be read, with a receipt that names nobody."""

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION, STARTS, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.investigation import CrimeRecorded
from wayhome.record.events.workforce import PostHeld
from wayhome.web.accounts.models import Account
from wayhome.web.glossary import glossary, terms_of
from wayhome.web.looking_up.finding import name_and_age
from wayhome.web.looking_up.views import receipt
from wayhome.web.looking_up.words import is_in
from wayhome.web.wiring import Wiring

BOX = "/find/results/"
OFFICERS = "Officers and posts"


def find(client: Client, asked: str):
    """Type something in the box and send it."""
    return client.post(BOX, {"find": asked})


def hold(desk: Desk, officer: str, post: str) -> None:
    """Put somebody on a post."""
    draft = Draft(
        fact=PostHeld(officer=officer, role="response", start=STARTS),
        happened_at=STARTS,
        subjects=(Subject(f"post:{post}"),),
    )
    enter(Entry(record=RecordId(f"post:{post}"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def groups(answer) -> dict[str, list[str]]:
    """Return what came back, by kind."""
    return {group.heading: [row.words for row in group.rows] for group in answer.context["groups"]}


def shown(parts: Wiring) -> set[str]:
    """Return everything that the who-looked log has."""
    return {one for look in parts.looks.noted(shown=None, actor=None) for one in look.shown}


# --- what is found ---


@pytest.mark.parametrize(
    "asked", ["Tamsin Okafor", "tamsin okafor", "Okafor Tamsin", "Tamzin Okafor", "Tamsin Okafore"]
)
def test_a_child_is_found_however_the_name_is_spelt(parts: Wiring, signed_in: SignedIn, asked: str):
    answer = find(signed_in(Role.RESPONSE), asked)

    (first, *_) = answer.context["groups"][0].rows
    assert first.words == "Tamsin Okafor"
    assert first.href == "/cases/EM-1047/"
    assert "Missing episode EM-1047, missing" in first.note
    assert "asked with" not in first.note


@pytest.mark.parametrize("asked", ["EM-1047", "em-1047", "EM 1047", " em 1047 "])
def test_a_case_is_found_by_its_reference(parts: Wiring, signed_in: SignedIn, asked: str):
    assert groups(find(signed_in(Role.RESPONSE), asked))["Cases"] == ["Missing episode EM-1047"]


@pytest.mark.parametrize("asked", ["EM-9999", "officer:PS Hallam 4471", "../../etc/passwd 1", "%", "_1"])
def test_what_is_no_case_is_no_case(parts: Wiring, signed_in: SignedIn, asked: str):
    assert "Cases" not in groups(find(signed_in(Role.RESPONSE), asked))


def test_an_officer_is_found_by_name_and_by_number_with_what_they_hold(parts: Wiring, signed_in: SignedIn):
    Account.objects.create_account(
        username="hallam", password="not-asked-for", name="Peter Hallam", role="grader", officer="PS Hallam 4471"
    )
    client = signed_in(Role.RESPONSE)

    for asked in ("hallam", "Peter Hallam", "4471", "Halam"):
        assert "Peter Hallam, PS Hallam 4471" in groups(find(client, asked))["Officers and posts"]


@pytest.mark.parametrize("asked", ["P-4", "p4", "P 4"])
def test_an_exact_id_is_found_alone_and_a_post_leads_to_its_page(desk: Desk, signed_in: SignedIn, asked: str):
    for number in (4, 14, 44):
        hold(desk, f"PC Page 4{number}", f"P-{number}")

    (group,) = [one for one in find(signed_in(Role.RESPONSE), asked).context["groups"] if one.heading == OFFICERS]

    assert [(row.words, row.href) for row in group.rows] == [("Post P-4", "/people/posts/P-4/")]


def test_all_of_many_can_be_asked_for(desk: Desk, signed_in: SignedIn):
    for number in range(14):
        Account.objects.create_account(
            username=f"page{number}", password="not-asked-for", name=f"Jo Page {number}", role="response",
            officer=f"PC Page 40{number:02}",
        )  # fmt: skip
    client = signed_in(Role.RESPONSE)

    few = find(client, "page")
    (group,) = [one for one in few.context["groups"] if one.heading == OFFICERS]
    assert (len(group.rows), group.total) == (10, 14)
    assert "Show all 14" in said(few)

    whole = client.post(BOX, {"find": "page", "whole": OFFICERS})
    assert len(groups(whole)[OFFICERS]) == 14


@pytest.mark.parametrize("asked", ["Tamsin 14", "Okafor 14", "Tamsin 9"])
def test_an_age_may_follow_a_name(parts: Wiring, signed_in: SignedIn, asked: str):
    assert groups(find(signed_in(Role.RESPONSE), asked))["Children"][0] == "Tamsin Okafor"
    assert receipt(asked[:-2].strip()) in shown(parts)


@pytest.mark.parametrize(
    ("asked", "name", "years"),
    [
        ("Ada 11", "Ada", 11),
        ("Ada Lee 9", "Ada Lee", 9),
        ("Ada", "Ada", None),
        ("14", "14", None),
        ("PS 4471", "PS 4471", None),
    ],
)
def test_what_follows_a_name_is_an_age_where_it_can_be_one(asked: str, name: str, years: int | None):
    assert name_and_age(asked) == (name, years)


def test_a_rule_is_found_by_its_number_and_by_what_it_asks(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    pack = parts.reading.rulebook.at(parts.supplies.now()).pack
    rule = pack.duties["RISK_REVIEW"]

    for asked in ("RISK_REVIEW", "risk review", rule.title):
        assert f"RISK_REVIEW: {rule.title}" in groups(find(client, asked))["Rules"]


def test_a_word_is_found_with_what_it_means(parts: Wiring, signed_in: SignedIn):
    answer = find(signed_in(Role.ADMINISTRATOR), "prevention interview")

    assert "Prevention interview" in groups(answer)["Words"]
    assert "The police conversation with the child after the return" in said(answer)


def test_nothing_found_says_where_else_to_look(parts: Wiring, signed_in: SignedIn):
    answer = find(signed_in(Role.RESPONSE), "Zzyzx")

    assert answer.context["groups"] == ()
    assert "Nothing found for “" in said(answer)
    assert "Nothing was found among what you may read." in said(answer)
    assert faults(answer.content.decode()) == []


@pytest.mark.parametrize("asked", ["42/10047/26", "42 10047 26", "421004726"])
def test_a_case_is_found_by_the_number_of_a_crime_recorded_in_it(desk: Desk, signed_in: SignedIn, asked: str):
    desk.concern()
    crime = Draft(fact=CrimeRecorded(reference="42/10047/26"), happened_at=STARTS, subjects=(CHILD, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(crime,)), ledger=desk.ledger, supplies=desk.supplies)

    client = signed_in(Role.RESPONSE)

    answer = find(client, asked)

    assert groups(answer)["Cases"] == [f"Investigation {INQUIRY}"]
    assert "Crime 42/10047/26 was recorded in it" in said(answer)
    assert "Cases" not in groups(find(client, "42/10047"))


@pytest.mark.parametrize("asked", ["07700 900160", "AK93 DXC", "Tamsin"])
def test_that_numbers_plates_and_adults_are_not_searched_is_said_with_where_they_are(
    parts: Wiring, signed_in: SignedIn, asked: str
):
    answer = find(signed_in(Role.SUPERVISOR), asked)

    page = answer.content.decode()
    assert "Telephone numbers, number plates, accounts and adults are not searched here." in said(answer)
    assert {"/cases/", "/investigations/identifiers/"} <= set(outline(page).links)
    assert faults(page) == []


def test_who_reads_no_cases_is_not_sent_to_them_for_a_number(parts: Wiring, signed_in: SignedIn):
    page = find(signed_in(Role.ADMINISTRATOR), "07700 900160").content.decode()

    assert 'href="/cases/"' not in page
    assert "not searched here" not in page


def test_an_empty_box_asks_for_something(parts: Wiring, signed_in: SignedIn):
    answer = find(signed_in(Role.RESPONSE), "   ")

    assert "Type a name, a reference, a number or a word first." in said(answer)


def test_what_is_typed_is_shown_as_it_was_and_runs_nothing(parts: Wiring, signed_in: SignedIn):
    answer = find(signed_in(Role.RESPONSE), '"><script>alert(1)</script>' + "x" * 500)

    assert "<script>alert" not in answer.content.decode()
    assert faults(answer.content.decode()) == []
    assert len(answer.context["asked"]) == 120


# --- permissions ---


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.TRAINING_LEAD])
@pytest.mark.parametrize("asked", ["Tamsin Okafor", "EM-1047"])
def test_whoever_may_not_read_cases_is_not_told_that_there_is_one(
    parts: Wiring, signed_in: SignedIn, role: Role, asked: str
):
    answer = find(signed_in(role), asked)

    assert groups(answer).keys().isdisjoint({"Children", "Cases"})
    assert "EM-1047" not in said(answer).replace("such as EM-1047", "").replace(asked, "")
    assert not any(one.startswith(("child:", "EM-", "episode:")) for one in shown(parts))


def test_somebody_not_signed_in_finds_nothing(parts: Wiring, client: Client, db: None):
    answer = find(client, "Tamsin Okafor")

    assert (answer.status_code, '<h1 class="govuk-heading-xl">Sign in</h1>' in answer.text) == (403, True)
    assert "EM-1047" not in answer.text


# --- the receipt ---


def test_what_was_asked_and_shown_leaves_a_receipt_without_the_name(parts: Wiring, signed_in: SignedIn):
    find(signed_in(Role.RESPONSE), "Tamsin Okafor")

    (look,) = parts.looks.noted(shown=None, actor=None)
    assert (look.page, look.actor) == ("find", "response")
    assert {"EM-1047", receipt("Tamsin Okafor")} <= set(look.shown)
    assert "okafor" not in repr(look).casefold()


def test_every_row_that_is_shown_is_in_the_receipt_and_no_other(parts: Wiring, signed_in: SignedIn):
    answer = find(signed_in(Role.SUPERVISOR), "review")

    rows = {one for group in answer.context["groups"] for row in group.rows for one in row.shows}
    assert shown(parts) == rows | {receipt("review")}


def test_a_search_that_found_nothing_leaves_a_receipt_too(parts: Wiring, signed_in: SignedIn):
    find(signed_in(Role.RESPONSE), "Zzyzx")

    assert shown(parts) == {receipt("Zzyzx")}


def test_whoever_looks_into_a_search_can_ask_for_a_name_they_know_and_read_none(settings):
    assert receipt("Tamsin Okafor") == receipt("okafor,  TAMSIN") != receipt("Tamsin Okafo")
    before = receipt("Tamsin Okafor")

    settings.SECRET_KEY = "another installation's"

    assert receipt("Tamsin Okafor") != before


def test_no_address_has_what_was_asked_in_it(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    assert client.get(BOX, {"find": "Tamsin Okafor"}).status_code == 405
    assert "Tamsin" not in client.get("/find/?find=Tamsin+Okafor").content.decode()


# --- words ---


@pytest.mark.parametrize(
    ("asked", "text", "meant"),
    [
        ("floor", "Floor", True),
        ("FLOO", "Floor", True),
        ("loor", "Floor", False),
        ("philomina", "Philomena protocol", True),
        ("risk review", "Review the search and the risk", True),
        ("cat", "Car", False),
        ("", "Floor", False),
        ("é", "Etude", True),
    ],
)
def test_a_word_is_meant_by_its_beginning_or_with_a_slip_in_a_long_one(asked: str, text: str, meant: bool):
    assert is_in(asked, text) is meant


def test_the_glossary_is_read_whole():
    text = "# G\n\n## A part\n\n| word | is |\n| --- | --- |\n| Floor | A *level*, see [here](x.md). |\n| B, C | D |\n"

    assert [(term.heading, term.word, term.means) for term in terms_of(text)] == [
        ("A part", "Floor", "A level, see here."),
        ("A part", "B, C", "D"),
    ]
    assert len(glossary()) > 40


@pytest.mark.parametrize("typed", ["MC-1", "mc-1", "mc 1", "mc1", "MC1", "1", " 1 "])
def test_a_case_is_found_by_its_reference_however_it_is_typed_on_a_telephone(
    desk: Desk, signed_in: SignedIn, typed: str
):
    desk.report()

    answer = find(signed_in(Role.CALL_HANDLER), typed)

    assert "/cases/MC-1/" in outline(answer.content.decode()).links if answer.status_code == 200 else answer["Location"]


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("who is missing", "Board"), ("Who is missing now?", "Board"), ("children missing", "Board"),
        ("what do I owe?", "My duties"), ("my duties", "My duties"), ("hand over", "Handover of all my cases"),
        ("who is on duty tonight", "People"), ("what came in overnight", "What came in"),
    ],
)  # fmt: skip
def test_a_plain_question_leads_to_its_page_first(parts: Wiring, signed_in: SignedIn, asked: str, leads: str):
    answer = find(signed_in(Role.SUPERVISOR), asked)

    assert groups(answer)["Pages"] == [leads]
    assert next(iter(groups(answer))) == "Pages"


def test_a_name_is_no_question_and_a_page_that_somebody_may_not_open_is_not_led_to(parts: Wiring, signed_in: SignedIn):
    assert "Pages" not in groups(find(signed_in(Role.SUPERVISOR), "Tamsin Okafor"))
    administrator = signed_in(Role.ADMINISTRATOR)
    assert "Pages" not in groups(find(administrator, "who is missing"))
    assert groups(find(administrator, "who looked"))["Pages"] == ["Who looked"]


@pytest.mark.parametrize(
    ("asked", "first"), [("VC-06", "VC-06"), ("vc 06", "VC-06"), ("VC-06-BIRTHDAY", "VC-06-BIRTHDAY")]
)
def test_a_rule_is_first_by_its_number_and_none_comes_for_another(
    desk: Desk, signed_in: SignedIn, asked: str, first: str
):
    client = signed_in(Role.SUPERVISOR)

    found = groups(find(client, asked))["Rules"]

    assert found[0].startswith(f"{first}: ")
    assert {one.partition(":")[0] for one in found} <= {"VC-06", "VC-06-BIRTHDAY"}
    assert "Rules" not in groups(find(client, "GRA-01"))


def test_a_measure_is_found_by_its_number_by_whoever_reads_measures(
    parts: Wiring, signed_in: SignedIn, settings: LazySettings
):
    measure, *_ = parts.rulebooks(settings.RECOMMENDATIONS).pack.measures.values()

    found = find(signed_in(Role.ANALYST), measure.id.lower())

    assert groups(found)["Measures"][0] == f"{measure.id}: {measure.title}"
    assert f"/evidence/measures/{measure.id}/" in outline(found.content.decode()).links
