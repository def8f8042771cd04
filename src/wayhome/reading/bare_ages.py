"""A number alone that is an age: where it stands apart, and the word of which it is told."""

from wayhome.reading.ages import ADULT_AT, Age
from wayhome.reading.clauses import Layout, words

MEASURES = words(
    "min mins minute minutes hour hours hr hrs day days week weeks month months mile miles metre metres m km "
    "times pm am calls messages texts pounds quid grams wraps per percent others other of st th road street "
    "avenue close lane"
)
NOT_AGED = words("it this that there total count which what number score time result quantity she he they")
NO_PERSON = words(
    "at by on in of to from for and or the a an no number room flat page para line log age aged section order "
    "grade code approx about around until till since before after between over under just only is was january "
    "february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday sat sun mon tue weds thurs fri jan feb mar apr jun jul aug sep oct nov dec "
    "op unit channel bus day week tab disc annex rule phase item outcome"
)
SHE = words("she he they")
SEXES = words("female male woman man")
ENDS = frozenset(("and", "but", "with", "when", "at", "so", "who", ""))


def apposed(layout: Layout, age: Age) -> bool:
    """Say whether a number stands apart: *, 29,* or *(29)*, or *Female 42,*."""
    before, after = layout.gap(age.first).strip(" '\"’”"), layout.gap(age.last).strip()
    ends = age.last >= len(layout.passage.said) or after[:1] in (",", ".", ";", ":", ")", "-", "–", "'", "’")
    pair = layout.word(age.last) in ("and", "or") and layout.word(age.last + 1).isdigit()
    told = before == "," or (before == "" and layout.word(age.first - 1) in SEXES and after[:1] == ",")
    return (before.endswith("(") and (after.startswith((")", ",")) or pair)) or (told and (ends or pair))


def head_before(layout: Layout, age: Age) -> int | None:
    """Return the word before an age, where it may be a person's: *Flasher, 38,*, *Jodie, aged 12,*."""
    number = age.first - 1
    if not age.bare and not layout.raw(max(number, 0))[:1].isupper():
        return None
    if number < 0 or layout.word(number) in NO_PERSON or not layout.word(number)[:1].isalpha():
        return number if number >= 0 and layout.word(number) == "@name" else None
    return number


def told_of(layout: Layout, age: Age) -> int | None:
    """Return the word of which an age is told: *Detained is 14 and a long way from home*."""
    if layout.word(age.first - 1) not in ("is", "was", "'s") or layout.word(age.last) in MEASURES:
        return None
    ends = layout.gap(age.last).strip() or layout.word(age.last) in ENDS
    number = age.first - 2
    if ends and number >= 0 and layout.raw(number) == "A":
        return number
    return number if ends and number >= 0 and layout.word(number) not in NO_PERSON | NOT_AGED else None


def of_nobody_named(layout: Layout, age: Age) -> bool:
    """Say whether an age is a child's of whom no more is said: *being fourteen and hungry, went in*."""
    after = layout.word(age.last)
    ends = layout.gap(age.last).strip() or after in ENDS | SHE
    return layout.word(age.first - 1) == "being" and age.years < ADULT_AT and bool(ends) and after not in MEASURES


def stands_alone(layout: Layout, age: Age) -> bool:
    """Say whether a number is all there is between two stops: *13.* before a sentence."""
    before, after = layout.gap(age.first).strip(), layout.gap(age.last).strip()
    if layout.word(age.first - 1) in ("no", "nos", "at", "flat"):
        return False
    opens = age.first == 0 or before.endswith((".", "!", "?", ",", ")", "("))
    return (
        opens and (age.last >= len(layout.passage.said) or after[:1] in (".", ",", ")", ";")) and (before + after) != ""
    )
