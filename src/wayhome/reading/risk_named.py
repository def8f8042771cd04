"""Whether a record opens with the name of somebody else: a sibling, a room-mate, a neighbour's child.

Another name alone tells nothing: it may be a nickname, a misspelling, another name of the child, or the name of the
adult who is the danger. It takes a second sign: that they are said to be near the child, an age two years off, or
another flat. A child whom any record tells to bear other names, or whose own name the informant does not give with
their age, is never told apart by name.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

GROWN = 18
OFF = 2  # years by which two ages differ that are not one child's, with another name
ALIKE = 0.7  # how much of two names is the same where they may be one, misheard
INSIDE = 3  # letters of a short name that stand in a long one: Lexi, Alexandra
_NAME = r"[^\W\d_a-z][\w'’-]{0,40}\.?"
_WORDS = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
AGES = {word: number for number, word in enumerate(_WORDS.split())}
_AGED = rf"(?P<age>\d{{1,2}}|{'|'.join(_WORDS.split())})\b(?![/.:]?\d|\s?(?:am|pm|hrs|mins?|miles|%))"
OWN = re.compile(
    rf"\b(?P<first>[^\W\d_a-z][\w'’-]{{1,40}})(?:\s+(?P<second>{_NAME}))?"
    rf"(?:\s*[,(–-]\s*|\s+)(?:(?:is|who is|aged?)\s+)?(?i:{_AGED})"
)
YEARS_OLD = re.compile(
    rf"(?i:{_AGED})[\s-]+(?i:year[s]?[\s-]+old|yr[s]?[\s-]+old|yo)\s+(?P<first>[^\W\d_a-z][\w'’-]{{1,40}})"
)
_LABELS = (
    "re victim vic aggrieved ip subject nominal dp detained person suspect offender arrested patient pt pupil student "
    "name resident child yp young witness misper missing female male girl boy entry for note on"
)
OPENS = re.compile(
    rf"^\W*(?:(?i:{'|'.join(_LABELS.split())})\b[\s:.–-]*)*"
    rf"(?P<names>{_NAME}(?:[\s,]+{_NAME}){{0,3}})(?P<apart>[\s,(]+)"
    r"(?:(?:aged?\s+)?(?P<age>\d{1,2})\b(?![/.:]?\d)"
    r"|(?i:b\.?|born|dob:?|d\.o\.b\.?)\s*(?:\d{1,2}[/.-]\d{1,2}[/.-](?P<short>\d\d)\b|(?:\d{1,2}[/.-]\d{1,2}[/.-])?"
    r"(?P<year>(?:19|20)\d\d)\b))"
)
STOPS = re.compile(r"\s*(?:[,.;:)]|$)")
SHOUTED = re.compile(r"\b[A-Z]{3,}\b")  # a name in capitals, as systems write them
_NO_CHILD = (
    "girl boy daughter son lad lass child kid female male misper missing year yr years age aged step stepson "
    "stepdaughter grandson granddaughter nephew niece pupil student resident teen teenager twin twins subject "
    "informant caller sister brother mum mam mom dad mother father nan gran flat no number room unit bus route "
    "platform class form pc dc ps sgt pcso insp house bed plot apt block road street junction gate bay she he "
    "they it this that there at on in by from since to about around update log reported located found seen was is "
    "has and or the a an our my his her gone times episodes episode incidents reports crime january february "
    "march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun foster "
    "looked lac yp cousin friend mate carer staff manager stage level key ks set team under period week day ward "
    "tier phase no. page item size box door zone group nearly just only"
)
NO_CHILD = frozenset(_NO_CHILD.split())
FAMILY = r"(?:half[\s-]|step[\s-]?|twin\s|older\s|younger\s|elder\s)?(?:brother|sister|sibling|cousin|twin)(?:['’]?s)?"
YOUNG = (
    r"(?:friend|mate|pal|room[\s-]?mate|flat[\s-]?mate|house[\s-]?mate|classmate|neighbour|co[\s-]?resident)(?:['’]?s)?"
)
OTHER_NAMES = re.compile(
    r"\b(?:aka|a\.k\.a|alias|aliases|also known|also uses|formerly|previously|under (?:the )?name|name given|true name"
    r"|real name|birth name|biometric|calls (?:him|her|them)self|known as|goes by|nickname|street ?name|believed"
    r"|surname changed|changed (?:his|her|their) name|maiden|gives? (?:his|her|their)? ?name)\b|\(now\b|\bn[ée]e\b",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"\b(?:younger|another|second|other|unknown|unidentified|unnamed|missing|local)\s+(?:\w+\s+)?"
    r"(?:boy|girl|child|lad|lass|male|female|youth|juvenile|misper|teenager|pupil|friend)s?\b"
    r"|\b(?:with|and|alongside|plus) (?:a|an|one|two|three) (?:\w+ )?(?:boy|girl|child|lad|youth|juvenile|teenager)s?\b"
    r"|\b(?:associates?|recruit\w*|runs? (?:kids|children|young)|others? (?:kids|children))\b",
    re.IGNORECASE,
)
# Somebody whom a young person's record speaks of without a name: it may be the child.
SPOKEN_OF = re.compile(
    rf"\b{YOUNG}\b|\b(?:her|his|their|a|the|my) (?:\w+ )?(?:{FAMILY}|bestie|girl|boy|child|bff|bf|gf)\b", re.IGNORECASE
)
# What may stand before the child's name, in its sentence, where a record only says whose kin or friend somebody is.
_ONLY_KIN = (
    "kin lives live living with is the a an older younger elder twin half step best close of to named called her his "
    "their has shares room sister brother sibling cousin friend mate pal roommate flatmate housemate classmate "
    "neighbour"
)
ONLY_KIN = frozenset(_ONLY_KIN.split())
SAYS_MORE = re.compile(
    r"['’]?(?:s\b|\s+\w+)?[\s,(]+(?:is|was|are|were|has|had|have|who|being|will|would|gets?|got|goes|went|said|says|told)\b"
)
PLACE = re.compile(r"\b(flat|room|unit|apt|apartment|no\.?|number|plot|caravan|bed)\s*(\d{1,4}[a-z]?)\b", re.IGNORECASE)


OTHER_OF = re.compile(
    r"\b(?i:the other|another|a different|the wrong)\s+(?P<name>[^\W\d_a-z][\w’-]{1,40})\b[^.;]{0,40}?"
    r"\b(?:on|at|of|from|in|up|down)\s+(?P<place>[^\W\d_a-z][\w’-]{1,40}(?:\s[^\W\d_a-z][\w’-]{1,40}){0,2})"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a record opens with: the words of the name, and the age in the year of the report, if it can be told.

    ``dangerous`` says that what they do to others still counts: they are an adult, or only somebody the child is with.
    """

    names: tuple[str, ...]
    age: int | None
    dangerous: bool = False

    @property
    def grown(self) -> bool:
        """Say whether they are an adult; who cannot be told is taken for one."""
        return self.age is None or self.age >= GROWN


def own_names(narrative: str, age: int | None) -> frozenset[str]:
    """Return the first names that a narrative gives with the child's own age."""
    found = (one for pattern in (OWN, YEARS_OLD) for one in pattern.finditer(narrative))
    names = {_first(one) for one in found if age is not None and _years(one["age"]) == age}
    return frozenset(names - NO_CHILD - {""})


def _first(found: re.Match[str]) -> str:
    """Return the first name; of *Lad Cian 16* the second word."""
    first = plain(found["first"])
    return plain(found.groupdict().get("second") or "") if first in NO_CHILD else first


def opens_with(words: str, year: int | None) -> Named | None:
    """Return whom a record opens with; nothing where it names nobody with an age or a birth date."""
    found = OPENS.match(words)
    if found is None or (found["age"] and found["apart"].isspace() and not SHOUTED.search(found["names"])):
        return None
    names = tuple(plain(one) for one in re.split(r"[\s,]+", found["names"]))
    return Named(tuple(one for one in names if one and one not in NO_CHILD), _age_of(found, year))


def _age_of(found: re.Match[str], year: int | None) -> int | None:
    """Return the age that a record opens with, or the one that somebody born then has in a year."""
    if found["age"]:
        return int(found["age"])
    if year is None:
        return None
    return (year - int(found["short"])) % 100 if found["short"] else year - int(found["year"])


def another_named(narrative: str, words: str, age: int | None, year: int | None, held: Sequence[str]) -> Named | None:
    """Return the other person whom a record is about; nothing where it may be about the child."""
    own, named = own_names(narrative, age), opens_with(words, year)
    if not own or named is None or not named.names or _may_be(own, named, narrative, held):
        return None
    if any(not _as_kin(words, name) for name in own if name in _plain_words(words)):
        return None
    if not named.grown and _speaks_of_another(words, own):
        return None
    if _apart(narrative, words, age, named) or _near(narrative, words, own, named):
        return replace(named, dangerous=named.grown)
    return replace(named, dangerous=True) if _beside(narrative, own, named) else None


def _speaks_of_another(words: str, own: frozenset[str]) -> bool:
    """Say whether a young person's record speaks of a friend or a child without a name, who may be the missing one."""
    if UNNAMED.search(words):
        return True
    return not own & _plain_words(words) and bool(SPOKEN_OF.search(words))


def namesake(narrative: str, words: str, age: int | None) -> bool:
    """Say whether a record opens with the child's name and an age that the child is years away from."""
    named, told = opens_with(words, None), OPENS.match(words)
    if named is None or told is None or age is None or named.age is None or not STOPS.match(words, told.end()):
        return False
    same = any(one == other for one in own_names(narrative, age) for other in named.names)
    return same and named.age > age + OFF and not OTHER_NAMES.search(words)


def adult_of_another_name(narrative: str, words: str, age: int | None, year: int | None) -> bool:
    """Say whether a record opens with an adult who does not bear the child's name."""
    named = opens_with(words, year)
    if named is None or not named.grown:
        return False
    return not any(alike(one, other) for one in own_names(narrative, age) for other in named.names)


def _may_be(own: frozenset[str], named: Named, narrative: str, held: Sequence[str]) -> bool:
    """Say whether the two may be one: a name that is alike, or a child who bears more than one."""
    if any(map(OTHER_NAMES.search, (narrative, *held))):
        return True
    return any(alike(one, other) for one in own for other in named.names)


def of_the_other_one(narrative: str, words: str) -> bool:
    """Say whether a record is of somebody of the child's name who, the informant says, lives on its street."""
    return any(
        plain(one["name"]) in _plain_words(words) and _plain(one["place"]) in _plain(words)
        for one in OTHER_OF.finditer(narrative)
    )


def _near(narrative: str, words: str, own: frozenset[str], named: Named) -> bool:
    """Say whether they are told to be a brother or sister of the child, or a friend or room-mate who is no adult."""
    kin = FAMILY if named.grown else rf"(?:{FAMILY}|{YOUNG})"
    told = any(_said_to_be(narrative, kin, name) for name in named.names)
    return told or any(_as_kin(words, name, kin) for name in own)


def _beside(narrative: str, own: frozenset[str], named: Named) -> bool:
    """Say whether the informant names a young person of the record beside the child, and not as the child."""
    first = named.names[0]
    if named.grown or len(first) <= INSIDE:
        return False
    text = _plain(narrative)
    apart = all(not re.search(rf"\b{re.escape(name)}['’]?\W+{re.escape(first)}\b", text) for name in own)
    return apart and bool(re.search(rf"\b{re.escape(first)}\b", text))


def _apart(narrative: str, words: str, age: int | None, named: Named) -> bool:
    """Say whether a young person of another name is also of another age, or of the next flat."""
    if named.grown or named.age is None or age is None or any(name in _plain_words(narrative) for name in named.names):
        return False
    if abs(named.age - age) >= OFF:
        return True
    here, there = _places(narrative), _places(words)
    return any(label in here and here[label].isdisjoint(numbers) for label, numbers in there.items())


def alike(one: str, other: str) -> bool:
    """Say whether two first names may be the same child's: an initial, a short form, a misspelling."""
    if not one or not other or len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    short, long = sorted((one, other), key=len)
    if short[:INSIDE] in long or short[-INSIDE:] in long:
        return True
    return SequenceMatcher(None, one, other).ratio() >= ALIKE or _sounds(one) == _sounds(other)


def _sounds(name: str) -> str:
    """Return the consonants by which a name is heard: Sofia and Sophie, Caitlin and Katelyn are one."""
    heard = name.replace("ph", "f").translate(str.maketrans("cqz", "kks", "aeiouyhw'’-"))
    return re.sub(r"(.)\1+", r"\1", heard)


def _said_to_be(narrative: str, kin: str, name: str) -> bool:
    """Say whether a narrative names somebody as near the child: *older brother Ashley*, *roommate, T*."""
    said, apart = re.escape(name), r"(?:[\s,]+[\w'’]+){0,4}?[\s,]+"
    return bool(re.search(rf"\b{kin}{apart}{said}\b(?!['’]s\s{kin})", _plain(narrative), re.IGNORECASE))


def _as_kin(words: str, name: str, kin: str = rf"(?:{FAMILY}|{YOUNG})") -> bool:
    """Say whether a record names the child only as near somebody else: *younger brother Lewis*, *room-mate of Lexi*."""
    text = _plain(words)
    every = [*re.finditer(rf"\b{re.escape(name)}\b", text)]
    before = re.compile(rf"\b{kin}(?:\s(?:of|to|is|named|called|with))?[\s:(,]*$", re.IGNORECASE)
    return bool(every) and all(before.search(text[: one.start()]) and _no_more(text, one) for one in every)


def _no_more(text: str, name: re.Match[str]) -> bool:
    """Say whether nothing but whose kin or friend it is stands around a name: *says her friend Ellie is hurt* tells."""
    opening = re.split(r"[.;!?]", text[: name.start()])[-1]
    before = re.findall(r"[^\W\d]+", opening.replace("-", ""))
    return ONLY_KIN.issuperset(before) and not SAYS_MORE.match(text, name.end())


def _places(words: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in PLACE.finditer(words):
        label = "no" if one[1].casefold().startswith(("no", "number")) else one[1].casefold()
        found.setdefault(label, set()).add(one[2].casefold())
    return found


def _years(said: str) -> int | None:
    return int(said) if said.isdigit() else AGES.get(said.casefold())


def _plain(words: str) -> str:
    """Return words in small letters and without accents, every sign in its place."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in words).casefold()


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, no accents, no stop, no possessive."""
    return re.sub(r"['’]s?$|\.", "", _plain(name))


def _plain_words(words: str) -> frozenset[str]:
    return frozenset(map(plain, re.findall(r"[\w'’-]+", words)))
