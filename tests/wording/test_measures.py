"""What measures say of the lexicon: risks that graders hold not to be there, and about which children words are."""

from dataclasses import replace

from tests.casework.desk import CHILD, EPISODE, GRADER, Desk
from tests.casework.test_wording import point_out
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.governing.episodes import read_episodes
from wayhome.application.wording.monthly import digest, month_report
from wayhome.application.wording.risk_disputes import risk_disputes
from wayhome.application.wording.tally import LEAST
from wayhome.assurance.patterns import QUESTIONS
from wayhome.casework.dispute_indicator import DisputeIndicator, TakeBackDispute
from wayhome.duties.examples import london
from wayhome.kernel.ids import OUR_FORCE, RecordId
from wayhome.record.events.indicators import IndicatorRead
from wayhome.record.events.keeping import PackActivated
from wayhome.store.wording.readings import DatabaseReadings

WORDS = next(one for one in QUESTIONS if one.id == "words")


def read_in_words(desk: Desk, rule: str, many: int) -> list[str]:
    fact = IndicatorRead(
        factor="SELF_HARM", text="e1", field="content", start=0, end=4, rule=rule, lexicon="small-1 abc"
    )
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD, EPISODE))
    entry = Entry(record=RecordId("MC-1"), drafts=(draft,) * many)
    return [held.event.id for held in enter(entry, ledger=desk.ledger, supplies=desk.supplies).events]


def test_what_graders_say_is_not_so_is_counted_by_rule_and_not_where_a_rule_read_little(
    desk: Desk, signed_in: SignedIn
) -> None:
    desk.report()
    often = read_in_words(desk, "RF-OFT-01", LEAST)
    seldom = read_in_words(desk, "RF-SEL-01", LEAST - 1)
    for indicator in (*often[:3], *seldom[:2]):
        desk.do(DisputeIndicator, GRADER, indicator=indicator, reason="It is the name of a song.")
    desk.do(TakeBackDispute, GRADER, indicator=often[0])

    found = risk_disputes(desk.ledger)

    (rule,) = found.rules
    assert (rule.rule, rule.read, rule.disputed, found.too_few) == ("RF-OFT-01", LEAST, 2, 1)
    assert rule.share.low < 2 / LEAST < rule.share.high
    page = said(signed_in(Role.ANALYST).get("/wording/rates/"))
    assert f"RF-OFT-01 (self harm): 7 % of {LEAST} (between 2 and 21 %)" in page
    assert "RF-SEL-01" not in page


def test_words_pointed_out_are_asked_of_every_episode_beside_the_childs_background(desk: Desk) -> None:
    desk.report(sex="girl", ethnicity="black", care_status="looked_after")
    begins = desk.now.replace(day=1)
    (quiet,) = read_episodes(desk.ledger, begins, known_at=desk.at(1).now).episodes
    point_out(desk)
    (found,) = read_episodes(desk.ledger, begins, known_at=desk.at(2).now).episodes

    assert [WORDS.sort(one, desk.now) for one in (quiet, found, replace(found, pointed_out=()))] == [
        "none pointed out", "pointed out", "none pointed out",
    ]  # fmt: skip
    assert found.about.ethnicity == "black"


def test_a_months_report_is_made_from_the_record_by_role_and_its_digest_is_what_is_kept(
    desk: Desk, signed_in: SignedIn
) -> None:
    fact = PackActivated(pack="england-wales-2026.1", content="c", first="A", second="B")
    put = Draft(fact=fact, happened_at=desk.now, subjects=(OUR_FORCE,))
    enter(Entry(record=RecordId(OUR_FORCE), drafts=(put,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.report()
    point_out(desk)
    lines = month_report(desk.ledger, DatabaseReadings(), "2026-03")
    desk.now = london("2026-04-02T09:00")

    sent = signed_in(Role.FORCE_LEAD).post("/force/report-wording/", {"key": "k", "period": "2026-03"})

    assert sent.status_code == 302
    assert lines[:3] == (
        "Words about children, 2026-03", "Pointed out as they were written: fewer than 5",
        "  role response: fewer than 5",
    )  # fmt: skip
    (kept,) = desk.events("assurance.wording_reported", record=RecordId(OUR_FORCE))
    assert kept.body["report"] == digest(lines)
