"""The whole history is read by a lexicon once, takes up where it stopped, and is read anew by the next."""

import pytest

from tests.casework.desk import CALL_HANDLER, OFFICER, Desk
from wayhome.application.wording.history import read_history
from wayhome.application.wording.rates import FEW, LEAST, rates
from wayhome.casework.add_news import AddNews
from wayhome.cli.wording.of_record import said
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon
from wayhome.store.wording.readings import DatabaseReadings

BLAMING = "She was putting herself at risk."  # an example of wording
PLAIN = "She was seen at the station."
LEXICON = """
reading: {name: small-1, title: A small pack, edition: "2026", valid_from: 2026-01-01}
fillers: a the
classes:
  NOUN_CHILD: (child|girl|boy)
  CHILD: (she|he|they)
wording:
  - {id: WD-SELF-01, category: self_risk, severity: A, why: Names the child as the danger., say: put* herself at risk}
"""
STRICTER = (
    LEXICON.replace("small-1", "small-2")
    + """\
  - {id: WD-NORM-01, category: normalising_missing, severity: B, why: As an example., say: at the station}
"""
)


def engine(text: str = LEXICON) -> Engine:
    """Return what reads by a small lexicon."""
    return Engine(read_lexicon({"small.yaml": text}))


@pytest.fixture
def desk(ledger) -> Desk:
    """Return a desk at which two entries about a child were written."""
    desk = Desk(ledger=ledger)
    desk.report()
    desk.do(AddNews, OFFICER, kind="sighting", content=BLAMING)
    desk.do(AddNews, CALL_HANDLER, kind="sighting", content=PLAIN)
    return desk


def read(desk: Desk, kept: DatabaseReadings, by: Engine) -> int:
    """Read what is left, and return how many entries that was."""
    return max((one.entries for one in read_history(desk.ledger, by, kept, lambda post: f"unit of {post}")), default=0)


def test_entries_are_counted_by_month_role_and_unit_and_never_by_person(desk: Desk, database: str):
    kept, by = DatabaseReadings(database), engine()

    assert read(desk, kept, by) == 2

    counts = {one.role: one for one in kept.counts(by.lexicon.id)}
    assert set(counts) == {"response", "call_handler"}
    assert (counts["response"].month, counts["response"].unit) == ("2026-03", "unit of response")
    assert (counts["response"].entries, counts["response"].flagged, counts["response"].found) == (1, 1, 1)
    assert (counts["call_handler"].entries, counts["call_handler"].found) == (1, 0)
    assert counts["response"].words == 6
    assert kept.flagged(by.lexicon.id) == {"MC-1"}


def test_reading_takes_up_where_it_stopped_and_reads_nothing_twice(desk: Desk, database: str):
    kept, by = DatabaseReadings(database), engine()
    read(desk, kept, by)

    assert read(desk, kept, by) == 0
    desk.do(AddNews, OFFICER, kind="sighting", content=BLAMING)
    assert read(desk, kept, by) == 1
    assert sum(one.found for one in kept.counts(by.lexicon.id)) == 2


def test_a_new_lexicon_reads_everything_anew_and_changes_nothing_that_an_earlier_one_found(desk: Desk, database: str):
    kept, first, second = DatabaseReadings(database), engine(), engine(STRICTER)
    read(desk, kept, first)
    before = kept.counts(first.lexicon.id)

    assert read(desk, kept, second) == 2

    assert kept.counts(first.lexicon.id) == before
    assert sum(one.found for one in kept.counts(second.lexicon.id)) == 2
    assert [one.rule for one in kept.rules(second.lexicon.id)] == ["WD-NORM-01", "WD-SELF-01"]
    assert kept.lexicons() == (second.lexicon.id, first.lexicon.id)


def test_few_entries_have_no_rate_and_few_findings_no_count(desk: Desk, database: str):
    kept, by = DatabaseReadings(database), engine()
    read(desk, kept, by)
    few = rates(kept, by.lexicon.id)

    assert (few.whole.entries, few.whole.per_thousand, few.whole.per_hundred) == (2, None, None)
    assert [one.found for one in few.rules] == [None]

    for _ in range(LEAST):
        desk.do(AddNews, OFFICER, kind="sighting", content=BLAMING)
    read(desk, kept, by)
    many = rates(kept, by.lexicon.id)
    assert many.whole.per_hundred == pytest.approx(100 * (LEAST + 1) / (LEAST + 2))
    assert [one.found for one in many.rules if one.found is None or one.found >= FEW] == [LEAST + 1]


def test_rates_are_said_in_lines_with_the_lexicon_they_were_read_by(desk: Desk, database: str):
    kept, by = DatabaseReadings(database), engine()
    for _ in range(LEAST):
        desk.do(AddNews, OFFICER, kind="sighting", content=BLAMING)
    read(desk, kept, by)

    lines = list(said(rates(kept, by.lexicon.id)))

    assert lines[0].startswith(f"Read by {by.lexicon.id}. ")
    assert f"The whole record: {1000 * (LEAST + 1) / (6 * (LEAST + 2)):.2f} for each 1,000 words" in lines[1]
    assert f"  call handler: fewer than {LEAST} entries, so no rate is given" in lines
    assert f"  WD-SELF-01 (A, self risk): {10_000 * (LEAST + 1) / (6 * (LEAST + 2)):.2f} for each 10,000 words" in lines
