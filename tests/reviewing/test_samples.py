from datetime import timedelta

import pytest

from tests.casework.desk import CHILD, DI, INQUIRY, INVESTIGATION, LEAD, SERGEANT, Desk, words
from tests.casework.desk import signed_in as as_role
from tests.reviewing.test_review import OTHERWISE, review
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.governing.place import at_end_of
from wayhome.application.reviewing.samples import agreement_on, closing, drawing, drawn_for, months_to_draw, samples
from wayhome.assurance.periods import month
from wayhome.casework.commands import Acting
from wayhome.casework.reviewing.review_investigation import ReviewInvestigation
from wayhome.casework.reviewing.sample_reviews import DrawReviews, ReadReview
from wayhome.duties.examples import london
from wayhome.kernel.ids import OUR_FORCE

MARCH = "2026-03"
READER, OTHER_READER = as_role("rhys", Role.DETECTIVE_INSPECTOR), as_role("rosa", Role.SUPERVISOR)
YES = dict.fromkeys(
    ("risk_rechecked", "work_named", "lines_looked_at", "child_heard", "disruption_decided", "sound"), "yes"
)


@pytest.fixture
def april(desk: Desk) -> Desk:
    desk.concern()
    desk.at(30).do(ReviewInvestigation, SERGEANT, **review())
    desk.at(24 * 60).do(ReviewInvestigation, DI, **review(directions=OTHERWISE, disruption_because="It holds still."))
    desk.now = london("2026-04-02T09:00")
    return desk


def draw(desk: Desk) -> tuple[str, ...]:
    desk.send(drawing(desk.ledger, MARCH, by=LEAD, at=desk.now, key="draw"))
    return tuple(one.review for one in samples(desk.ledger)[MARCH].reviews)


def read(desk: Desk, by: Acting, entry: str, **answers: str) -> None:
    desk.send(reading(desk, by, entry, **answers))


def reading(desk: Desk, by: Acting, entry: str, **answers: str) -> ReadReview:
    reviewer = next(one.reviewer for one in samples(desk.ledger)[MARCH].reviews if one.review == entry)
    return desk.ask(  # type: ignore[return-value]
        ReadReview, by, about=OUR_FORCE, period=MARCH, review=entry, reviewer=reviewer, record=INQUIRY,
        case=INVESTIGATION, children=(CHILD,), **({"reasons": "As it stands there."} | YES | answers),
    )  # fmt: skip


def test_the_draw_is_the_same_whoever_makes_it_and_holds_every_review_where_there_are_few(april: Desk) -> None:
    drawn = drawn_for(april.ledger, MARCH)
    assert (len(drawn.reviews), drawn.made) == (2, 2)
    assert sorted(drawn.reviewers) == ["dina", "sian"]
    april.now += timedelta(days=3)
    april.do(ReviewInvestigation, SERGEANT, **review(directions="A review of April, which no sample of March holds."))
    assert drawn_for(april.ledger, MARCH) == drawn
    assert at_end_of(april.ledger, month(MARCH)[1]).position == drawn.position


def test_a_month_is_drawn_once_and_one_without_reviews_is_closed_by_it(april: Desk) -> None:
    draw(april)
    again = drawing(april.ledger, MARCH, by=LEAD, at=april.now, key="again")
    refused = april.refused(DrawReviews, LEAD, about=OUR_FORCE, drawn=again.drawn)
    assert words(refused) == ["The sample of 2026-03 is drawn already."]
    april.send(drawing(april.ledger, "2026-02", by=LEAD, at=april.now, key="february"))
    assert samples(april.ledger)["2026-02"].closed is not None


def test_two_readers_who_had_no_part_in_it_read_each_and_a_third_is_refused(april: Desk) -> None:
    entry = draw(april)[0]
    for who in (SERGEANT, DI):
        given = reading(april, who, entry)
        (said, *_) = words(april.refused(ReadReview, who, **_asked(given)))
        assert said == "You had a part in this case, so what you say of its review would not be blind."
    read(april, READER, entry)
    twice = words(april.refused(ReadReview, READER, **_asked(reading(april, READER, entry))))
    assert twice == ["You read this review already."]
    read(april, OTHER_READER, entry, sound="no")
    (sampled,) = samples(april.ledger)[MARCH].read_twice
    assert [event.body["reader"] for event in sampled.readings] == ["first", "second"]
    third = as_role("ruth", Role.INSPECTOR)
    assert words(april.refused(ReadReview, third, **_asked(reading(april, third, entry)))) == [
        "Two readers have read this review."
    ]


def _asked(command: ReadReview) -> dict[str, object]:
    kept = ("about", "period", "review", "reviewer", "record", "case", "children", "reasons", *YES)
    return {name: getattr(command, name) for name in kept}


def test_what_is_left_out_is_explained_and_the_readers_agreement_is_kept(april: Desk) -> None:
    one, _ = draw(april)
    read(april, READER, one)
    read(april, OTHER_READER, one, sound="no")
    close = closing(april.ledger, MARCH, by=LEAD, at=april.now, key="close")
    refused = april.refused(type(close), LEAD, about=OUR_FORCE, period=MARCH, sampled=1, agreed=0, sound=0)
    assert words(refused) == ["1 of the reviews drawn is not read twice."]
    april.send(closing(april.ledger, MARCH, by=LEAD, at=april.now, key="k", why_left_out="Nobody was free."))
    closed = samples(april.ledger)[MARCH].closed
    assert closed is not None
    assert {name: closed.body[name] for name in ("sampled", "agreed", "sound", "left_out")} == {
        "sampled": 1, "agreed": 0, "sound": 0, "left_out": 1,
    }  # fmt: skip
    found = {one.question: (one.same, one.pairs) for one in agreement_on(samples(april.ledger)[MARCH].reviews)}
    assert (found["risk_rechecked"], found["sound"]) == ((1, 1), (0, 1))


def test_months_to_draw_are_those_that_are_over(april: Desk) -> None:
    assert months_to_draw(april.ledger, london("2026-02-10T09:00"), april.now) == ("2026-03", "2026-02")
    draw(april)
    assert months_to_draw(april.ledger, london("2026-02-10T09:00"), april.now) == ("2026-02",)


def test_a_reader_sees_neither_who_made_it_nor_what_the_other_said(april: Desk, signed_in: SignedIn) -> None:
    entry = draw(april)[0]
    read(april, READER, entry, reasons="What the first reader said.")
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    number = [one.review for one in samples(april.ledger)[MARCH].reviews].index(entry) + 1
    address = f"/force/reviews/{MARCH}/{number}/"
    page = client.get(address).content.decode()
    assert faults(page) == []
    assert "What the first reader said." not in page
    assert "sian" not in page
    assert "dina" not in page
    assert client.post(address, {"key": "k"}).status_code == 422
    assert client.post(address, YES | {"key": "k", "reasons": "As it reads."}).status_code == 302
    assert len(samples(april.ledger)[MARCH].read_twice) == 1
    assert client.get(address).content.decode().count("Read twice.") == 1


def test_the_samples_are_drawn_and_closed_on_their_pages(april: Desk, signed_in: SignedIn) -> None:
    entries = draw(april)
    for entry in entries:
        read(april, READER, entry)
        read(april, OTHER_READER, entry)
    client = signed_in(Role.COORDINATOR)
    assert "2 of 2 read twice" in client.get("/force/reviews/").content.decode()
    assert client.post(f"/force/reviews/{MARCH}/", {"key": "k"}).status_code == 302
    page = client.get(f"/force/reviews/{MARCH}/").content.decode()
    assert faults(page) == []
    assert "2 of 2" in page
    assert "Cannot be said: every answer is the same" in page
