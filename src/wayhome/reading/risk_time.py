"""Whether what is told is of now: by the date of the record, the years in its words, and what it says is over.

An old closed matter alone neither raises nor lowers. What lasts, such as a disability, does not grow old. A record that
was closed without being looked into is not over: only age makes a closing count.
"""

import re
from collections.abc import Iterator
from datetime import date

from wayhome.reading.passage import Passage
from wayhome.reading.risk_marks import Marks
from wayhome.reading.scanning import Match

OLD_DAYS, CLOSED_DAYS = 730, 365  # design defaults: two years, or one where the record says that it is closed
OFFENDER = "REGISTERED_OFFENDER"
CRISIS = "CRISIS_TRIGGER"  # whose danger a death begins, and does not end
LASTING = frozenset({"LD_OR_NEURO", "UASC", "DIFFERENT_IDENTITY", OFFENDER, "AGE_UNDER_13"})
# A danger that an adult or a place is does not end as the child grows older.
_OF_ADULTS = (
    "ADULT_OF_CONCERN LOCATION_OF_CONCERN HOME_ABUSE_NEGLECT FM_HBA_FGM ABDUCTION THREAT_TO_LIFE RELATIONSHIP_ABUSE"
)
OF_ADULTS = frozenset(_OF_ADULTS.split())
YEAR = re.compile(r"(?<![\d/.£])(?:\d{1,2}[/.-]\d{1,2}[/.-])?(20[0-4]\d|19[5-9]\d)(?![\d/.-])")
# A year of birth says nothing of when it was, and *in care since 2019* says that it still is.
OF_NO_DATE = re.compile(r"(?:(?:\bborn|\bb\.|\bdob|\bd\.o\.b\.?)[^.;]{0,12}|\bsince (?:\w+ )?)$", re.IGNORECASE)

# *When he was thirteen* is history of a boy of sixteen; at fourteen and fifteen it may go on.
YEARS_AGO = 3  # design default
AGES = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
WHEN_AGED = re.compile(
    rf"\bwhen (?:he|she|they) (?:was|were) (?:only |just |about )?(\d\d?|{'|'.join(AGES)})\b", re.IGNORECASE
)


def days_old(written: date | None, today: date | None) -> int | None:
    """Return how many days before ``today`` a record was made; nothing where either is not known."""
    return (today - written).days if written and today else None


class Times:
    """When the matters of one passage were."""

    def __init__(
        self, passage: Passage, marks: Marks, written: date | None, today: date | None, child: int | None = None
    ) -> None:
        self.passage, self.marks, self.today, self.child = passage, marks, today, child
        self.age = days_old(written, today)
        self.closed = marks.any("risk_over") or (marks.any("risk_closed") and (self.age or 0) > CLOSED_DAYS)

    def past(self, factor: str, match: Match, *, of_the_child: bool) -> bool:
        """Say whether the words tell of what is long over; what a child lived through when small is."""
        if factor in LASTING:
            return factor == OFFENDER and self._left_long_ago()
        if self.age is not None and self.age > OLD_DAYS:
            return True
        if self.marks.in_sentence("risk_old", match):
            return True
        if of_the_child and self.marks.in_sentence("risk_when_small", match):
            return True
        if factor not in OF_ADULTS and self._when_younger(match):
            return True
        return (factor != CRISIS and self.over(match)) or self._old_year(match)

    def _left_long_ago(self) -> bool:
        """Say whether an old record tells that an offender left the address it is about."""
        return (self.age or 0) > OLD_DAYS and self.marks.any("risk_left_address")

    def over(self, match: Match) -> bool:
        """Say whether the record says that the matter is over, and is old enough for that to count."""
        return self.closed and (self.marks.in_sentence("risk_over", match) or (self.age or 0) > CLOSED_DAYS)

    def _old_year(self, match: Match) -> bool:
        """Say whether the years that a sentence names all lie two years back or more."""
        if self.today is None:
            return False
        # *In prison until 2033* says nothing of when it was.
        years = [year for year in self._years(match) if year <= self.today.year]
        return bool(years) and all(self.today.year - year >= 2 for year in years)

    def _when_younger(self, match: Match) -> bool:
        """Say whether the sentence puts it at an age that the child had years ago, and at no later one."""
        if self.child is None or self.marks.any("risk_goes_on"):
            return False
        ages = [_number(found[1]) for found in WHEN_AGED.finditer(self._sentence(match))]
        return bool(ages) and all(self.child - age >= YEARS_AGO for age in ages)

    def _years(self, match: Match) -> Iterator[int]:
        sentence = self._sentence(match)
        for found in YEAR.finditer(sentence):
            if not OF_NO_DATE.search(sentence[: found.start()]):
                yield int(found[1])

    def _sentence(self, match: Match) -> str:
        first, last = self.passage.sentence_of(match.first)
        return self.passage.text[self.passage.starts[first] : self.passage.ends[last - 1]]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else AGES.index(word.lower())
