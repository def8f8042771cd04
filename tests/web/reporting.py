"""Taking a report through its pages, as a call handler does: each step is one press."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.casework.desk import Desk
from tests.web.sending import said
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event


@dataclass
class Call:
    """One report being taken."""

    client: Client
    desk: Desk
    who: str = ""
    answer: Any = None

    def look_up(self, **asked: str) -> "Call":
        """Look a child up: at first, or another one of the same report."""
        page = self.who or "/report/"
        key = self.client.get(page).context["form"]["key"].value()
        self.answer = self.client.post(page, {"key": key, **asked})
        self.who = self.answer["Location"].partition("#")[0].removesuffix("call/")
        return self

    def found(self) -> str:
        """Return what came back, as words."""
        return said(self.client.get(self.who))

    def take(self, child: str = "", new: str = "new") -> "Call":
        """Say which child it is: one who was found, or a new one; where nothing came back, it is a new one already."""
        if self.answer["Location"].endswith("call/"):
            return self
        self.answer = self.client.post(self.who, {"child": child} if child else {"new": new})
        return self

    @property
    def call(self) -> str:
        """Return the address of the call's page."""
        return f"{self.who}call/"

    def send(self, button: str = "open", **filled: str) -> "Call":
        """Send the call."""
        self.answer = self.client.post(self.call, {"informant": "parent", "channel": "call", button: "yes", **filled})
        return self

    @property
    def record(self) -> RecordId:
        """Return the case that the last answer leads to."""
        return RecordId(self.answer["Location"].split("/")[2])

    def events(self, *types: str) -> list[Event]:
        """Return the entries of that case, of some types."""
        return self.desk.events(*types, record=self.record)


def filled(client: Client, page: str) -> dict[str, Any]:
    """Return what a page's form sends as it was opened."""
    form = client.get(page).context["form"]
    return {name: form[name].value() or ([] if name.endswith(".which") else "") for name in form.fields}
