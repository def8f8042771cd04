"""Who is told of what and when, by a letter that holds nothing about a child but the reference of the case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import pytest

from tests.casework.desk import (
    CASE,
    CHILD,
    EPISODE,
    GRADER,
    INSPECTOR,
    OFFICER,
    SERGEANT,
    STARTS,
    Desk,
    england_wales,
    signed_in,
)
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.notices.bearing import of_type, touched
from wayhome.application.notices.letter import MOST, Letter, letters
from wayhome.application.notices.making import Record, notices_due
from wayhome.application.notices.notice import Notice, Reader, Stage
from wayhome.application.ports import History
from wayhome.application.things_to_do import DONE_IN_ONE_GO
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.decline_handover import DeclineHandover
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.send_officers import SendOfficers
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.events.workforce import PostHeld
from wayhome.record.vocabulary import check
from wayhome.store.memory import MemoryLedger
from wayhome.store.outbox import MemoryOutbox

NIGHT = signed_in("nell", Role.SUPERVISOR)
SHIFTS = (
    ("gwen", "grader", -60, 600),
    ("omar", "response", -60, 600),
    ("cara", "call_handler", -60, 600),
    ("sian", "supervisor", -60, 240),
    ("ines", "inspector", -60, 600),
    ("sara", "command", -60, 600),
)


@dataclass
class Watch:
    """A desk, and the outbox that its letters wait in."""

    desk: Desk = field(default_factory=Desk)
    outbox: MemoryOutbox = field(default_factory=MemoryOutbox)
    faults: list[Subject] = field(default_factory=list)
    read: int = 0

    def hold(self, *shifts: tuple[str, str, int, int], unit: str = "") -> "Watch":
        """Put on record who holds which post, in minutes after the call."""
        for number, (officer, role, start, end) in enumerate(shifts):
            first, last = (STARTS + timedelta(minutes=minutes) for minutes in (start, end))
            fact = PostHeld(officer=officer, role=role, unit=unit, start=first, end=last)
            post = Subject(f"post:{role}")
            draft = Draft(fact=fact, happened_at=STARTS - timedelta(hours=2), subjects=(post,))
            entry = Entry(record=RecordId(f"{post}-{number}"), drafts=(draft,))
            enter(entry, ledger=self.desk.ledger, supplies=self.desk.supplies)
        return self

    def record(self) -> Record:
        return Record(
            log=self.desk.ledger,
            of_type=partial(of_type, log=self.desk.ledger),
            first=england_wales(),
            rulebooks=lambda name: england_wales(),
            link=lambda record: f"https://wayhome.example/{f'cases/{record}/' if record else ''}",
            faulty=lambda scope, fault: self.faults.append(scope),
        )

    def look(self, minutes: float) -> list[Letter]:
        """Let the clock stand so many minutes after the call, make letters, and return those that were made."""
        self.desk.now = STARTS + timedelta(minutes=minutes)
        notices_due(self.record(), self.outbox, self.desk.now, since=STARTS - timedelta(hours=1))
        made = [waiting.letter for waiting in self.outbox.take(self.desk.now, 1000)]
        for number in range(self.read + 1, self.read + len(made) + 1):
            self.outbox.sent(number, self.desk.now)
        self.read += len(made)
        return made


class Torn(MemoryLedger):
    """A record of which one case cannot be read."""

    def about(self, subject: Subject) -> History:
        if subject == "episode:A1":
            raise ValueError("these rows cannot be read")
        return super().about(subject)


@pytest.fixture
def watch() -> Watch:
    """Return a desk where every post is held, and nobody was told anything yet."""
    watch = Watch().hold(*SHIFTS)
    watch.desk.train(GRADER)
    watch.desk.report()
    return watch


def to(reader: str, made: Sequence[Letter], *begins: Stage) -> list[Letter]:
    """Return the letters to a reader, of some stages."""
    words = tuple(stage.words for stage in begins) or ("",)
    return [letter for letter in made if letter.reader == reader and letter.subject.startswith(words)]


def test_what_a_report_raises_is_one_letter_to_whoever_holds_each_post(watch: Watch) -> None:
    made = watch.look(0)

    readers = [letter.reader for letter in at(Stage.RAISED, made)]
    assert len(readers) == len(set(readers))
    assert {"gwen", "cara", "sian"} <= set(readers)


def at(stage: Stage, made: Sequence[Letter]) -> list[Letter]:
    """Return the letters of a stage."""
    return [letter for letter in made if letter.subject.startswith(stage.words)]


def test_a_letter_says_which_case_what_by_when_why_and_where(watch: Watch) -> None:
    (letter,) = to("gwen", watch.look(0), Stage.RAISED)

    assert "There is something new for you to do as risk grader." in letter.text
    assert "\nMC-1\n" in letter.text
    line = "  Grade the risk\n    due 19:30 on 2 March 2026\n    rule MC-13: Grade the risk, if only provisionally\n"
    assert line in letter.text
    assert "https://wayhome.example/cases/MC-1/" in letter.text
    assert "how things were at 19:00 on 2 March 2026" in letter.text
    assert letter.records == (CASE,)


def test_what_is_done_in_one_go_is_one_thing_in_a_letter(watch: Watch) -> None:
    (letter,) = to("gwen", watch.look(0), Stage.RAISED)
    owed = [duty.act for duty in watch.desk.duties() if duty.status_at(watch.desk.now).is_open]

    grading = [act for act in owed if act in DONE_IN_ONE_GO["grade-risk"]]
    assert len(set(grading)) > 1
    assert letter.text.count("\n  Grade the risk\n") == 1
    said = [england_wales().pack.head.acts[act] for act in grading if act != "grade_risk"]
    assert [words for words in said if f"\n  {words}\n" in letter.text] == []


def test_no_letter_names_the_child_or_says_what_anybody_typed(watch: Watch) -> None:
    watch.desk.at(5).do(GradeRisk, GRADER, grade="low", rationale="Ada said she would be at the skate park.")

    said = "\n".join(letter.subject + letter.text for minutes in (5, 30, 100, 700) for letter in watch.look(minutes))

    assert "MC-1" in said
    assert not re.search(r"Ada|skate|2010", said)


def test_what_a_review_gave_to_somebody_is_told_to_them_without_the_words_it_was_given_in(watch: Watch) -> None:
    due = STARTS + timedelta(minutes=50)
    left = Outstanding(what="Search the bus station", who="response", due=due)
    watch.look(4)
    watch.desk.at(5).do(ReviewSearch, INSPECTOR, outstanding=(left,), directions="Look there.")

    said = "\n".join(letter.text for letter in to("omar", watch.look(5)))

    assert "  Say what became of the line of enquiry\n    due 19:50 on 2 March 2026\n    rule MC-34: " in said
    assert not re.search(r"bus station|Review item|Look there", said)


def test_a_time_in_summer_is_told_on_londons_clock() -> None:
    noon = datetime.fromisoformat("2026-07-01T11:00+00:00")
    notice = Notice(
        stage=Stage.DUE_SOON,
        reader=Reader(officer=ActorId("gwen"), role="risk grader"),
        record=CASE,
        on_a_case=True,
        act="Grade the risk",
        due_at=noon,
        tells=("a",),
    )

    (letter,) = letters([notice], noon, str)

    assert letter.subject == "Due soon: Grade the risk, MC-1, due 12:00 on 1 July 2026"


def test_nobody_is_told_the_same_twice(watch: Watch) -> None:
    watch.look(0)

    assert watch.look(0) == []
    assert watch.look(0.5) == []


def test_what_was_told_is_not_told_again_when_something_else_is_entered(watch: Watch) -> None:
    watch.look(0)
    watch.desk.at(1).do(SendOfficers, OFFICER)

    assert [letter.subject for letter in watch.look(1) if "  Grade the risk\n" in letter.text] == []


def test_what_is_known_of_a_child_outside_any_case_touches_the_childs_cases(watch: Watch) -> None:
    fact = check("child.described", 1, {"name": "Ada"})
    draft = Draft(fact=fact, happened_at=STARTS, subjects=(CHILD,))
    entry = Entry(record=RecordId("C-1"), drafts=(draft,))
    entered = enter(entry, ledger=watch.desk.ledger, supplies=watch.desk.supplies)

    assert touched([sealed.event for sealed in entered.events], watch.desk.ledger) == {CHILD, EPISODE}


def test_what_is_done_before_anybody_looked_is_told_to_nobody(watch: Watch) -> None:
    watch.desk.at(3).do(GradeRisk, GRADER, grade="high")

    assert not any("  Grade the risk\n" in letter.text for letter in watch.look(4))


def test_time_is_short_a_quarter_of_it_before(watch: Watch) -> None:
    watch.look(0)

    assert to("gwen", watch.look(22)) == []
    (letter,) = to("gwen", watch.look(22.5), Stage.DUE_SOON)
    assert "Time is short for something that you owe as risk grader." in letter.text
    assert "  Grade the risk\n    due 19:30" in letter.text


def test_what_is_overdue_is_told_and_after_an_hour_passed_up_the_ladder(watch: Watch) -> None:
    watch.look(0)
    watch.look(30)

    (overdue,) = to("gwen", watch.look(30.1), Stage.OVERDUE)
    assert "Something that you owe as risk grader is overdue." in overdue.text
    passed = to("sian", watch.look(90), Stage.PASSED_UP)
    assert "it has been overdue for more than an hour" in passed[0].text
    assert "Grade the risk" in passed[0].text
    higher = to("ines", watch.look(150), Stage.PASSED_UP)
    assert any("Grade the risk" in letter.text for letter in higher)


def test_a_vacant_post_is_told_to_the_post_above_and_says_so() -> None:
    watch = Watch().hold(*(shift for shift in SHIFTS if shift[0] != "gwen"))
    watch.desk.report()

    told = to("sian", watch.look(0), Stage.RAISED)

    assert any("It came to you because the post below is vacant." in letter.text for letter in told)
    assert any("Grade the risk" in letter.text for letter in told)


def test_where_nobody_holds_any_post_the_mailbox_is_told_and_the_letter_says_so() -> None:
    watch = Watch()
    watch.desk.report()

    made = watch.look(0)

    assert {letter.reader for letter in made} == {""}
    assert all(letter.subject.startswith("Nobody on duty, new: ") for letter in made)
    assert all("comes to this mailbox because nobody holds the post" in letter.text for letter in made)


def test_whoever_comes_on_when_something_is_overdue_is_told_of_it_at_that_minute(watch: Watch) -> None:
    watch.hold(("nell", "supervisor", 233, 800))
    for minutes in (0, 100, 232, 232.9):
        watch.look(minutes)

    made = watch.look(233)

    assert to("nell", made)
    assert not to("sian", made)


def test_a_post_entered_late_is_told_from_then_on(watch: Watch) -> None:
    watch.look(117)
    assert watch.look(117) == []
    watch.hold(("gita", "supervisor", 60, 600))

    assert to("gita", watch.look(117))


def test_a_handover_is_offered_to_whoever_comes_on_and_not_to_who_offers(watch: Watch) -> None:
    watch.look(0)
    watch.hold(("nell", "supervisor", 235, 800))
    watch.desk.at(220).do(OfferHandover, SERGEANT, open_lines=2)

    offered = at(Stage.OFFERED, watch.look(220))

    assert [letter.reader for letter in offered] == ["nell"]
    assert "It stays with whoever offers it until you accept." in offered[0].text
    assert "Accept the case" in offered[0].subject


def test_a_handover_that_was_accepted_is_offered_to_nobody(watch: Watch) -> None:
    watch.hold(("nell", "supervisor", 200, 800))
    watch.desk.at(220).do(OfferHandover, SERGEANT, open_lines=2)
    watch.desk.at(225).do(AcceptHandover, NIGHT)

    assert at(Stage.OFFERED, watch.look(226)) == []


def test_whoever_offered_a_handover_is_told_that_it_was_declined_and_nobody_else_of_the_offer(watch: Watch) -> None:
    watch.look(0)
    watch.hold(("nell", "supervisor", 200, 800))
    watch.desk.at(220).do(OfferHandover, SERGEANT, open_lines=2)
    watch.desk.at(225).do(DeclineHandover, NIGHT, reason="I hold four children tonight.")

    told = watch.look(226)

    (letter,) = at(Stage.DECLINED, told)
    assert letter.reader == "sian"
    assert letter.subject.startswith("Declined, and still yours: Offer the case to somebody else")
    assert "four children" not in letter.text
    assert at(Stage.OFFERED, told) == []
    assert at(Stage.DECLINED, watch.look(230)) == []


def test_a_lower_grade_asks_whoever_may_approve_and_never_who_gave_it(watch: Watch) -> None:
    watch.desk.train(INSPECTOR)
    watch.desk.at(5).do(GradeRisk, INSPECTOR, grade="low")

    asked = at(Stage.ASKED, watch.look(5))

    assert [letter.reader for letter in asked] == ["sara"]
    assert "Somebody needs your approval as superintendent or above." in asked[0].text


def test_what_fell_due_before_letters_were_made_is_told_to_nobody(watch: Watch) -> None:
    watch.desk.now = STARTS + timedelta(days=3)
    kept = notices_due(watch.record(), watch.outbox, watch.desk.now)

    told = [waiting.letter for waiting in watch.outbox.take(watch.desk.now, 100)]
    assert kept == len(told)
    assert not any(stage in letter.subject.lower() for letter in told for stage in ("overdue", "new"))


def test_a_stop_of_days_loses_nothing_and_says_it_in_one_letter_each(watch: Watch) -> None:
    watch.look(0)

    made = watch.look(60 * 5)

    subjects = [(letter.reader, letter.subject.partition(":")[0]) for letter in made]
    assert len(subjects) == len(set(subjects))
    assert any("Grade the risk" in letter.text for letter in made)


def test_a_letter_of_a_whole_night_is_cut_to_a_length_that_is_read_and_counts_the_rest() -> None:
    reader = Reader(officer=ActorId("sian"), role="supervisor")
    told = [
        Notice(
            stage=Stage.OVERDUE,
            reader=reader,
            record=RecordId(f"MC-{n:03}"),
            on_a_case=True,
            act="Review the search",
            due_at=STARTS + timedelta(minutes=n),
            tells=(f"{n}",),
        )
        for n in range(50)
    ]

    (letter,) = letters(told, STARTS, lambda record: f"/{record}")

    assert letter.subject == "Overdue: 50 things to do in 50 cases"
    assert letter.text.count("Review the search") == MOST
    assert f"And {50 - MOST} more." in letter.text
    assert len(letter.tells) == 50


def test_the_same_act_several_times_over_is_one_line_with_how_often() -> None:
    told = [
        Notice(
            stage=Stage.RAISED,
            reader=Reader(officer=ActorId("sian"), role="supervisor"),
            record=CASE,
            on_a_case=True,
            act="Settle the line",
            due_at=STARTS,
            tells=(key,),
        )
        for key in ("one", "two", "three")
    ]

    (letter,) = letters(told, STARTS, str)

    assert "Settle the line (3 times)" in letter.text
    assert set(letter.tells) == {"one", "two", "three"}


def test_a_subject_for_which_nothing_can_be_derived_keeps_nobody_else_waiting() -> None:
    watch = Watch(desk=Desk(ledger=Torn())).hold(*SHIFTS)
    watch.desk.report(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"))
    watch.desk.report()

    made = watch.look(0)

    assert watch.faults == ["episode:A1"]
    assert "MC-2" in to("gwen", made)[0].text


def test_a_letter_of_what_came_up_names_the_post_that_nobody_holds_and_until_when() -> None:
    watch = Watch().hold(*(shift for shift in SHIFTS if shift[0] != "gwen"), ("gwen", "grader", 600, 900))
    watch.desk.report()

    told = to("sian", watch.look(0), Stage.RAISED)

    assert any("\nNobody is risk grader until 05:00 on" in letter.text for letter in told)
