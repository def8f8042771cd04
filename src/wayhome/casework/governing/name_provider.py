"""Put a home or other place where children live on the force's register."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.governing import ProviderNamed


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProvider(OnSubject):
    """What it is called, and what kind of place it is."""

    name: str
    kind: Literal["childrens_home", "supported_accommodation", "secure_home", "fostering_agency", "other"]


def name_provider(command: NameProvider, facing: Facing) -> Outcome:
    """Keep its name, so that what is owed about it can be said in words."""
    if not command.name.strip():
        raise Refused(ours("no_name", "The provider has no name.", "Write what it is called."))
    if facing.story.of_type("governing.provider_named"):
        words = f"{command.name.strip()} is on the register already."
        raise Refused(ours("provider_known", words, "Open it from the list of providers."))
    return tell(ProviderNamed(name=command.name.strip(), kind=command.kind))
