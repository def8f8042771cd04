"""How hard a text is to read: the Flesch-Kincaid grade, and the age of whoever can follow it.

The grade is that of Kincaid and others (1975): 0.39 × words per sentence + 11.8 × syllables per word - 15.59. A reading
age is taken as the grade and five years, as a child begins the first grade at six. Syllables are counted by groups of
vowels, with the silent endings of English left out, so a score is near and never exact; it says nothing
of what a text means.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e|[aeiouy]le|ely)$")
SAID_APART = re.compile(r"ia(?!l|n\b)|io(?!n|us)|ual|uou|iet|ying|[aeo]ing|rea(?=l|t[ei])|ism$")
UNLIKE = {"area": 3, "idea": 3, "maybe": 2, "everybody": 4, "everyone": 3, "sometimes": 2, "somewhere": 2}
YEARS = 5
HARDEST = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the grade that it has by itself."""

    words: str
    grade: float


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line that ends is a sentence that ends."""
    return tuple(one.strip() for one in SENTENCE.findall(text) if WORD.search(one))


def syllables(word: str) -> int:
    """Return about how many syllables a word has, at least one; figures are read as one for each digit."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return max(1, sum(letter.isdigit() for letter in word))
    if plain in UNLIKE:
        return UNLIKE[plain]
    silent = 1 if len(plain) > len("the") and SILENT.search(plain) else 0
    return max(1, len(VOWELS.findall(plain)) + len(SAID_APART.findall(plain)) - silent)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; nought where it holds no word."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    per_sentence = len(words) / max(1, len(sentences(text)))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def reading_age(text: str) -> int:
    """Return the age, in whole years, at which a text is followed; never below five."""
    return max(YEARS, round(grade(text)) + YEARS)


def hardest(text: str, above: int, most: int = HARDEST) -> tuple[Sentence, ...]:
    """Return the hardest sentences of a text that ask for more than an age, the hardest first."""
    scored = (Sentence(one, grade(one)) for one in sentences(text))
    hard = sorted((one for one in scored if round(one.grade) + YEARS > above), key=lambda one: -one.grade)
    return tuple(hard[:most])
