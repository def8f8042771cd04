"""What was read in the words of a case: a risk factor stated there, with its sentence, and disputes of it.

The words stay where they were written; these events name them. A dispute takes a factor out of what a grade rests on,
is seen by the supervisor, and can be taken back.
"""

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

ABOUT = ("child",)


class ReadInWords(Fact):
    """What every entry of the reader says: what was stated, in which words of which entry, and by which rule."""

    factor: str = Field(description="the code in the rulebook of what is stated")
    text: str = Field(description="id of the event that holds the text")
    field: str = Field(description="which field of it holds the words")
    start: int = Field(ge=0, description="where they begin in it, in characters")
    end: int = Field(ge=0, description="where they end, the end left out")
    rule: str = Field(description="the lexicon's rule")
    lexicon: str = Field(description="the reading pack they were read by: its name and content")
    sentence: Words | None = Field(None, description="the sentence in which they stand")


class IndicatorRead(ReadInWords, name="risk.indicator_read", about=ABOUT, says="the words of an entry state {factor}"):
    """The reader of saved text found words that state a risk factor. A person may dispute it."""


class SafetyTold(ReadInWords, name="risk.safety_told", about=ABOUT, says="told, confirmed by nobody: {factor}"):
    """The reader of saved text found that somebody tells what speaks for the child's safety.

    Nobody confirms it by that: it is shown beside the grade, and counts for nothing.
    """


class IndicatorDisputed(
    Fact, name="risk.indicator_disputed", about=ABOUT, says="what was read as {factor} was disputed"
):
    """Somebody said, with a reason, that words do not state the factor that was read in them."""

    indicator: str = Field(description="id of the event that read it")
    factor: str = Field(description="the factor's code")
    reason: Words | None = Field(None, description="why, in their words")


class DisputeTakenBack(Fact, name="risk.dispute_taken_back", about=ABOUT, says="a dispute of {factor} was taken back"):
    """A dispute was taken back: the words count again."""

    indicator: str = Field(description="id of the event that read it")
    factor: str = Field(description="the factor's code")
    reason: Words | None = Field(None, description="why, in their words")
