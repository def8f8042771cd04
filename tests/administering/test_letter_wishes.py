"""Nobody can wish away what is overdue, or anything about a child in danger; only news of what can wait is put off."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.administering.conftest import filled, read
from tests.application.test_notices import SHIFTS, Watch
from tests.casework.desk import OFFICER
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.notices.letter import Letter
from wayhome.application.notices.making import Record
from wayhome.application.notices.notice import Notice, Reader, Stage
from wayhome.application.notices.wishes import EVERYTHING, Wishes, put_off
from wayhome.casework.locate_child import LocateChild
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.web.accounts.models import LetterWishes
from wayhome.web.wiring import Wiring

EIGHT = 780  # minutes after a call at seven in the evening
NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
NEWS = Notice(
    stage=Stage.RAISED, reader=Reader(officer=ActorId("PS Ives 2290")), record=RecordId("EM-1"), on_a_case=True,
    on_a_child_in_danger=False, act="Offer a meeting", due_at=NOW + timedelta(days=3), tells=("a",),
)  # fmt: skip
QUIET = Wishes(quiet_from=time(22), quiet_until=time(7))

GATHERED = Wishes(new_work=False, gathered_at=time(6, 30))

times = st.none() | st.times()
wishes = st.builds(
    Wishes, new_work=st.booleans(), due_soon=st.booleans(), quiet_from=times, quiet_until=times,
    gathered_at=times,
)  # fmt: skip
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
pressing = st.sampled_from([Stage.OVERDUE, Stage.PASSED_UP, Stage.OFFERED, Stage.ASKED])


@given(wishes, moments, pressing, st.booleans(), st.integers(-500, 500))
def test_no_wish_holds_back_what_is_overdue_passed_up_offered_or_asked(
    wish: Wishes, now: datetime, stage: Stage, danger: bool, hours: int
):
    due = now + timedelta(hours=hours)

    assert put_off(replace(NEWS, stage=stage, on_a_child_in_danger=danger, due_at=due), wish, now) is None


@given(wishes, moments, st.sampled_from(Stage), st.integers(-500, 500))
def test_no_wish_holds_back_anything_about_a_child_in_danger(wish: Wishes, now: datetime, stage: Stage, hours: int):
    notice = replace(NEWS, stage=stage, on_a_child_in_danger=True, due_at=now + timedelta(hours=hours))

    assert put_off(notice, wish, now) is None


@given(wishes, moments, st.sampled_from(Stage), st.integers(-500, 12))
def test_no_wish_holds_back_what_is_due_within_twelve_hours(wish: Wishes, now: datetime, stage: Stage, hours: int):
    assert put_off(replace(NEWS, stage=stage, due_at=now + timedelta(hours=hours)), wish, now) is None


@given(wishes, moments, st.integers(13, 500))
def test_what_is_put_off_is_put_off_to_an_hour_that_comes_and_not_beyond_what_is_due(
    wish: Wishes, now: datetime, hours: int
):
    until = put_off(replace(NEWS, since=now, due_at=now + timedelta(hours=hours)), wish, now)

    assert until is None or now < until <= now + timedelta(hours=hours - 12)


@given(wishes, moments, st.integers(13, 500))
def test_whatever_is_put_off_is_told_in_the_end_with_twelve_hours_to_spare(wish: Wishes, now: datetime, hours: int):
    notice, looks = replace(NEWS, since=now, due_at=now + timedelta(hours=hours)), 0

    while (until := put_off(notice, wish, now)) is not None:
        now, looks = until, looks + 1

    assert looks <= 3
    assert notice.due_at is not None
    assert now <= notice.due_at - timedelta(hours=12)


def test_new_work_that_is_not_wanted_as_it_comes_waits_for_the_hour_that_somebody_chose():
    news = replace(NEWS, since=NOW)

    assert put_off(news, GATHERED, NOW) == datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert put_off(news, GATHERED, datetime(2026, 11, 24, 6, 29, 59, tzinfo=UTC)) is not None
    assert put_off(news, GATHERED, datetime(2026, 11, 24, 6, 30, tzinfo=UTC)) is None


def test_without_an_hour_of_its_own_it_waits_for_the_end_of_the_quiet_hours_or_for_eight():
    news = replace(NEWS, since=NOW)

    assert put_off(news, Wishes(new_work=False), NOW) == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert put_off(news, replace(QUIET, new_work=False), NOW) == datetime(2026, 11, 24, 7, tzinfo=UTC)


def test_what_is_gathered_into_the_quiet_hours_waits_for_their_end():
    wish = replace(QUIET, new_work=False, gathered_at=time(6))

    assert put_off(replace(NEWS, since=NOW), wish, NOW) == datetime(2026, 11, 24, 7, tzinfo=UTC)


def test_news_waits_for_the_end_of_the_quiet_hours_on_londons_clock():
    assert put_off(NEWS, QUIET, NOW) == datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert put_off(NEWS, QUIET, NOW + timedelta(hours=8)) is None
    assert put_off(NEWS, QUIET, NOW + timedelta(hours=20)) == datetime(2026, 11, 25, 7, tzinfo=UTC)


def test_whoever_said_nothing_is_told_at_once():
    assert put_off(NEWS, EVERYTHING, NOW) is None


def test_what_reaches_nobody_is_never_put_off():
    assert put_off(replace(NEWS, reader=Reader()), QUIET, NOW) is None


def test_somebody_chooses_and_reads_what_always_reaches_them(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    given = filled(
        client, "/letters-about/", email="ives@eastmere.example", due_soon="on", quiet_from="22:00",
        quiet_until="07:00", gathered_at="07:30",
    )  # fmt: skip

    page = client.post("/letters-about/", given)

    assert "Kept. It holds from the next letter on." in read(page)
    assert "everything about a child who is missing" in read(page)
    kept = LetterWishes.objects.get(account__username="supervisor").as_wishes()
    assert kept == Wishes(
        new_work=False, due_soon=True, quiet_from=time(22), quiet_until=time(7), gathered_at=time(7, 30)
    )


def test_one_end_of_the_quiet_hours_alone_is_refused(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    page = client.post("/letters-about/", filled(client, "/letters-about/", quiet_from="22:00"))

    assert "Enter both, or neither" in read(page)


class Wishing(Watch):
    """A watch on which everybody wishes to be told of nothing that can wait."""

    def record(self) -> Record:
        return replace(super().record(), wishes=lambda _officer: Wishes(new_work=False, due_soon=False))


def looked(watch: Watch, *, find: bool) -> list[tuple[int, Letter]]:
    """Return which letters were made when, over a day in which a child is missing, found after two hours or not."""
    watch.hold(*((officer, role, start, 1_500) for officer, role, start, _ in SHIFTS))
    watch.desk.report()
    letters = [(minutes, letter) for minutes in (1, 90) for letter in watch.look(minutes)]
    if find:
        watch.desk.at(120).do(LocateChild, OFFICER, basis="seen")
    later = [(minutes, letter) for minutes in (130, 400, 779, 780, 1400) for letter in watch.look(minutes)]
    return letters + later


def told(watch: Watch, *, find: bool) -> list[tuple[str, str]]:
    """Return who was told what."""
    return [(letter.reader, letter.subject) for _, letter in looked(watch, find=find)]


def test_of_a_missing_child_everybody_is_told_the_same_whatever_they_wish():
    everything = told(Watch(), find=False)

    assert len(everything) > 5
    assert told(Wishing(), find=False) == everything


def test_once_a_child_is_found_news_that_can_wait_comes_in_one_letter_at_eight():
    everything, wished = looked(Watch(), find=True), looked(Wishing(), find=True)

    put_off = _told_before(EIGHT, everything) - _told_before(EIGHT, wished)
    assert put_off
    assert all(key.startswith("raised|") for key in put_off)
    gathered = [letter for at, letter in wished if at == EIGHT and put_off & set(letter.tells)]
    assert put_off == {key for letter in gathered for key in letter.tells if key in put_off}
    assert len({letter.reader for letter in gathered}) == len(gathered)


def _told_before(minutes: int, letters: list[tuple[int, Letter]]) -> set[str]:
    return {key for at, letter in letters if at < minutes for key in letter.tells}
