"""Looking for a missing child: places, things, circulation, the plan, new information, handover and linked children."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.missing import EPISODE
from wayhome.record.events.risk import Supplier
from wayhome.record.vocabulary import Fact, Known, Narrative, Words

Area = ("force",)


class PlanMade(Fact, name="missing.plan_made", about=EPISODE, says="a plan to find the child was made"):
    """A plan was made: what may have happened, what is to be done about each possibility, and who owns it."""

    hypotheses: int = Field(ge=0, description="how many explanations the plan sets out")
    owner: str = Field("", description="the post that owns the plan")
    plan: Narrative | None = Field(None, description="the plan")


class PlaceSearched(Fact, name="missing.place_searched", about=EPISODE, says="{place} was searched by {by}"):
    """A place was searched, by whom; a carer having looked does not count as a police search."""

    place: Literal[
        "home_or_placement", "last_seen", "earlier_found_place", "associate_address", "open_ground", "other"
    ] = Field(description="which place")
    by: Literal["police", "search_team", "carer", "partner", "public", "unknown"] = Field(description="who searched")
    areas: Words | None = Field(None, description="which rooms, buildings, vehicles or ground")


class ItemObtained(Fact, name="missing.item_obtained", about=EPISODE, says="{item}: {result}"):
    """Something needed to recognise or trace the child was asked for, and obtained or not."""

    item: Literal[
        "photo", "description", "phone_number", "accounts_online", "clothing", "bank_or_travel_card", "other"
    ] = Field(description="what")
    result: Literal["obtained", "not_held", "refused"] = Field("obtained", description="what came of it")
    may_publish: Known = Field("not_asked", description="whether a photograph may be published")


class Circulated(Fact, name="missing.circulated", about=EPISODE, says="the child was circulated ({on})"):
    """The child was circulated as missing, so that any officer or force who meets them knows."""

    on: Literal["national_computer", "force_bulletin", "borders", "transport_police", "media"] = Field(
        description="where"
    )
    reference: str | None = Field(None, description="the circulation's reference")


class CirculationCancelled(
    Fact, name="missing.circulation_cancelled", about=EPISODE, says="the circulation was cancelled"
):
    """Every circulation of the child as missing was taken down."""


class CirculationCarriedOver(
    Fact,
    name="missing.circulation_carried_over",
    about=EPISODE,
    says="the circulation stays up: the child is missing again ({missing_in})",
):
    """The child was reported missing again while circulated: the circulation is the later case's from then on."""

    missing_in: str = Field(description="the record in which the child is missing again, by its reference")


class CirculationTakenOver(
    Fact,
    name="missing.circulation_taken_over",
    about=EPISODE,
    says="the child was still circulated from an earlier case ({circulated_in})",
):
    """The child was reported missing again while circulated from an earlier case: it is taken down in this one."""

    circulated_in: str = Field(description="the record in which the child was circulated, by its reference")


class InformationReceived(
    Fact, name="missing.information_received", about=("child",), says="something new became known ({kind})"
):
    """Something new about the child or the circumstances became known, before or after the episode was closed."""

    kind: Literal[
        "sighting", "family", "friend", "professional", "intelligence", "phone_off", "nightfall", "weather", "message",
        "other",
    ] = Field(description="what kind of news")  # fmt: skip
    supplied_by: Supplier = Field("unknown", description="who said so")
    content: Narrative | None = Field(None, description="what was said")


class CoMissingIndicated(
    Fact, name="missing.co_missing_indicated", about=EPISODE, says="another missing child may be with this one"
):
    """Something says that another missing child is with, or went with, this one."""

    basis: Literal["informant", "sighting", "found_together", "phone", "intelligence", "other"] = Field(
        description="what says so"
    )


class EpisodesLinked(
    Fact, name="missing.episodes_linked", about=EPISODE, says="the episodes of the children were linked"
):
    """The episodes of children missing together were linked; the event names every child and episode."""

    joint_owner: str = Field(description="the post that owns them together")


class EarlierInterviewsRead(
    Fact,
    name="missing.earlier_interviews_read",
    about=EPISODE,
    says="what the child said after earlier episodes was read",
):
    """What the child said on earlier returns was read again, and places and people in it were listed."""

    places_listed: int = Field(0, ge=0, description="how many places were listed")
    people_listed: int = Field(0, ge=0, description="how many people were listed")
    people: Words | None = Field(None, description="the people, one on each line")


class TriggerPlanRead(
    Fact, name="missing.trigger_plan_read", about=EPISODE, says="the child's trigger plan was read for this search"
):
    """Whoever began the search read what was agreed to be done first if this child is missing again."""

    plan: str | None = Field(None, description="id of the entry in which the plan stands")


class HandoverOffered(
    Fact, name="missing.handover_offered", about=EPISODE, says="the case was offered to the next shift"
):
    """The outgoing owner set out open lines, risks and the next review for the incoming one."""

    open_lines: int | None = Field(None, ge=0, description="how many lines are open")
    risks: Narrative | None = Field(
        None, description="what the next shift must know, in the words of whoever offers it"
    )


class HandoverAccepted(
    Fact, name="missing.handover_accepted", about=EPISODE, says="the incoming supervisor accepted the case"
):
    """The incoming supervisor read the handover and took the case on."""


class HandoverTakenBack(
    Fact, name="missing.handover_taken_back", about=EPISODE, says="the offer to the next shift was taken back"
):
    """Whoever offered the case took the offer back before anybody accepted it: the case is not offered any more."""

    offer: str = Field(description="id of the entry in which the case was offered")


class HandoverDeclined(
    Fact, name="missing.handover_declined", about=EPISODE, says="the offer to the next shift was declined"
):
    """Whoever was offered the case did not take it on, and said why: it stays with whoever offered it."""

    offer: str = Field(description="id of the entry in which the case was offered")
    reason: Narrative | None = Field(None, description="why it is not taken on, in the words of whoever declines")


class LeadsNamed(Fact, name="missing.leads_named", about=Area, says="the force's leads for missing people were named"):
    """A strategic and a tactical lead of suitable rank were named."""

    strategic: str | None = Field(None, description="the post or officer who leads for the force")
    tactical: str | None = Field(None, description="the post or officer who leads the work from day to day")


class StaffTold(Fact, name="missing.staff_told", about=Area, says="staff were told of the rules to come"):
    """Those who work under the rules were told what changes and from when."""

    in_force_from: date | None = Field(None, description="the first day on which the new rules hold")
    means: Literal["briefing", "training", "message", "several"] | None = Field(None, description="how they were told")


class PatternsPublished(
    Fact, name="missing.patterns_published", about=Area, says="the figures for {period} were published"
):
    """Grades, durations, who found the child and recorded factors were set out by ethnicity and care status."""

    period: str = Field(description="the month, as 2026-03")
    digest: str | None = Field(None, description="digest of the figures as they were published")
