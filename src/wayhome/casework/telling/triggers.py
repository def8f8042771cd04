"""Which events of a case somebody has a right to be told of, and which text each begins from."""

from collections.abc import Mapping
from typing import cast, get_args

from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.rulebook.telling import Trigger

DEALT_WITH, COURT = "investigation.suspect_dealt_with", "court.news_received"
TRIGGERS: frozenset[str] = frozenset(get_args(Trigger))
OF_KIND: Mapping[str, Trigger] = {"bailed": "bail_set", "out_of_court_disposal": "out_of_court"}
OF_TYPE: Mapping[str, Trigger] = {
    "investigation.crime_recorded": "written_confirmation",
    "investigation.bail_set": "bail_set",
    "investigation.bail_extended": "bail_changed",
    "investigation.bail_ended": "bail_ended",
    "investigation.outcome_reached": "outcome",
    "investigation.reopened": "reopened",
    "closing.decided_not_to_investigate": "no_investigation",
    "closing.receiving_body_named": "passed_on",
    "court.review_decided": "review_decided",
    "court.complaint_answered": "complaint_answered",
}
CALLED: Mapping[Trigger, str] = {
    "written_confirmation": "The crime was recorded",
    "arrested": "A suspect was arrested",
    "interviewed": "A suspect was interviewed",
    "released_without_charge": "A suspect was released without charge",
    "bail_set": "A suspect was bailed",
    "released_under_investigation": "A suspect was released under investigation",
    "bail_changed": "Bail was changed",
    "bail_ended": "Bail ended",
    "charged": "A suspect was charged",
    "not_charged": "A suspect is not charged",
    "out_of_court": "A suspect was dealt with out of court",
    "no_investigation": "It was decided not to investigate",
    "passed_on": "The case was passed on",
    "outcome": "The investigation ended",
    "reopened": "The investigation was opened again",
    "hearing_listed": "A hearing was listed",
    "hearing_changed": "A hearing was changed",
    "bail_outcome": "A court decided about bail",
    "warrant": "A warrant was issued",
    "witness_required": "The child is asked to give evidence",
    "special_measures_decided": "A court decided how the child gives evidence",
    "verdict": "There was a verdict",
    "sentence": "Sentence was passed",
    "appeal": "An appeal was made",
    "regular_update": "How the case stands",
    "good_reason": "Why something could not be told in time",
    "invitation": "An invitation to a page of their own",
    "question_answered": "The answer to a question",
    "owed_back": "What was done with what they told us",
    "please_ring": "Please ring",
    "still_looking": "We are still looking for the child",
    "found": "The child was found",
    "review_decided": "A decision was looked at again",
    "complaint_answered": "A complaint was answered",
}
ASKS_REASONS: tuple[Trigger, ...] = (
    "released_without_charge", "charged", "not_charged", "out_of_court", "outcome", "verdict", "sentence",
    "review_decided",
)  # fmt: skip
OF_WHO_ASKED: tuple[Trigger, ...] = ("review_decided", "complaint_answered")
ASKS_SUPPORT: tuple[Trigger, ...] = ("no_investigation",)
ASKS_REVIEW: tuple[Trigger, ...] = ("not_charged",)


def trigger_of(event: Event) -> Trigger | None:
    """Return what an event is told as; None where nobody has a right to be told of it by itself."""
    if event.type in (DEALT_WITH, COURT):
        kind = str(event.body.get("kind"))
        named = OF_KIND.get(kind, kind)
        return cast(Trigger, named) if named in TRIGGERS else None
    return OF_TYPE.get(event.type)


def to_be_told(story: Story, child: Subject, holder: str = "") -> tuple[Event, ...]:
    """Return the events of a case that are to be told to a child and those who may know, in the order they happened.

    Of several recordings of a crime, the first is confirmed in writing; what is of another child is not theirs. An
    answer is told to the one ``holder`` who asked and to nobody else; where none is named, answers are left in.
    """
    found, confirmed = [], False
    for event in story.own:
        trigger = trigger_of(event)
        if trigger is None or child not in event.subjects or (trigger == "written_confirmation" and confirmed):
            continue
        if holder and trigger in OF_WHO_ASKED and event.body.get("holder") != holder:
            continue
        confirmed = confirmed or trigger == "written_confirmation"
        found.append(event)
    return tuple(found)
