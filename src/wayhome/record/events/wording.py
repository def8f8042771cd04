"""Words about a child: a passage pointed out, what its author did about it, and what a supervisor decided.

The passage itself stays where it was written; these events name it. Words that a child or a suspect spoke stay as
spoken and are never pointed out.
"""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

ABOUT_CHILD = ("child",)
ABOUT_FORCE = ("force",)


class PointedOut(
    Fact, name="wording.pointed_out", about=ABOUT_CHILD, says="words about the child were pointed out ({category})"
):
    """The reader of saved text pointed out words that may blame, sexualise, criminalise or disbelieve a child."""

    text: str = Field(description="id of the event that holds the text")
    category: str = Field(description="the lexicon's category")
    role: str = Field("unknown", description="the role of whoever wrote it")
    team: str = Field("", description="the team of whoever wrote it")
    passage: Words | None = Field(None, description="the very words")
    field: str | None = Field(None, description="which field of the text's event holds them")
    start: int | None = Field(None, ge=0, description="where they begin in it, in characters")
    end: int | None = Field(None, ge=0, description="where they end, the end left out")
    rule: str | None = Field(None, description="the lexicon's rule")
    severity: Literal["A", "B", "C"] | None = Field(None, description="how strongly the rule points them out")
    lexicon: str | None = Field(None, description="the reading pack they were read by: its name and content")


class Answered(Fact, name="wording.answered", about=ABOUT_CHILD, says="the author {answer} the words"):
    """The author answered what was pointed out: put it in other words, or kept it with a reason."""

    pointed_out: str = Field(description="id of the event that pointed it out")
    answer: Literal["rewrote", "kept", "showed_as_quoted", "showed_as_about_an_adult"] = Field(
        description="what the author did"
    )
    instead: Words | None = Field(None, description="the other words; the old ones stay where they were written")
    reason: Words | None = Field(None, description="why it was kept")


class KeptReviewed(
    Fact, name="wording.kept_reviewed", about=ABOUT_CHILD, says="a supervisor looked at the kept words: {decision}"
):
    """A supervisor looked at words that were kept, and decided."""

    answered: str = Field(description="id of the author's answer")
    decision: Literal["stands", "to_be_rewritten"] = Field(description="what was decided")
    reason: Words | None = Field(None, description="why, in the supervisor's words")
    pointed_out: str | None = Field(None, description="id of the event that pointed the words out")
    role: str | None = Field(None, description="the role of whoever wrote them, who owes other words")


class Challenged(
    Fact, name="wording.challenged", about=ABOUT_CHILD, says="a supervisor talked about the words with who wrote them"
):
    """A supervisor talked with the author about words that were pointed out, and they agreed on something.

    That nobody challenged such words is what the inspectorate found most of all. It is about the words and the child.
    """

    pointed_out: str = Field(description="id of the event that pointed it out")
    agreed: Words | None = Field(None, description="what was agreed")


class RuleDisputed(Fact, name="wording.rule_disputed", about=ABOUT_FORCE, says="{by} disputed the wording rule {rule}"):
    """Somebody held that a rule on words is wrong: that it points out what is right, or offers words that are not.

    An officer, a carer or a young person may; nobody has to say who they are.
    """

    rule: str = Field(description="the lexicon's rule")
    lexicon: str = Field(description="the reading pack it stands in: its name and content")
    by: Literal["officer", "carer", "young_person", "somebody"] = Field(description="as whom they say so")
    reason: Words | None = Field(None, description="why, in their words")


class DisputeAnswered(
    Fact, name="wording.dispute_answered", about=ABOUT_FORCE, says="a dispute of a wording rule was answered: {answer}"
):
    """Whoever governs the lexicon answered a dispute. What changes comes with the next edition, never in this one."""

    disputed: str = Field(description="id of the event that disputed it")
    answer: Literal["stays", "will_change", "is_looked_at"] = Field(description="what comes of it")
    reason: str = Field(description="why, in words that are shown on the rule's page")
