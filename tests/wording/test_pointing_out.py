"""What is entered about a child is read at the one door, and what is pointed out is entered with it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

from wayhome.application.drafts import Draft, Entry
from wayhome.application.ports import Supplies, TextEntered
from wayhome.application.preparing import Prepared, prepare
from wayhome.application.wording.pointing_out import PointingOut
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon
from wayhome.record.events.missing_return import AccountRecorded
from wayhome.record.events.missing_search import InformationReceived
from wayhome.record.events.wording import PointedOut
from wayhome.record.vocabulary import Fact

NIGHT = datetime(2026, 3, 2, 2, 10, tzinfo=UTC)
BLAMING = "School rang. She keeps putting herself at risk and nobody has spoken to the driver."  # an example of wording
LEXICON = """
reading: {name: small-1, title: A small pack, edition: "2026", valid_from: 2026-01-01}
fillers: a the
classes:
  NOUN_CHILD: (child|girl|boy)
  CHILD: |
    <NOUN_CHILD>
    (she|he|they)
wording:
  - id: WD-SELF-01
    category: self_risk
    severity: A
    why: Names the child as the danger.
    say: put* (herself|myself) at risk
"""
ENGINE = Engine(read_lexicon({"small.yaml": LEXICON}))
CHILD, EPISODE, OFFICER = Subject("child:c1"), Subject("episode:e1"), Subject("officer:o1")


def ids() -> Iterator[EventId]:
    """Yield ids in order."""
    return (EventId(f"e{number}") for number in count(1))


def entered(fact: Fact, *subjects: Subject, brought: str = "") -> Prepared:
    """Make one fact ready, read by a small lexicon."""
    made = ids()
    draft = Draft(
        fact=fact, happened_at=NIGHT, subjects=subjects, role="response", id=EventId(brought) if brought else None
    )
    supplies = Supplies(
        now=lambda: NIGHT, event_id=lambda: next(made), salt=lambda: "s", readers=(PointingOut(lambda: ENGINE),)
    )
    return prepare(Entry(record=RecordId("r1"), drafts=(draft,)), supplies)


def news(words: str) -> InformationReceived:
    """Return news about a child."""
    return InformationReceived(kind="professional", supplied_by="school", content=words)


def pointed_out(prepared: Prepared) -> list[PointedOut]:
    """Return what was pointed out."""
    return [ready.draft.fact for ready in prepared.ready if isinstance(ready.draft.fact, PointedOut)]


def test_words_that_blame_a_child_are_entered_as_they_stand_and_pointed_out_beside():
    prepared = entered(news(BLAMING), CHILD, EPISODE)

    first, second = prepared.ready
    assert first.words[0].text == BLAMING
    (found,) = pointed_out(prepared)
    assert (found.text, found.field, found.role) == (first.id, "content", "response")
    assert BLAMING[found.start : found.end] == found.passage == "putting herself at risk"
    assert found.rule == "WD-SELF-01"
    assert (found.severity, found.lexicon) == ("A", ENGINE.lexicon.id)
    assert second.draft.subjects == (CHILD, EPISODE)


def test_the_same_act_sent_twice_has_the_same_digest_whatever_was_read_in_it():
    assert entered(news(BLAMING), CHILD, EPISODE).digest == entered(news(BLAMING), CHILD, EPISODE).digest


def test_what_a_child_said_in_their_own_words_is_never_pointed_out():
    account = AccountRecorded(complete=True, own_words="She was putting herself at risk too.")

    assert pointed_out(entered(account, CHILD, EPISODE)) == []


def test_a_text_about_no_child_and_history_that_is_brought_in_are_not_read_here():
    assert pointed_out(entered(news(BLAMING), OFFICER, CHILD, EPISODE)) != []
    assert pointed_out(entered(news(BLAMING), CHILD, EPISODE, brought="old-1")) == []


def test_an_entry_about_a_child_is_kept_though_its_words_could_not_be_read_and_that_is_noted():
    made, noted = ids(), list[Exception]()

    def broken(_text: TextEntered) -> Iterator[Fact]:
        raise ValueError("a lexicon that does not load")

    supplies = Supplies(
        now=lambda: NIGHT, event_id=lambda: next(made), salt=lambda: "s", readers=(broken,), unread=noted.append
    )
    draft = Draft(fact=news(BLAMING), happened_at=NIGHT, subjects=(CHILD, EPISODE))

    prepared = prepare(Entry(record=RecordId("r1"), drafts=(draft,)), supplies)

    assert [one.words[0].text for one in prepared.ready] == [BLAMING]
    assert [str(one) for one in noted] == ["a lexicon that does not load"]
