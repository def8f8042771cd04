"""Held records: whether each is about the child, as a person judged it on the evidence they had, and taking it back."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.risk import Tier
from wayhome.record.vocabulary import Fact, Words


class Judged(Fact):
    """What every judgement carries: which record, on what evidence as it then was, and why.

    The evidence is kept so that a judgement can be read later, when the record, the weights or the search are others.
    """

    hit: str = Field(description="the record's reference in its system")
    other: str | None = Field(
        None, description="the reference of the record it was laid beside; none given means the child"
    )
    tier: Tier | None = Field(None, description="how far it could be relied on then; none given means not compared")
    bits_hundredths: int | None = Field(None, description="what the evidence weighed then, in hundredths of a bit")
    linkage: str | None = Field(None, description="the linkage pack whose weights those were")
    reason: Words | None = Field(None, description="why, in the words of whoever judged")
    evidence: Words | None = Field(None, description="each piece of evidence as it was shown, one on each line")


class MatchConfirmed(
    Judged, name="holdings.match_confirmed", about=("child",), says="{hit} was judged to be about the same person"
):
    """Someone judged that a held record is about the child, or about the same person as another held record."""


class MatchRejected(
    Judged, name="holdings.match_rejected", about=("child",), says="{hit} was judged to be about somebody else"
):
    """Someone judged that a held record is about somebody else; it is still shown, as that."""


class MatchLeftUnsure(
    Judged, name="holdings.match_left_unsure", about=("child",), says="it was left open whom {hit} is about"
):
    """Someone looked at a held record and could not say whom it is about; that is neither yes nor no."""


class JudgementTakenBack(
    Fact, name="holdings.judgement_taken_back", about=("child",), says="a judgement about {hit} was taken back"
):
    """A judgement no longer holds: it was wrong, or another takes its place. It stays in the record as it was made."""

    judgement: str = Field(description="the id of the entry that is taken back")
    hit: str = Field(description="the reference of the record it was about")
    reason: Words | None = Field(None, description="why, in the words of whoever took it back")


class WeightsPutInForce(
    Fact, name="holdings.weights_put_in_force", about=("force",), says="held records are weighed by {pack} from now on"
):
    """Two people put a linkage pack in force; every search from then on weighs by it.

    What was found or judged before keeps the name of the pack by which it was weighed.
    """

    pack: str = Field(description="the pack's name")
    content: str = Field(description="the pack's content hash")
    first: str = Field(description="who proposed it")
    second: str = Field(description="who approved it")
    groups: Literal["alike", "apart", "too_few", "not_tried", "as_supplied"] = Field(
        description="whether it finds every group of names as well, on people who are known; as supplied: it is the "
        "product's own, and that was not asked"
    )
    reason: Words | None = Field(None, description="why it is put in force where it does not, or nobody knows")
