"""Which of the people of a text may be the subject of a clause, by the words that stand before each."""

from wayhome.reading.clauses import Layout, words
from wayhome.reading.mentions import Mention

LINKS = words(
    "and but or that because as when while if so then where who which whilst since although though whereas plus "
    "yet until unless after before say says said state states stated report reports reported think thinks thought "
    "believe believes reckon reckons claim claims confirm confirms confirmed feel feels felt consider considers "
    "considered"
)
PREPOSITIONS = words(
    "of with from by to for at on in about between against into near per towards toward over under behind beside "
    "via re regarding around without off onto outside inside"
)
BEFORE_NOUN = words(
    "a an the this that these those his her their its our my your two three four five both all some any other "
    "another adult older younger young new local unknown same second first third next 's white black asian mixed "
    "race female male lone single said alleged named former old elderly middle aged drunk teenage foster main "
    "known last"
)
DROPPED = words(
    "met told saw seen gave given left found rang called phoned asked spoke took with visited advised informed "
    "updated arrested stopped interviewed contacted thanked showed offered sent heard knew knows likes loves "
    "wants had has got gets sees tells gives takes meets"
)
OF_AGE = words("year years old yr yrs yo yoa")
AFTER_IS = words("not been a an the in at on now already still very")
ARTICLES = words("a an the this that another")
SUBJECTS = frozenset(("she", "he", "they", "who"))


def leads(layout: Layout, one: Mention) -> bool:
    """Say whether a mention may be the subject of its clause."""
    if one.kind == "pronoun":
        return layout.word(one.word) in SUBJECTS or one.years is not None
    if one.kind == "age" and layout.word(one.word - 1) not in ARTICLES:
        return False
    if layout.word(one.last) == "'s" and not _is_verb_next(layout, one.last + 1):
        return False
    if layout.word(one.last) == "who":
        return True
    place = one.word
    while place > 0 and place not in layout.broken and _describes(layout.word(place - 1)):
        place -= 1
    linked = layout.word(place - 1) in LINKS and one.kind != "age"  # *came across as a thirty-year-old*
    if place in layout.broken or linked:
        return True
    return _opens(layout, place)


def _describes(word: str) -> bool:
    """Say whether a word may stand between a noun and what it is the subject of: *a 44-year-old resident*."""
    return word in BEFORE_NOUN or word in OF_AGE or word[:1].isdigit()


def _opens(layout: Layout, place: int) -> bool:
    """Say whether only words that are neither verb nor preposition stand before it in its clause."""
    begins, _ = layout.clause(place)
    words = [layout.word(number) for number in range(begins, place)]
    return len(words) <= 2 and not any(_bars(word) for word in words)


def _bars(word: str) -> bool:
    return word in PREPOSITIONS or word in DROPPED or word.endswith(("ed", "ing"))


def _is_verb_next(layout: Layout, number: int) -> bool:
    word = layout.word(number)
    return word in AFTER_IS or word.endswith("ing")
