"""A form about one of the case's requests: which one is asked where there are several."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.material.requests import Request, requests_of
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices
from wayhome.web.presenting.times import when

HOLDERS: Choices = [
    ("school", "School or college"), ("childrens_services", "Children's services"), ("health", "Health"),
    ("counselling", "Counselling or therapy"), ("other", "Somebody else"),
]  # fmt: skip
RECIPIENTS: Choices = [
    ("parent_or_guardian", "A parent or guardian"), ("care_body", "The body that has care of them"),
    ("other_adult", "Another adult"), ("child", "The child"), ("victim", "The victim, who is an adult now"),
]  # fmt: skip


class OfRequestForm(ActForm):
    """What an act about one request asks first; ``about`` in the link names it already."""

    request = forms.ChoiceField(
        label="Which request?", widget=forms.RadioSelect,
        error_messages={"required": "Choose a request", "invalid_choice": "Choose one of the case's requests"},
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the requests that the act is for."""
        offered = [(one.reference, called(self.desk, one)) for one in requests_of(self.desk.facing) if self.is_for(one)]
        field = self.fields["request"]
        field.choices = offered  # type: ignore[attr-defined]  # django's stubs know no choices here
        named = [reference for reference, _ in offered]
        field.initial = self.desk.about if self.desk.about in named else (named[0] if len(named) == 1 else None)

    def is_for(self, _request: Request) -> bool:
        """Say whether the act is for a request that stands so."""
        return True


def called(desk: Desk, request: Request) -> str:
    """Say which request it is: of whom, when, and its reference."""
    first = request.first
    name = (
        desk.facing.words.get((first.id, "holder_name"), "")
        or dict(HOLDERS)["counselling" if request.proposed else str(first.body.get("holder", "other"))]
    )
    return f"{name}, {when(first.happened_at, desk.facing.now)} ({request.reference})"


def stands(request: Request) -> str:
    """Say how a request stands."""
    if request.withdrawn:
        return "Taken back"
    if request.waits:
        return "Waits for a detective inspector; nothing is asked yet"
    if request.refused:
        return "Not endorsed, and not made"
    told = "notice given" if request.notice else "notice withheld" if request.withheld else "no notice yet"
    answered = str(request.answered.body["result"]).replace("_", " ") if request.answered else "not answered yet"
    return f"Made: {told}, {answered}"


def of_requests(desk: Desk) -> Mapping[str, object]:
    """Return each request in words with how it stands."""
    return {"requests": [row(desk, one) for one in requests_of(desk.facing)]}


def row(desk: Desk, request: Request) -> Mapping[str, object]:
    """Return one request as a page lists it."""
    first, words = request.first, desk.facing.words
    return {
        "reference": request.reference,
        "called": called(desk, request),
        "stands": stands(request),
        "what": words.get((first.id, "what"), ""),
        "waits": request.waits,
        "runs": request.runs,
        "told": request.is_told,
        "lacks": request.lacks_grounds,
        "grounds": [words[first.id, name] for name in GROUNDS if (first.id, name) in words],
    }


GROUNDS = ("why_believed", "why_relevant", "why_necessary", "why_rebutted", "why_probative")
