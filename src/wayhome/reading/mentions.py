"""The people of a text where they are mentioned: by noun, name, pronoun or age, with their age and sex if told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from wayhome.reading.ages import ADULT_AT, Age, ages
from wayhome.reading.bare_ages import MEASURES, apposed, head_before, of_nobody_named, stands_alone, told_of
from wayhome.reading.clauses import Layout, words
from wayhome.reading.findings import About, Who
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.nouns import PRONOUNS, TITLES, Nouns, Sex, nouns

Kind = Literal["noun", "name", "pronoun", "age"]
BEFORE_AGE = words(
    "is was are were be being been 's now only just about approx around nearly both all who turned an a of aged "
    "still barely then currently and apparent apparently believed year yr"
)
SHAPES = ("@child", "@adult")
AGENCIES = words(
    "social health housing police council charity education probation camhs nhs school college hospital legal "
    "children's early youth safeguarding licensing trading fire ambulance border immigration environmental"
)
CALLINGS = words(
    "dealer dealers member members offender offenders worker workers user users associate associates nominal"
)
ACCUSED = words("suspect suspects driver defendant defendants accused perpetrator prisoner caller informant")
OF_THE_YOUNG = words("youth young juvenile pupil student")
OFTEN = words("regular persistent frequent known repeat serial habitual")
CALLED = 6  # words between somebody and what they are said to be
SEVERAL = words("men women children people police gentlemen schoolchildren")
FROM = (("from",), ())  # before a school year, and before a number alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person where they are mentioned, in words, or ``many``; ``last`` is the word after, the age included."""

    word: int
    last: int
    about: About
    kind: Kind
    sex: Sex = ""
    years: int | None = None
    subject: bool = False
    many: bool = False

    @property
    def known(self) -> bool:
        """Say whether it is told apart from others by more than a pronoun."""
        return self.kind != "pronoun" or self.years is not None


def mentions(layout: Layout, lexicon: Lexicon, who: Who) -> tuple[Mention, ...]:
    """Return the people of a text in the order they are mentioned, each with the age that stands by it."""
    found = {one.word: one for one in _spoken_of(layout, nouns(lexicon), who)}
    for age in ages(layout):
        _with_age(layout, found, age)
    in_order = list(_named_with_age(layout, [one for _, one in sorted(found.items())]))
    return tuple(_same_names(layout, [_meaning(one, _by_age(one)) for one in in_order]))


def _meaning(one: Mention, about: About) -> Mention:
    return one if one.about == about else replace(one, about=about)


def _named_with_age(layout: Layout, found: list[Mention]) -> Iterator[Mention]:
    """Give a noun the age of the name or the shape beside it: *boyfriend Alfie (15)*, *boyfriend 15M*."""
    for one, after in zip_longest(found, found[1:]):
        apt = after and (after.kind == "name" or layout.word(after.word) in SHAPES)
        named = after and apt and after.word == one.last and not layout.gap(one.last).strip()
        yield replace(one, years=after.years) if named and after and one.kind == "noun" and not one.years else one


def _spoken_of(layout: Layout, known: Nouns, who: Who) -> Iterator[Mention]:
    number, end = 0, layout.many
    while number < end:
        may = layout.words[number] in known.beginnings or layout.word(number + 1).isdigit()  # initials before an age
        one = _mention(layout, known, number, who) if may else None
        if one and not _of_a_calling(layout, known, one):
            yield one
        number = one.last if one else number + 1


def _of_a_calling(layout: Layout, known: Nouns, one: Mention) -> bool:
    """Say whether a word for a child only says of what kind an adult is: *a youth coach*, *young female officers*."""
    kind = one.about == "child" and one.kind == "noun" and layout.word(one.word) in OF_THE_YOUNG
    if not kind or one.years is not None or layout.gap(one.last) != " ":
        return False
    after = known.at(layout, one.last)
    return after is not None and after[1] in ("adult", "officer") and layout.word(one.last) not in ACCUSED


def _mention(layout: Layout, known: Nouns, number: int, who: Who) -> Mention | None:
    return (
        _pronoun(layout, number)
        or _titled(layout, number, known)
        or _noun(layout, known, number, who)
        or _name(layout, number)
    )


def _pronoun(layout: Layout, number: int) -> Mention | None:
    word = layout.word(number)
    if word not in PRONOUNS or word.endswith(("self", "selves")):
        return None
    return Mention(word=number, last=number + 1, about="unknown", kind="pronoun", sex=PRONOUNS[word])


def _titled(layout: Layout, number: int, known: Nouns) -> Mention | None:
    """Return somebody named with a title or a rank before a name that may be a word: *Mr Pike*, *PC Strange*."""
    word, last = layout.word(number), number + 1
    ranked = known.is_rank(word) and layout.raw(number)[:1].isupper()
    if not (word in TITLES or ranked) or last >= len(layout.passage.said) or layout.gap(last).strip(" ."):
        return None
    while (
        last < len(layout.passage.said)
        and layout.raw(last)[:1].isupper()
        and (last == number + 1 or _close(layout, last))
    ):
        last += 1
    if last == number + 1:
        return None
    about: About = "officer" if ranked else "adult"
    return Mention(word=number, last=last, about=about, kind="noun", sex=known.sexes.get(word, ""))


def _close(layout: Layout, number: int) -> bool:
    return layout.gap(number) in (" ", "-")


def _noun(layout: Layout, known: Nouns, number: int, who: Who) -> Mention | None:
    found = known.at(layout, number)
    if found is None:
        return None
    last, about = found
    named = layout.word(number) == "@child" and layout.raw(number).lower().removesuffix("'s") in who.kinds
    years = who.age if named else _shape_years(layout, number)
    sex = who.sex if named else _sex(layout, known, last - 1)
    many = _is_many(layout.word(last - 1))
    return Mention(word=number, last=last, about=about, kind="noun", sex=sex, years=years, many=many)


def _is_many(noun: str) -> bool:
    """Say whether a noun speaks of several."""
    return noun in SEVERAL or (noun.endswith("s") and not noun.endswith("ss"))


def _shape_years(layout: Layout, number: int) -> int | None:
    """Return the years of a shape such as *F/15*."""
    digits = "".join(sign for sign in layout.raw(number) if sign.isdigit())
    return int(digits) if layout.word(number) in ("@child", "@adult") and digits else None


def _sex(layout: Layout, known: Nouns, number: int) -> Sex:
    word, raw = layout.word(number), layout.raw(number).lower()
    if word in ("@child", "@adult") and any(sign.isdigit() for sign in raw):
        return "female" if "f" in raw else "male" if "m" in raw else ""
    return known.sexes.get(word, "")


def _name(layout: Layout, number: int) -> Mention | None:
    """Return a name, or initials, or what follows a rank or a title."""
    raw, last = layout.raw(number), number + 1
    initials = raw.isalpha() and raw.isupper() and 2 <= len(raw) <= 3 and _aged_next(layout, last)
    if layout.word(number) != "@name" and not initials:
        return None
    while layout.word(last) == "@name" and _goes_on(layout, last):
        last += 1
    sent = layout.word(last) in ("from", "at") and layout.word(last + 1) in AGENCIES
    return Mention(word=number, last=last, about="officer" if sent else "unknown", kind="name")


def _goes_on(layout: Layout, number: int) -> bool:
    """Say whether a name goes on with a word: after a space, or after an initial and its stop."""
    gap = layout.gap(number)
    return not gap.strip() or (gap.strip() == "." and len(layout.raw(number - 1)) == 1)


def _aged_next(layout: Layout, number: int) -> bool:
    return layout.word(number).isdigit() and layout.gap(number).strip() in (",", "(")


def _with_age(layout: Layout, found: dict[int, Mention], age: Age) -> None:
    """Give an age to whom it belongs, or keep it as somebody of whom no more is said."""
    one = _person_before(layout, found, age) or _person_after(layout, found, age) or _said_to_be(layout, found, age)
    if one is None and apposed(layout, age) and (word := head_before(layout, age)) is not None:
        one = Mention(word=word, last=age.first, about="unknown", kind="noun")
    if one is None and age.bare and (word := told_of(layout, age)) is not None:
        one = Mention(word=word, last=age.first, about="unknown", kind="noun")
    if one is None and (not age.bare or stands_alone(layout, age) or of_nobody_named(layout, age)):
        one = Mention(word=age.first, last=age.last, about="unknown", kind="age")
    if one is not None and one.years is None:
        found[one.word] = replace(
            one, last=max(one.last, age.last) if one.word < age.first else one.last, years=age.years
        )


def _person_before(layout: Layout, found: Mapping[int, Mention], age: Age) -> Mention | None:
    """Return the person whom an age follows: *girl (15)*, *IP, 13*, *she is in Year 8*."""
    place, between = age.first, layout.gap(age.first)
    if "." in between or "\n" in between or (age.bare and layout.word(age.last) in MEASURES):
        return None
    while place > 0 and layout.word(place - 1) in (*BEFORE_AGE, "in", *FROM[age.bare]) and "." not in layout.gap(place):
        place -= 1
    while age.first - 2 < place <= age.first and not age.bare and _surname(layout, place - 1, found):
        place -= 1
    one = next(
        (found[n] for n in range(place - 1, max(place - 6, -1), -1) if n in found and found[n].last == place), None
    )
    if one is None or one.about in ("thing", "officer"):
        return None
    loose = one.kind == "pronoun" and place == age.first and not apposed(layout, age)
    return None if loose or one.years is not None else one


def _said_to_be(layout: Layout, found: Mapping[int, Mention], age: Age) -> Mention | None:
    """Return the person of whom a sentence says the age: *Regular misper from Beech ward is a 71 yr old*."""
    place = age.first
    while place > 0 and layout.word(place - 1) in ("a", "an", "about", "only", "just", "now"):
        place -= 1
    first, _ = layout.clause(age.first)
    if age.bare or layout.word(place - 1) not in ("is", "was", "'s"):
        return None
    one = next((found[number] for number in range(first, place) if number in found), None)
    return one if one and one.kind == "noun" and one.years is None and one.about in ("child", "unknown") else None


def _surname(layout: Layout, number: int, found: Mapping[int, Mention]) -> bool:
    """Say whether a word in capitals stands behind a noun for a person, which it names: *Nominal RADCLIFFE b. 1989*."""
    raw = layout.raw(number) if number > 0 else ""
    return len(raw) > 2 and raw.isupper() and number not in found and any(one.last == number for one in found.values())


def _person_after(layout: Layout, found: Mapping[int, Mention], age: Age) -> Mention | None:
    """Return the person whom an age precedes: *the 13 yr old girl*, *Year 9 pupil*, *15yo female*."""
    if age.bare:
        return None
    for place in (age.last, age.last + 1):
        if set(layout.gap(place)) & set(".,;:()\n"):
            return None
        if (one := found.get(place)) and one.kind != "pronoun" and one.about not in ("thing", "officer"):
            return one
    return None


def _by_age(one: Mention) -> About:
    """Return whom a mention means, its age told: under 18 is a child, whatever the noun."""
    if one.years is None or one.about in ("officer", "thing"):
        return one.about
    if one.years < ADULT_AT:
        return "child"
    return "family" if one.about == "family" else "adult"


def _same_names(layout: Layout, found: Iterable[Mention]) -> Iterator[Mention]:
    """Give what is known of a name to the same name elsewhere; a rank before a name is an officer's."""
    found = list(found)
    known = (one for one in found if one.kind == "name" and (one.years is not None or one.about == "officer"))
    told = {layout.raw(one.word).lower(): one for one in known}
    before: Mention | None = None
    for one in found:
        before = _told(layout, one, before, told)
        yield before


def _told(layout: Layout, one: Mention, before: Mention | None, told: Mapping[str, Mention]) -> Mention:
    """Return a mention with what the one before it, or another of the same name, tells of it."""
    if one.years is not None:
        return one
    if before and (_in_apposition(layout, before, one) or _is_called(layout, before, one)):
        return replace(one, about=before.about)
    if one.kind == "name" and before and before.about == "officer" and before.last == one.word:
        return replace(one, about="officer")
    if one.kind == "name" and (other := told.get(layout.raw(one.word).lower())):
        return replace(one, about=other.about, sex=other.sex, years=other.years)
    return one


def _in_apposition(layout: Layout, before: Mention, one: Mention) -> bool:
    """Say whether a noun is said of the adult before it: *M/71, regular misper*, *patient 72 persistent misper*."""
    if before.about != "adult" or before.years is None or one.kind != "noun" or one.about not in ("child", "unknown"):
        return False
    plain = layout.word(one.word) != "@child" and one.word - before.last <= 2
    often = one.word > before.last and layout.word(one.word - 1) in OFTEN
    return (
        plain
        and (layout.gap(before.last).strip() == "," or (often and not layout.gap(before.last).strip()))
        and not any(layout.gap(number).strip() for number in range(before.last + 1, one.word + 1))
    )


def _is_called(layout: Layout, before: Mention, one: Mention) -> bool:
    """Say whether a noun for what somebody does is said of the adult before it: *Shaw, 31, is a dealer*."""
    if before.about != "adult" or one.about != "unknown" or layout.word(one.last - 1) not in CALLINGS:
        return False
    return one.word - before.last <= CALLED and layout.index(one.word) == layout.index(before.word)
