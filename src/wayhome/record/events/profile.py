"""What those who care for a child keep for the moment the child is missing: theirs, whole and versioned.

It is the carer's own account. The police read it when a report is made, and never write in it.
"""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

OF_THE_CHILD = ("child",)
Keeper = Literal["parent", "guardian", "carer", "council", "provider"]


class Kept(Fact, name="profile.kept", about=OF_THE_CHILD, says="a profile of the child was kept, version {version}"):
    """Those who care for a child wrote down what helps to find them: a whole new version, beside the ones before it."""

    version: int = Field(ge=1, description="which version, counted from one")
    by: Keeper = Field(description="who wrote it")
    holder: str | None = Field(None, description="reference of the rights-holder who wrote it")
    description: Words | None = Field(None, description="what the child looks like")
    habits: Words | None = Field(None, description="what the child usually does, and what is out of character")
    friends: Words | None = Field(None, description="people the child may be with, one a line")
    places: Words | None = Field(None, description="places the child may go to, one a line")
    phones: Words | None = Field(None, description="the child's numbers, one a line")
    accounts: Words | None = Field(None, description="names the child uses online, one a line")
    health: Words | None = Field(None, description="health, medicine and what becomes dangerous, and how soon")
    ring: Words | None = Field(None, description="whom to ring at any hour, one a line")
    helps: Words | None = Field(None, description="what helps when the child is found, and what does not")
    wants_known: Words | None = Field(None, description="what the child wants known, in the child's own words")
    asked_child: bool = Field(False, description="whether the child was asked what to put in")


class LookedOver(
    Fact, name="profile.looked_over", about=OF_THE_CHILD, says="the profile was looked over and still holds"
):
    """Those who keep a profile read it again, and nothing in it had changed."""

    version: int = Field(ge=1, description="which version was read")
    by: Keeper = Field(description="who read it")
    holder: str | None = Field(None, description="reference of the rights-holder who read it")
