"""Pages that a plain question leads to: who is missing, what do I owe, who is on duty."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from wayhome.holdings.names import every_part
from wayhome.web.http import Visit, opens
from wayhome.web.looking_up.row import Row

SMALL = frozenset((
    "a", "about", "all", "an", "and", "any", "are", "at", "by", "can", "child", "children", "do", "does",
    "everybody", "everyone", "for", "from", "have", "i", "in", "is", "it", "last", "list", "me", "mine", "my",
    "now", "of", "on", "or", "our", "out", "page", "person", "people", "right", "s", "see", "show", "somebody",
    "someone", "still", "that", "the", "there", "they", "this", "to", "today", "tonight", "under", "up", "us",
    "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "with", "young",
))  # fmt: skip
"""Words of a question that say nothing of what is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A page: its address by name, what it is called and holds, and the words of a question that lead to it.

    One of ``asks`` must be asked; ``besides`` may stand with it.
    """

    name: str
    words: str
    note: str
    asks: str
    besides: str = ""


PAGES = (
    Led(name="board", words="Board", note="Every child who is missing now, whoever is most at risk first",
        asks="missing board search searches searched lost", besides="live open risk most"),
    Led(name="board-overnight", words="What came in", note="What happened since the last shift began",
        asks="overnight new news came happened", besides="missing night since shift"),
    Led(name="my-duties", words="My duties", note="What you owe, the next first",
        asks="duties owe owed due overdue", besides="next first late"),
    Led(name="handover-round", words="Handover of all my cases", note="Offered to the next shift, or taken on from it",
        asks="handover hand handovers offered", besides="over cases shift next take case"),
    Led(name="cases", words="Cases", note="Every case with what it owes now", asks="cases",
        besides="open live missing"),
    Led(name="investigations", words="Investigations", note="Every child who may be exploited, and who has the case",
        asks="investigations investigation exploited exploitation", besides="open cases risk"),
    Led(name="report", words="Take a report", note="Somebody reports a child missing",
        asks="report reports reporting", besides="take new missing"),
    Led(name="new-concern", words="Raise a concern", note="A child may be exploited", asks="concern concerns",
        besides="raise new"),
    Led(name="asked-of-us", words="Asked of us", note="What those who care for a child asked and said",
        asks="asked questions", besides="parents family carers"),
    Led(name="meetings", words="Meetings of partners", note="To come and before, each with its list",
        asks="meeting meetings", besides="partners next planned notes note minutes"),
    Led(name="people", words="People", note="Who holds which post now", asks="duty rota post posts shift shifts",
        besides="vacant next holds hold officer officers"),
    Led(name="evidence", words="Evidence", note="What the record shows for each recommendation",
        asks="evidence measures recommendations", besides="figures numbers"),
    Led(name="rulebook", words="Rulebook", note="The rules that duties come from", asks="rules rulebook",
        besides="force book"),
    Led(name="who-looked", words="Who looked", note="Who was shown which record", asks="looked looks",
        besides="record records log case"),
    Led(name="system", words="System", note="How the system is, and what to do", asks="system faults", besides="wrong"),
    Led(name="sign-ins", words="Sign-ins", note="Who may come in, and as what", asks="signins accounts account",
        besides="sign ins"),
)  # fmt: skip


def pages(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the pages that a question leads to, of those that whoever asks may open."""
    said = frozenset(every_part(asked)) - SMALL
    for page in PAGES if said else ():
        href = reverse(page.name)
        leads = not said.isdisjoint(page.asks.split()) and said <= frozenset(f"{page.asks} {page.besides}".split())
        if leads and opens(visit.actor, href):
            yield Row(words=page.words, href=href, note=page.note, shows=(f"page:{page.name}",))
