"""The answer a local policing body publishes to a report: complete only when every recommendation has its passage.

Police Act 1996 s.55(5B): the comments explain, for each recommendation, the action taken or proposed, or why none. This
module says what is lacking and by when it is due; the writing is theirs.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wayhome.kernel.refusals import Reason, Refused
from wayhome.rulebook.measures import Recommendation

DAYS_TO_ANSWER = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is said about one recommendation."""

    recommendation: str
    answer: Literal["done", "proposed", "nothing_with_reasons"]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A response being written: the report's day, its recommendations, and the passages there are."""

    published_on: date
    recommendations: tuple[Recommendation, ...]
    passages: tuple[Passage, ...] = ()

    @property
    def last_day(self) -> date:
        """Return day 56, the last on which it may be published; the day of publication is day 1."""
        return self.published_on + timedelta(days=DAYS_TO_ANSWER - 1)

    @property
    def lacking(self) -> tuple[Recommendation, ...]:
        """Return the recommendations about which nothing is said yet; an empty passage says nothing."""
        answered = {passage.recommendation for passage in self.passages if passage.words.strip()}
        return tuple(made for made in self.recommendations if made.id not in answered)


def complete(response: Response) -> Response:
    """Return a response that may be published; raises Refused, with a reason for each recommendation unanswered."""
    if response.lacking:
        raise Refused(*(_reason(made) for made in response.lacking))
    return response


def _reason(made: Recommendation) -> Reason:
    return Reason(
        rule="ACC-04",
        words=f"Nothing is said about {made.id}: {made.summary}",
        remedy="Say what was done or is proposed, or why nothing is (Police Act 1996 s.55(5B)).",
    )
