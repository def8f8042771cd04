"""Whether a child who came to the country alone is told to be settled here: it was years ago, or they hold a status.

A newly arrived child who is missing is at high risk whatever else is known. One who came years ago is not new, and it
has to be told of the child, in a sentence that speaks of nobody else, with no word anywhere of an arrival lately, of a
status that is asked for, refused, promised or run out, or of any other danger.
"""

import re
from collections.abc import Sequence

from wayhome.reading.engine import Engine
from wayhome.reading.risk_account import StatedIn
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_people import Child, Told

ALONE, ANOTHER = "UASC", "MIT_NOT_SAME_PERSON"
_QUIET = (
    "UASC LOOKED_AFTER OUT_OF_AREA_PLACEMENT REPEAT_MISSING OUT_OF_CHARACTER NO_CONTACT MIT_NOT_SAME_PERSON "
    "MIT_VOICE_CONTACT MIT_HISTORIC_RESOLVED MIT_CHECKS_NEGATIVE MIT_WHEREABOUTS_CONFIRMED MIT_RESPONSIBLE_ADULT"
)
QUIET = frozenset(_QUIET.split())  # what may be stated beside it: anything else is a danger
_HERE = r"(?:the )?(?:uk|united kingdom|britain|england|wales|scotland|this country|here|us)"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
CAME_IN = re.compile(
    rf"\b(?:(?:came|arrived|landed|got) (?:alone |on (?:his|her) own )?(?:in|into|to)? ?{_HERE}\b[^.;!?\d]{{0,30}}"
    r"|(?:been|living|lived) here since |with us since |came[^.;!?\d]{0,60}in )(20\d\d)",
    re.IGNORECASE,
)
CAME_AT = re.compile(r"\b(?:here|with us|with me) since (?:he|she|they) (?:was|were) (\d{1,2})\b", re.IGNORECASE)
LATELY = re.compile(
    r"\b(?:came|arrived|landed|here|reached|entered|placed|with us|got)\b[^.;!?]{0,40}"
    rf"(?:\b(?:{_MONTHS})\b(?! 20\d\d)|\b\d{{1,2}}/\d{{1,2}}/20\d\d)",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:uncle|aunt|auntie|cousin|brother|sister|mother|father|mum|dad|friend|(?:room ?)?mate|carer|carers|claims?"
    r"|other|another|says|said|born|dob|libya|greece|camp|through)\b",
    re.IGNORECASE,
)
YEARS = 2  # calendar years since the one in which the child came, or years of age since: at least one whole year


def settled_here(
    engine: Engine, narrative: str, held: Sequence[Told], stated: Sequence[StatedIn], child: Child
) -> bool:
    """Say whether a child who came alone is told to be settled; a record about somebody else tells nothing of it."""
    if not child.unaccompanied and all(one.finding.factor != ALONE for one in stated):
        return False
    if any(one.finding.factor not in QUIET and not one.finding.set_aside for one in stated):
        return False
    of_others = {one.told.source for one in stated if one.finding.factor == ANOTHER}
    texts = [narrative, *(one.words for one in held if one.source not in of_others)]
    if any(_lately(engine, words) for words in texts):
        return False
    return any(_settled(engine, words, child) for words in texts)


def _lately(engine: Engine, words: str) -> bool:
    return bool(LATELY.search(words)) or Marks(engine.read(words).passage, engine.lexicon).any("risk_unsettled")


def _settled(engine: Engine, words: str, child: Child) -> bool:
    """Say whether one sentence tells of years here, or of a status, and of nobody else who may be meant."""
    passage = engine.read(words).passage
    for first, last in passage.sentences:
        told = words[passage.starts[first] : passage.ends[last - 1]]
        if OTHERS.search(told):
            continue
        if _came_years_ago(told, child) or Marks(engine.read(told).passage, engine.lexicon).any("risk_settled"):
            return True
    return False


def _came_years_ago(words: str, child: Child) -> bool:
    """Say whether it is told when the child came, years ago: *in summer 2023*, *since he was 13*, of one who is 16."""
    years = [int(found[1]) for found in CAME_IN.finditer(words)]
    ages = [int(found[1]) for found in CAME_AT.finditer(words)]
    of_year = child.today is not None and any(child.today.year - year >= YEARS for year in years)
    return of_year or (child.age is not None and any(child.age - age >= YEARS for age in ages))
