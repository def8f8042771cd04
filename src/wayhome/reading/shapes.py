"""What is known by its shape rather than by its letters: numbers, times of day, days and dates."""

from wayhome.reading.patterns import Choice, Part, Word

NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen"
)
DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thur fri sat "
    "today tonight yesterday tomorrow weekend weekends"
)
MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)


def _words(words: str) -> tuple[tuple[Part, ...], ...]:
    return tuple((Word(word),) for word in words.split())


def _shape(expression: str) -> Word:
    return Word(expression, "#")


SHAPES = {
    "NUM": Choice(((_shape(r"\d+"),), *_words(NUMBERS))),
    "TIME": Choice(
        (
            (_shape(r"\d{1,2}[:.]\d\d[a-z0-9:]*|\d{4}(?:hrs?|hours|h)|\d{1,2}(?:am|pm)"),),
            (_shape(r"\d{1,4}"), Choice(_words("hrs hours am pm o'clock"))),
            *_words("midnight midday noon"),
        )
    ),
    "DAY": Choice(
        (
            (_shape(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"),),
            (_shape(r"\d{1,2}(?:st|nd|rd|th)?"), Choice(_words(MONTHS))),
            *_words(DAYS),
        )
    ),
}
