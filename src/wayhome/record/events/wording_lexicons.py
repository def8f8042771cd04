"""The lexicon that reads what is written about children: proposed with its figures, and put in force by two people."""

from pydantic import Field

from wayhome.record.vocabulary import Fact

FORCE = ("force",)


class LexiconProposed(Fact, name="wording.lexicon_proposed", about=FORCE, says="the lexicon {pack} was proposed"):
    """Somebody proposed a lexicon, with what its own examples and what was written lately come to under it."""

    pack: str = Field(description="its name")
    content: str = Field(description="SHA-256 of its files")
    rules: int = Field(ge=0, description="how many rules on wording and on risk it has")
    examples: int = Field(ge=0, description="how many examples it brings, each of which comes true")
    against: str = Field(description="the lexicon that it is compared with: its name and content")
    entries: int = Field(ge=0, description="how many of the latest entries about children both have read")
    words: int = Field(0, ge=0, description="how many words those hold")
    found_before: int = Field(ge=0, description="in how many of them the one in force points something out")
    found_by_it: int = Field(ge=0, description="in how many the proposed one does")
    only_by_it: int = Field(ge=0, description="in how many only the proposed one does")
    no_longer: int = Field(ge=0, description="in how many only the one in force does")


class LexiconNotAgreed(
    Fact, name="wording.lexicon_not_agreed", about=FORCE, says="the proposed lexicon was turned down"
):
    """A second person turned a proposed lexicon down, or whoever proposed it took it back."""

    proposal: str = Field(description="id of the event that proposed it")
    reason: str = Field(description="why")


class LexiconPutInForce(
    Fact, name="wording.lexicon_put_in_force", about=FORCE, says="the lexicon {pack} was put in force"
):
    """Two people put a lexicon in force: what is written from then on is read by it. Its files are kept by content."""

    pack: str = Field(description="its name")
    content: str = Field(description="SHA-256 of its files")
    first: str = Field(description="who proposed it")
    second: str = Field(description="who agreed: somebody else")
    proposal: str = Field(description="id of the event that proposed it")
