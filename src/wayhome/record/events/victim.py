"""The child as a victim, and those who care for them: assessed, told in time, and supported."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact

OWED = ("child", "investigation")


class NeedsAssessed(Fact, name="victim.needs_assessed", about=OWED, says="the child's needs as a victim were assessed"):
    """The child's needs as a victim were assessed."""


class ServicesReferred(Fact, name="victim.services_referred", about=OWED, says="support services: {result}"):
    """The child was referred to a support service, or a decline was recorded."""

    result: Literal["referred", "declined"] = Field(description="what came of it")


class Updated(Fact, name="victim.updated", about=OWED, says="the child or their family was updated"):
    """The child, or the parent or carer who may safely know, was told how the case stands.

    ``about`` names the events it told of, so that a notice of an arrest cannot be met by a general call.
    """

    about: tuple[str, ...] = Field((), description="ids of the events it told of")
    to: Literal["child", "parent_or_carer", "both", "unknown"] = Field("unknown", description="who was told")


class SupportWithdrawn(
    Fact, name="victim.support_withdrawn", about=OWED, says="the child could not, or could no longer, support the case"
):
    """The child does not support the investigation at present; the case need not rest on them."""
