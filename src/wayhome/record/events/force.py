"""The force itself: what it is called, and which area it polices."""

from pydantic import Field

from wayhome.record.vocabulary import Fact


class ForceNamed(Fact, name="force.named", about=("force",), says="the force is called {name}"):
    """What the force whose record this is is called, and the area it polices. A later one replaces it."""

    name: str = Field(description="what the force is called")
    area: str = Field("", description="the area it polices, in words")
