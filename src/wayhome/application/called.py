"""Risk factors and questions as the rulebook calls them: an entry keeps their key, which is nobody’s word for them."""

import re
from collections.abc import Iterator

from wayhome.duties.saying import in_words, say
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

ASKED_ABOUT = re.compile(r"\b(asked) about (?=“)", re.IGNORECASE)
# Questions that rules name by theme alone; the words are ours.
OURS = {
    "why_worried": "Why are they worried?",
    "done_to_trace": "What has been done to find the child?",
    "victim_of_crime": "May somebody commit a crime against the child?",
    "likely_to_be_harmed": "Is the child likely to be hurt or harmed?",
    "travel_abroad": "May the child have gone abroad?",
    "anything_else": "Is there anything else the police should know?",
    "placement_and_curfew": "Was a time to be home agreed, and has it passed?",
    "exploitation_known": "Is it known that others exploit the child?",
    "last_seen_with": "Who was the child last seen with, and where?",
    "phone": "Do they have a phone with them?",
    "accounts_online": "Are they online: messages, games, social media?",
    "money_and_travel": "Does the child have money, or a card to travel with?",
    "needs_and_understanding": "Does anything make it harder for the child to speak up or see danger?",
    "medication_due": "Is medicine due, and when?",
    "radicalisation": "Is anyone worried that the child is being drawn into extremism?",
    "own_wishes": "What has the child said they want, and whom do they trust?",
    "threats_weapons_debts": "Are there threats, weapons or debts around the child?",
}


def question_asked(key: str, pack: Pack) -> str:
    """Return a question as it is asked: as the rulebook asks it, else in our words; empty where it is no question."""
    question = pack.questions.get(key)
    return question.asks if question else OURS.get(key, "")


def told(event: Event, pack: Pack) -> str:
    """Say what happened, with the risk factor or the question that it names called as the rulebook calls it."""
    return as_called(say(event), event, pack)


def as_called(said: str, event: Event, pack: Pack) -> str:
    """Put what the rulebook calls a risk factor or a question in place of its key, in what is said of an entry."""
    for key, words in _named(event, pack):
        before, found, after = _around(in_words(key), said)
        said = f"{before}“{words}”{after}" if found else said
    return ASKED_ABOUT.sub(r"\1 ", said)


def called(key: str, name: str, pack: Pack) -> str:
    """Return what the rulebook calls a value of a field of an entry; empty where it has no name of its own."""
    if name == "factor":
        return pack.factors[key].title if key in pack.factors else ""
    return question_asked(key, pack) if name == "question" else ""


def _around(key: str, said: str) -> tuple[str, str, str]:
    """Return what stands before a key, the key as it stands there, and what stands after it."""
    found = re.search(rf"\b{re.escape(key)}\b", said, re.IGNORECASE)
    return (said[: found.start()], found.group(), said[found.end() :]) if found else (said, "", "")


def _named(event: Event, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the keys that an entry names, with what the rulebook calls each."""
    for name in ("factor", "question"):
        key = str(event.body.get(name, ""))
        if words := called(key, name, pack):
            yield key, words
