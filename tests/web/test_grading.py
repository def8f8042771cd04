"""What is already known and the grade, on their pages: unread is not nothing, and nobody lowers alone."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from tests.benchmarks.good_case import SYSTEMS
from tests.casework.desk import CALL_HANDLER, CASE, OFFICER, Desk
from tests.casework.desk import signed_in as acting
from tests.web.conftest import BACKEND, SignedIn
from tests.web.html import faults, outline
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.holding.ports import Answer, HoldingsOutOfReach, Source
from wayhome.casework.add_news import AddNews
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_answers import Answer as Answered
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.risk import Graded
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.accounts.models import Account
from wayhome.web.wiring import Wiring

KNOWN, GRADE, GIVEN = f"/cases/{CASE}/already-known/", f"/cases/{CASE}/grade/new/", f"/cases/{CASE}/grade/"
SEARCH, SYSTEM = f"{KNOWN}search/", f"{KNOWN}system/"
APPROVE, OPEN_QUESTIONS = f"/cases/{CASE}/grade/approve/", f"/cases/{CASE}/questions/open/"
GRADER = acting("grader", Role.GRADER)
FULL = {
    "grade": "high", "likelihood": "very_likely", "severity": "serious", "wording": "app2026",
    "rests_on": ["systems_read"], "history_effect": "no_history", "rationale": "An adult she fears was outside.",
}  # fmt: skip
LOWER = FULL | {"grade": "medium", "likelihood": "likely", "severity": "not_serious", "rationale": "He is in custody."}


def form(client: Client, page: str) -> dict[str, Any]:
    """Return what a page's form sends as it was opened."""
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields}


def said(answer) -> str:
    """Return the words of a page."""
    return " ".join(" ".join(outline(answer.content.decode()).text).split())


def send(client: Client, page: str, **given: Any):
    """Fill a page in as it was opened, and send it."""
    return client.post(page, form(client, page) | given)


def again_as(client: Client, role: Role) -> Client:
    """Sit somebody down again who was signed in before."""
    client.force_login(Account.objects.get(username=role.key), backend=BACKEND)
    return client


def read_everything(desk: Desk) -> Desk:
    for system in SYSTEMS:
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="no_trace")
    return desk


def came_back(desk: Desk, *references: str, system: str = "local_intelligence") -> Desk:
    hits = tuple(Hit(reference=one, summary=f"{one} says something") for one in references)
    desk.do(RecordCheck, CALL_HANDLER, system=system, result="not_done", hits=hits)
    return desk


def results(desk: Desk, system: str) -> list[tuple[object, object]]:
    checks = [event.body for event in desk.events("risk.system_checked") if event.body["system"] == system]
    return [(body["result"], body.get("hits")) for body in checks]


def field_of(client: Client, reference: str) -> str:
    """Return the name under which a record's fields stand on the page."""
    hits = client.get(KNOWN).context["hits"]
    return str(next(hit.id for hit in hits if hit.reference == reference))


def held(reference: str, system: str, text: str) -> HeldRecord:
    child = Person(given_name="Ada", family_name="Lovell", birth_date=date(2010, 6, 1))
    return HeldRecord(id=reference, system=system, person=child, on=date(2026, 1, 9), text=text)


def behind_the_pages() -> Wiring:
    """Return the parts that pages are given in this test."""
    made: Wiring = import_string("wayhome.web.http.wiring")()
    return made


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MemoryHoldings:
    """Return what other systems hold: nothing, until a test brings something in."""
    found = MemoryHoldings()
    parts = replace(behind_the_pages(), holdings=found)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return found


def test_a_search_records_what_came_back_and_why_and_what_has_not_been_asked(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    client = signed_in(Role.GRADER)
    record = held("INT-7", "intelligence", "Seen in a car with a man twice her age.")
    holdings.add([record], at=desk.now)

    answer = send(client, SEARCH)

    page = said(client.get(KNOWN))
    assert answer["Location"] == KNOWN
    assert [event.body["hit"] for event in desk.events("risk.hit_found")] == ["INT-7"]
    assert results(desk, "local_intelligence") == [("not_done", None)]
    assert "Seen in a car with a man twice her age." in page
    assert "Why it came back: Same first name" in page
    assert "Local intelligence Came back, not all weighed" in page
    assert "Custody now and a year back, bail, curfew, tag Not asked yet" in page


def test_records_of_a_source_that_stands_for_no_system_are_not_lost_in_silence(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    client = signed_in(Role.GRADER)
    holdings.add([held("YW-1", "youth_club", "Came with an older man."), held("CU-1", "custody", "Held.")], at=desk.now)

    send(client, SEARCH)

    page = said(client.get(KNOWN))
    assert "Records came back that belong to no system listed here: youth_club." in page
    assert "Read them in that source, and record by hand what they say." in page


EVERYTHING = ("command_and_control", "missing", "crime", "intelligence", "custody")


def of_somebody_else(holdings: MemoryHoldings, desk: Desk) -> None:
    """Bring a record of each of some systems in, none of them about the child."""
    zed = Person(given_name="Zed", family_name="Orme")
    records = [HeldRecord(id=f"{one}-1", system=one, person=zed, text="A bicycle.") for one in EVERYTHING]
    holdings.add(records, at=desk.now)


def test_a_search_for_a_name_that_nobody_bears_reads_no_system_and_meets_nothing(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    of_somebody_else(holdings, desk)
    client = signed_in(Role.GRADER)

    send(client, SEARCH, name="zzzz")

    page = said(client.get(KNOWN))
    assert {event.body["result"] for event in desk.events("risk.system_checked")} == {"not_done"}
    assert "met" not in {*desk.statuses("MC-08.FIRST"), *desk.statuses("MC-08")}
    assert "Asked only with a name that the record does not know; ask with the child’s own." in page
    assert "No address with its house number, and no telephone number, was asked." in page
    assert "Read, nothing held" not in page


def test_a_search_by_the_childs_own_name_answers_for_people_and_not_for_addresses_and_numbers(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    of_somebody_else(holdings, desk)
    client = signed_in(Role.GRADER)

    send(client, SEARCH)

    assert results(desk, "crime") == [("no_trace", 0)]
    assert results(desk, "command_and_control") == [("not_done", None)]

    send(client, SEARCH, phones="07700 900163")

    assert results(desk, "command_and_control")[-1] == ("no_trace", 0)
    assert "Read, nothing held" in said(client.get(KNOWN))


def test_the_number_that_was_given_for_the_child_is_asked_with(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    said_so = Answered(question="phone", answer="yes", words="07700 900163, and mum on +44 7700 900111")
    desk.do(RecordAnswers, CALL_HANDLER, answers=(said_so,))
    of_somebody_else(holdings, desk)
    client = signed_in(Role.GRADER)

    assert form(client, SEARCH)["phones"] == "07700 900163\n+44 7700 900111"
    send(client, SEARCH)

    assert results(desk, "command_and_control") == [("no_trace", 0)]


def test_a_child_whose_age_alone_is_known_is_asked_for_with_it(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell", date_of_birth=None, age_stated=14)
    of_somebody_else(holdings, desk)
    client = signed_in(Role.GRADER)

    assert form(client, SEARCH)["age"] == 14
    send(client, SEARCH)

    assert results(desk, "crime") == [("no_trace", 0)]


def test_records_found_by_a_number_alone_are_weighed_and_do_not_read_a_system_of_people(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.report(name="Ada Lovell")
    person = Person(given_name="Zed", family_name="Orme", phones=("07700 900163",))
    holdings.add([HeldRecord(id="CR-1", system="crime", person=person, text="An assault.")], at=desk.now)
    client = signed_in(Role.GRADER)
    send(client, SEARCH, name="", birth_date="", phones="07700 900163")

    send(client, KNOWN, **{f"mark_{field_of(client, 'CR-1')}": "no_effect"})

    assert results(desk, "crime") == [("not_done", None)]
    assert "No name was asked, and this system is searched by one." in said(client.get(KNOWN))


@pytest.mark.parametrize("result", ["no_trace", "hits_read", "not_done", "not_permitted"])
def test_what_a_system_holds_can_be_recorded_by_hand_however_it_stands(desk: Desk, signed_in: SignedIn, result: str):
    desk.report()
    desk.do(RecordCheck, CALL_HANDLER, system="crime", result=result)

    page = signed_in(Role.GRADER).get(KNOWN)

    assert "Record by hand : Crime records" in said(page)


class OutOfReach:
    """Holdings that cannot be asked now."""

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        raise HoldingsOutOfReach

    def sources(self) -> tuple[Source, ...]:
        raise HoldingsOutOfReach


def test_systems_that_cannot_be_reached_are_unavailable_and_never_nothing_held(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    desk.report()
    client = signed_in(Role.GRADER)
    monkeypatch.setattr(MemoryHoldings, "search", OutOfReach.search)
    monkeypatch.setattr(MemoryHoldings, "sources", OutOfReach.sources)

    assert "The held records cannot be reached now" in said(client.get(SEARCH))
    send(client, SEARCH)

    page = said(client.get(KNOWN))
    assert {result for system in SYSTEMS for result, _ in results(desk, system)} == {"unavailable"}
    assert page.count("That is not nothing held. Try again by 19:30 today.") == len(SYSTEMS)
    assert "nothing held 19" not in page.replace("not nothing held", "")
    assert set(desk.statuses("MC-09")) == {"owed"}


@pytest.mark.usefixtures("holdings")
def test_where_nothing_was_brought_in_the_page_says_to_ask_each_system(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.GRADER), SEARCH)

    assert answer.status_code == 422
    assert "No system’s records are here to be searched: ask each and record it by hand" in said(answer)


def test_a_search_needs_something_to_search_with(desk: Desk, signed_in: SignedIn):
    desk.report(name=None, date_of_birth=None)

    answer = send(signed_in(Role.GRADER), SEARCH)

    assert "Enter a name, a birth date, a telephone number, an address or a vehicle" in said(answer)


def test_what_one_system_holds_is_recorded_by_hand_with_each_record_to_be_weighed(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.GRADER)

    hits = "CR-4 Victim of an assault in May\nCR-9 Witness"
    answer = send(client, f"{SYSTEM}?about=crime", result="hits_read", hits=hits)

    assert answer["Location"] == KNOWN
    assert results(desk, "crime") == [("hits_read", 2)]
    assert "Crime records as victim, suspect or witness, and every flag Read 2 records, 19:00 today" in said(
        client.get(KNOWN)
    )
    assert client.get(KNOWN).context["unweighed"] == 2


def test_a_system_that_was_down_is_tried_again_at_the_time_that_was_set(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.GRADER)

    send(client, f"{SYSTEM}?about=custody", result="unavailable", retry="18:45")

    (event,) = desk.events("risk.system_checked")
    assert event.body["retry_at"] == "2026-03-03T18:45:00Z"
    assert "Try again" in said(client.get(KNOWN))
    assert desk.statuses("MC-09") == ["owed"]


def test_that_something_is_held_needs_the_records(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.GRADER), SYSTEM, result="hits_read")

    assert "Enter each record that came back, with its reference" in said(answer)
    assert desk.events("risk.system_checked") == []


def test_records_are_weighed_in_one_go_and_the_system_is_read_once_all_of_it_is(desk: Desk, signed_in: SignedIn):
    desk.report()
    came_back(desk, "INT-1", "INT-2")
    client = signed_in(Role.GRADER)
    one, two = field_of(client, "INT-1"), field_of(client, "INT-2")

    send(client, KNOWN, **{f"mark_{one}": "raises", f"how_{one}": "The man she fears", f"factor_{one}": "CSE"})
    assert results(desk, "local_intelligence") == [("not_done", None)]
    send(client, KNOWN, **{f"mark_{two}": "not_this_child", f"how_{two}": "Born in 1998"})

    marks = {event.body["hit"]: event.body["affects_grade"] for event in desk.events("risk.hit_marked")}
    assert marks == {"INT-1": "raises", "INT-2": "not_this_child"}
    assert len(desk.events("risk.hit_marked")) == 2, "what was weighed before is not entered again"
    assert [event.body["factor"] for event in desk.events("risk.factor_recorded")] == ["CSE"]
    assert results(desk, "local_intelligence") == [("not_done", None), ("hits_read", 2)]
    assert desk.statuses("MC-08.HITS") == ["met", "met"]
    assert "Every record was weighed" in said(client.get(KNOWN))


def test_a_record_is_weighed_again_when_somebody_thinks_otherwise(desk: Desk, signed_in: SignedIn):
    desk.report()
    came_back(desk, "INT-1")
    client = signed_in(Role.GRADER)
    one = field_of(client, "INT-1")
    send(client, KNOWN, **{f"mark_{one}": "no_effect"})

    send(client, KNOWN, **{f"mark_{one}": "raises", f"how_{one}": "It is the same car"})

    assert [event.body["affects_grade"] for event in desk.events("risk.hit_marked")] == ["no_effect", "raises"]
    assert "Weighed: It is the same car" in said(client.get(KNOWN))


def test_weighing_nothing_is_said_and_what_was_typed_is_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    came_back(desk, "INT-1")
    client = signed_in(Role.GRADER)
    one = field_of(client, "INT-1")

    answer = send(client, KNOWN, **{f"how_{one}": "I am not sure"})

    assert answer.status_code == 422
    assert faults(answer.content.decode()) == []
    assert "Say of at least one record what it does to the grade" in said(answer)
    assert form(client, KNOWN)[f"how_{one}"] == "I am not sure"


def test_what_records_say_can_be_covered(desk: Desk, signed_in: SignedIn):
    desk.report()
    came_back(desk, "INT-1")
    client = signed_in(Role.GRADER)

    shown, covered = (client.get(path).content.decode() for path in (KNOWN, f"{KNOWN}?cover=yes"))

    assert '<details class="govuk-details app-hit__details" open>' in shown
    assert '<details class="govuk-details app-hit__details">' in covered


def test_the_grade_page_shows_the_floor_and_why_the_levels_and_what_is_unread(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="SUICIDE_SELF_HARM", present="yes"),))
    came_back(desk, "INT-1")

    page = said(signed_in(Role.GRADER).get(GRADE))

    assert "The floor is High risk Suicide or serious self-harm is feared MC-17.SELF_HARM" in page
    assert "1 record not weighed. 9 systems not read." in page
    assert "Serious harm to the child, or by the child to someone else, is very likely" in page
    assert "For example Suicide or serious self-harm is feared" in page
    assert "A missing child is aged ten or under" in page
    assert "It is not a judgement of the child's character, choices or history." in page
    assert (
        "Provisional No record of the training “Grading the risk to a missing child” was found. "
        "The questions on how going missing and exploitation are linked were never answered. "
        "Grade all the same: it is kept, and somebody who may grade is asked at once." in page
    )


def test_a_grader_reads_what_callers_said_in_their_own_words(desk: Desk, signed_in: SignedIn):
    desk.report(said="She left her insulin here.")

    page = said(signed_in(Role.GRADER).get(GRADE))

    assert "What was said so far" in page
    assert "She left her insulin here." in page


def test_once_the_risk_is_graded_a_grader_reads_what_is_new(desk: Desk, signed_in: SignedIn):
    desk.report(said="She left her insulin here.")
    desk.at(5)
    client = signed_in(Role.GRADER)
    send(client, GRADE, **FULL)
    desk.at(9).report(said="She got into a grey car.", record=RecordId("MC-2"))

    page = said(client.get(GRADE))

    assert "New since the last grade" in page
    assert "She got into a grey car." in page
    assert "She left her insulin here." not in page


def test_what_could_raise_the_floor_and_nobody_knows_is_put_to_the_grader(desk: Desk, signed_in: SignedIn):
    desk.report()

    page = signed_in(Role.GRADER).get(GRADE)

    assert "Does anyone fear that the child may harm themselves or end their life?" in said(page)
    assert f"{OPEN_QUESTIONS}?about=self_harm_suicide" in outline(page.content.decode()).links


def test_a_trained_grader_who_has_read_everything_confirms_the_grade(desk: Desk, signed_in: SignedIn):
    desk.train(GRADER).report()
    read_everything(desk)
    client = signed_in(Role.GRADER)

    answer = send(client, GRADE, **FULL)

    page = said(client.get(GIVEN))
    assert answer["Location"] == GIVEN
    assert [event.body["status"] for event in desk.events("risk.graded")] == ["confirmed"]
    assert "High risk Confirmed" in page
    assert "Harm was judged very likely and serious. An adult she fears was outside." in page
    assert "Review the grade and the response supervisor, by 19:30 today" in page


def test_a_grade_that_is_provisional_says_why_what_would_settle_it_and_who_is_asked(desk: Desk, signed_in: SignedIn):
    desk.report()
    came_back(read_everything(desk), "INT-1")
    client = signed_in(Role.CALL_HANDLER)

    send(client, GRADE, **FULL)

    page = said(client.get(GIVEN))
    assert "High risk Provisional" in page
    assert "It stands, the floor applies, and the response does not wait." in page
    assert "Not so yet: the grader's training was in date on the day of the grade." in page
    assert "Still owed: say of every record found whether it affects the grade (INT-1)." in page
    assert "Have the risk graded by someone whose training is in date risk grader, by 19:00 today" in page


def test_a_grade_that_lacks_nothing_any_more_says_to_grade_again(desk: Desk, signed_in: SignedIn):
    desk.train(GRADER).report()
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answered(question="phone", answer="yes"),))
    client = signed_in(Role.GRADER)
    send(client, GRADE, **(FULL | {"rests_on": ["answers"]}))
    assert "Why it is provisional" in said(client.get(GIVEN))

    read_everything(desk.at(5))

    assert "Everything it lacked is there now Grade again to confirm it." in said(client.get(GIVEN))


def test_only_the_level_is_kept_too(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.GRADER)

    send(client, GRADE, grade="medium", rests_on=[])

    assert [event.body["status"] for event in desk.events("risk.graded")] == ["provisional"]
    assert "Not so yet: how likely harm is was stated." in said(client.get(GIVEN))


def test_a_level_is_asked_for_and_what_was_typed_stays(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.GRADER)

    answer = send(client, GRADE, rationale="A car waited for her.")

    assert answer.status_code == 422
    assert faults(answer.content.decode()) == []
    assert form(client, GRADE)["rationale"] == "A car waited for her."
    assert "Choose a level: the higher one where you cannot settle it, and say so below" in said(answer)


@pytest.mark.parametrize(
    ("likelihood", "severity", "words"),
    [
        ("very_likely", "serious", "Very likely and serious come to high."),
        ("likely", "serious", "Likely and serious come to high. National practice does not define this pair"),
        ("possible", "serious", "Possible and serious come to medium. National practice does not define this pair"),
        ("possible", "minimal", "Possible and slight come to low. The floor is medium and applies."),
    ],
)
def test_the_two_judgements_are_put_together_before_the_level_is_chosen(
    desk: Desk, signed_in: SignedIn, likelihood: str, severity: str, words: str
):
    desk.report()

    answer = send(signed_in(Role.GRADER), GRADE, likelihood=likelihood, severity=severity, more="together")

    assert words in said(answer)
    assert desk.events("risk.graded") == []


def test_a_level_below_what_the_two_come_to_is_said_before_it_is_saved(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(
        signed_in(Role.GRADER), GRADE, likelihood="likely", severity="serious", grade="medium", more="together"
    )

    assert "You chose medium, which is lower. It is kept, and asks for a second person." in said(answer)


def missing_again(desk: Desk, times: int) -> RecordId:
    """Report the child so many times more, two days apart, found each time, and return the last record."""
    record = CASE
    for again in range(2, times + 2):
        desk.do(LocateChild, OFFICER, basis="seen", place="hotel_short_let", record=record)
        told = {"complete": False, "own_words": "He said I owed him.", "record": record}
        desk.do(RecordAccount, OFFICER, **told) if again == 2 else None
        record = RecordId(f"MC-{again}")
        desk.at((again - 1) * 2 * 24 * 60).report(record=record, case=Subject(f"episode:A{again}"))
    return record


def test_after_one_return_of_which_nobody_wrote_anything_down_no_share_of_one_is_counted(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    desk.do(LocateChild, OFFICER, basis="seen")
    desk.at(2 * 24 * 60).report(record=RecordId("MC-2"), case=Subject("episode:A2"))

    told = said(signed_in(Role.GRADER).get("/cases/MC-2/grade/new/"))

    assert "After the one return, nobody wrote down what the child said: what happened is not known." in told


def test_bc05_the_history_is_put_as_a_question_and_may_never_lower(desk: Desk, signed_in: SignedIn):
    desk.report()
    record = missing_again(desk, 10)
    client = signed_in(Role.GRADER)

    page = client.get(f"/cases/{record}/grade/new/")

    told = said(page)
    values = [value for value, _ in page.context["form"].fields["history_effect"].choices]
    assert "Episode 11 of this child 7 days 4 30 days 11" in told
    assert "Found at a hotel or short let (10 times)." in told
    assert "After 9 of 10 returns, nobody wrote down what the child said: what happened is not known." in told
    assert values == ["raises", "neutral"]
    assert "“It lowers the risk” is not offered: The level of risk is not reduced because a child is often" in told


def test_what_the_child_said_before_is_read_beside_the_grade_and_who_looked_is_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    record = missing_again(desk, 2)
    client = signed_in(Role.GRADER)

    page = said(client.get(f"/cases/{record}/grade/new/"))

    assert "He said I owed him." in page
    assert CASE in {one for look in behind_the_pages().looks.noted(shown=CASE, actor=None) for one in look.shown}


def test_a_lower_grade_is_refused_in_words_approved_by_another_and_then_kept(desk: Desk, signed_in: SignedIn):
    desk.train(GRADER).report()
    read_everything(desk)
    client = signed_in(Role.GRADER)
    send(client, GRADE, **FULL)

    refused = send(client, GRADE, **LOWER)
    inspector = signed_in(Role.INSPECTOR)
    desk.at(10)
    approved = send(inspector, f"{APPROVE}?about=medium", changed="yes", reason="He was in custody all day.")
    back = again_as(client, Role.GRADER)
    desk.at(12)
    kept = client.post(GRADE, form(back, GRADE))

    told = said(refused)
    assert refused.status_code == 422
    assert "The grade stands at high, and nobody else has agreed that it is medium." in told
    assert "Ask a duty inspector to approve medium, signed in as themselves, and grade again." in told
    assert (approved.status_code, kept.status_code) == (302, 302)
    assert [event.body["grade"] for event in desk.events("risk.graded")] == ["high", "medium"]
    assert desk.statuses("MC-22") == ["met"]


def test_nobody_approves_their_own_grade(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.INSPECTOR)
    send(client, GRADE, **FULL)

    page = said(client.get(APPROVE))
    answer = send(client, APPROVE, grade="medium", changed="yes", reason="It fits.")

    assert "The last grade in this case is your own." in page
    assert "Ask another inspector or above to look at it and approve it." in said(answer)
    assert desk.events("risk.lower_grade_approved") == []


def test_below_medium_everything_that_is_lacking_is_said_at_once(desk: Desk, signed_in: SignedIn):
    desk.report()
    send(signed_in(Role.GRADER), GRADE, **LOWER)
    client = signed_in(Role.INSPECTOR)

    answer = send(client, APPROVE, grade="low", reason="He rang.")

    told = said(answer)
    assert "Not so yet: something changed, or is known, that explains the level." in told
    assert "Not so yet: whoever reported the child agreed." in told
    assert "Not so yet: the latest time to look again is set." in told
    assert "Not so yet: every system was read and every record found was weighed." in told


def test_a_supervisor_may_not_open_the_approval(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = signed_in(Role.SUPERVISOR).get(APPROVE)

    assert answer.status_code == 403
    assert "You may not approve a lower grade, or one below the floor" in said(answer)


def test_why_a_level_stands_below_the_floor_is_recorded_with_the_rank_of_whoever_says_so(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="CSE", present="yes"),))
    send(signed_in(Role.GRADER), GRADE, **LOWER)
    client = signed_in(Role.INSPECTOR)

    empty = send(client, f"/cases/{CASE}/grade/below-the-floor/")
    send(client, f"/cases/{CASE}/grade/below-the-floor/", reason="The flag is of another child of that name.")

    (event,) = desk.events("risk.floor_departure_recorded")
    assert "Say why, in your words" in said(empty)
    assert (event.body["by"], event.actor) == ("inspector", "inspector")
    assert desk.statuses("MC-17") == ["excused"]


def test_a_grade_between_the_levels_is_looked_at_by_somebody_of_rank(desk: Desk, signed_in: SignedIn):
    desk.report()
    send(signed_in(Role.GRADER), GRADE, **(FULL | {"likelihood": "possible", "grade": "medium"}))
    assert desk.statuses("MC-18") == ["owed"]
    client = signed_in(Role.INSPECTOR)
    page = f"/cases/{CASE}/grade/look/"

    assert "Say whether anything is still to be done" in said(send(client, page, directions="It fits."))
    asked = {"left": "something", "what": "Ask the school", "who": "response", "again_on": "2026-03-02"}
    assert "Enter the time" in said(send(client, page, directions="It fits.", **asked))
    send(client, page, directions="It fits.", **asked, again_at="20:30")

    assert desk.statuses("MC-18") == ["met"]
    assert [event.body["line"] for event in desk.events("enquiry.line_raised")] == ["Review item 1"]
    assert [each.text for each in desk.ledger.words(CASE) if each.field == "what"] == ["Ask the school"]


def test_something_new_is_answered_by_saying_that_the_grade_stands_and_why(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.GRADER)
    send(client, GRADE, **FULL)
    desk.at(20).do(AddNews, CALL_HANDLER, kind="phone_off", supplied_by="parent", content="Her phone is off now.")
    page = f"/cases/{CASE}/grade/again/"

    assert "Her phone is off now." in said(client.get(page))
    assert "Say what you looked at and why it changes nothing" in said(send(client, page))
    send(client, page, why="It is high already.")

    assert [event.body["outcome"] for event in desk.events("risk.reassessed")] == ["unchanged"]
    assert desk.statuses("MC-21") == ["met"]


def test_what_nobody_could_answer_is_settled_and_states_its_factor(desk: Desk, signed_in: SignedIn):
    desk.report()
    unknown = (Answered(question="medical_need", answer="unknown"), Answered(question="weapon", answer="not_available"))
    desk.do(RecordAnswers, CALL_HANDLER, answers=unknown)
    client = signed_in(Role.RESPONSE)

    page = said(client.get(OPEN_QUESTIONS))
    send(client, OPEN_QUESTIONS, q_medical_need="yes", supplied_by="school", words="She has insulin at noon.")

    assert "Does the child need medicine or care that cannot wait? So far: not known" in page
    assert "So far: not available" in page
    assert sorted(desk.statuses("MC-04")) == ["met", "owed"]
    assert [event.body["factor"] for event in desk.events("risk.factor_recorded")] == ["MEDICAL_TIME_CRITICAL"]
    assert "The floor is High risk" in said(client.get(GRADE))


def test_exploitation_of_whatever_kind_is_taken_to_be_so_until_somebody_knows_which(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answered(question="exploitation_concern", answer="unknown"),))

    send(signed_in(Role.RESPONSE), OPEN_QUESTIONS, q_exploitation_concern="yes", supplied_by="carer")

    assert {event.body["factor"] for event in desk.events("risk.factor_recorded")} == {"CSE", "CCE"}


def test_answering_nothing_is_said(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.RESPONSE), OPEN_QUESTIONS)

    assert answer.status_code == 422
    assert "Answer at least one question" in said(answer)


def test_a_grade_changed_twice_before_anyone_was_sent_is_kept_each_time(desk: Desk, signed_in: SignedIn):
    desk.train(GRADER).report()
    read_everything(desk)
    client = signed_in(Role.GRADER)

    send(client, GRADE, **LOWER)
    send(client, GRADE, **FULL)
    send(client, GRADE, **(FULL | {"rationale": "And her phone is off."}))

    page = said(client.get(GIVEN))
    assert [event.body["grade"] for event in desk.events("risk.graded")] == ["medium", "high", "high"]
    assert "Earlier grades High risk Confirmed" in page
    assert desk.events("missing.officers_deployed") == []
    assert "owed" in desk.statuses("MC-23")


@pytest.mark.parametrize("record", ["C-101", "EI-2212"])
@pytest.mark.usefixtures("parts")
def test_only_a_missing_episode_is_graded(signed_in: SignedIn, record: str):
    client = signed_in(Role.GRADER)

    pages = [f"/cases/{record}/{page}/" for page in ("grade", "grade/new", "already-known")]

    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert client.post(pages[1], {"key": "k", "grade": "high"}).status_code == 404


def test_a_reader_from_outside_reads_the_grade_and_is_offered_nothing(desk: Desk, signed_in: SignedIn):
    desk.report()

    page = signed_in(Role.INSPECTORATE_READER).get(GIVEN)

    assert "Nobody has graded the risk yet." in said(page)
    assert not [link for link in outline(page.content.decode()).links if "/grade/" in link or "/already" in link]


def brought_in(desk: Desk, graded: Graded) -> None:
    """Bring in a grade from another system, as an import does."""
    subjects = desk.events("missing.reported")[0].subjects
    draft = Draft(fact=graded, happened_at=desk.now, subjects=subjects)
    enter(Entry(record=RecordId(CASE), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def test_a_grade_by_somebody_whose_training_was_out_of_date_is_not_called_confirmed(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="CSE", present="yes"),))
    brought_in(desk, Graded(grade="medium", competence_valid_until=date(2025, 3, 31)))

    answer = signed_in(Role.SUPERVISOR).get(GIVEN)

    page = said(answer)
    assert "Medium risk Grader’s training out of date" in page
    assert "Treated as high because the child is or may be exploited now." in page
    assert "Confirmed" not in page
    assert faults(answer.content.decode()) == []


def test_a_grade_without_a_training_record_is_not_called_confirmed(desk: Desk, signed_in: SignedIn):
    desk.report()
    brought_in(desk, Graded(grade="high"))

    page = said(signed_in(Role.SUPERVISOR).get(GIVEN))

    assert "High risk Grader’s training not on record" in page
    assert "Treated as" not in page
