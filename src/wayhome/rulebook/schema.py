"""What may stand in a pack: sources, definitions, duties, what is known but not automated.

Each model is one kind of entry; its field descriptions are the reference. Factors, questions and floors: ``risk``.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from wayhome.kernel.citations import Seen, Strength
from wayhome.kernel.ids import SubjectKind
from wayhome.kernel.rights_holders import HolderKind
from wayhome.rulebook.matching import Circumstances, Match, Matches, Strict, one_or_more

Identity = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9_.-]*[A-Z0-9]$")]
Plain = Annotated[str, Field(min_length=3)]
Shape = Literal[
    "after/1", "earliest/1", "recurring/1", "gate/1", "standing/1", "absence/1", "threshold/1", "calendar/1",
    "birthday/1", "bundle/1", "expiry/1",
]  # fmt: skip


class Source(Strict):
    """A text that values rest on."""

    title: Plain
    publisher: Plain
    kind: Strength = Field(description="the strongest basis the text can give")
    edition: str = Field("", description="edition or year")
    address: str = Field("", description="where it can be read; empty when it was not established")
    read_on: date | None = Field(None, description="when we read it; not given when we did not")
    note: str = ""


class Basis(Strict):
    """What one value rests on."""

    source: str = Field(description="key of a source of the pack")
    provision: Plain = Field(description="where in the source, or our own summary of what it says")
    strength: Strength
    seen: Seen


LENGTHS = (
    "minutes", "hours", "days", "working_days", "months", "at_once", "by_field", "shift_end", "days_before",
)  # fmt: skip


class Limb(Strict):
    """One deadline of a rule: how long, in which circumstances, resting on what. The first that applies is taken."""

    limb: str = Field(
        "standard", pattern="^[a-z][a-z0-9_]*$", description="its name, by which a force may set its own value"
    )
    when: Circumstances = Field(default_factory=dict)
    minutes: int | None = Field(None, ge=0, description="elapsed minutes")
    hours: int | None = Field(None, ge=0, description="elapsed hours, through nights, holidays and clock changes")
    days: int | None = Field(None, ge=0, description="calendar days after the day it arises, to 23:59:59 London")
    working_days: int | None = Field(None, ge=0, description="working days of the nation, to 23:59:59 London")
    months: int | None = Field(None, ge=0, description="calendar months, to 23:59:59 London")
    at_once: bool | None = Field(None, description="due at the instant it arises")
    by_field: str | None = Field(
        None, description="the raising event itself says when, in this field; where it does not, the next limb is taken"
    )
    shift_end: bool | None = Field(None, description="by the end of the shift in which it arises")
    early_minutes: int = Field(
        0, ge=0, description="shift_end: what arises this shortly before one end counts to the next"
    )
    grace_minutes: int = Field(0, ge=0, description="shift_end: due this long after it, as shifts overlap")
    days_before: int | None = Field(None, ge=0, description="whole days before the end named by from_field")
    from_field: str | None = Field(None, description="counted from (or back from) the time in this field of the event")
    christmas_disregarded: bool = Field(False, description="hours of a Christmas Day are not counted")
    basis: Basis

    @model_validator(mode="after")
    def one_length(self) -> "Limb":
        """Refuse a limb with no length, or with two."""
        given = [name for name in LENGTHS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"a deadline needs exactly one of {', '.join(LENGTHS)}; this one has {given or 'none'}")
        return self


Limbs = Annotated[tuple[Limb, ...], BeforeValidator(one_or_more)]


class Owes(Strict):
    """Who owes a duty: an agency, and within the police a role of the pack, or the role the raising event names."""

    agency: str = Field("police", description="police, local_authority, provider, policing_body, …")
    role: str = Field("", description="the role whose post owes it, as the ladder names it")
    first: str = Field("", description="the role that owes it before that one, while somebody is on duty in it")
    field: str = Field(
        "",
        description="a field of the raising event that names the role; where it names none of the pack's, role owes it",
    )
    agency_field: str = Field(
        "", description="a field of the raising event that names the agency, where one took it on"
    )


class Clock(Strict):
    """One of several clocks of an ``earliest/1`` duty."""

    starts: Matches
    take: Literal["first", "each"] = "each"
    when: Circumstances = Field(default_factory=dict)
    delayed: Limb | None = Field(None, description="the clock starts this long after the event")
    unless: Matches = Field((), description="and only if none of these happened in that time")
    within: Limbs


class Part(Strict):
    """One act of a bundle."""

    name: Plain
    met_by: Matches
    when: Circumstances = Field(default_factory=dict)


class Need(Strict):
    """What a gate asks for before an act: tests of the act or of circumstances, an earlier event, other duties done."""

    words: Plain = Field(description="what must be so, as a sentence")
    where: Circumstances = Field(default_factory=dict, description="tests of the act's own fields")
    when: Circumstances = Field(default_factory=dict, description="tests of what is known at the time")
    done: Matches = Field((), description="one of these happened before the act")
    done_within_days: int | None = Field(None, ge=0, description="and no more than so many days (London) before it")
    settled: tuple[str, ...] = Field((), description="no duty of these rules is still owed or overdue")


class Excuse(Strict):
    """A cited reason for which a duty need not be done; it is counted and shown."""

    name: Plain
    event: Match | None = Field(None, description="the event that states it; otherwise record.duty_excused naming it")
    second_person: bool = Field(False, description="never by whoever made the entry that raised the duty")
    basis: Basis


def _as_written(value: object) -> object:
    """Take a time that YAML read as a timestamp back to text; without an offset it is London's clock."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


Moment = Annotated[str, BeforeValidator(_as_written)]


class Example(Strict):
    """A history and what must come of it; CI runs every one."""

    name: Plain
    events: tuple[str, ...] = Field(description="TIME EVENT field=value …, London time unless an offset is given")
    at: Moment = Field(description="when the question is asked")
    expect: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = Field(
        description="status of each duty, in order of due time"
    )
    due: Moment | None = Field(None, description="when the first of them falls due")


class Duty(Strict):
    """One rule: what raises the duty, who owes it to whom, by when, what meets, ends or excuses it, resting on what."""

    id: Identity
    title: Plain
    area: str = Field("", description="heading it is listed under")
    scope: SubjectKind
    shape: Shape
    act: str = Field(description="the act that discharges it, from the pack's acts; one act may discharge many duties")
    owed_by: Owes
    owed_to: str = "child"
    each_child: bool = Field(False, description="investigation: owed for each child, by what names that child or none")
    each_holder: tuple[HolderKind, ...] = Field((), description="owed to each such rights-holder who may be told then")
    basis: Basis = Field(description="what the duty itself rests on; each deadline has its own")
    when: Circumstances = Field(default_factory=dict, description="what must be so when it arises")
    effective_from: date | None = None
    effective_to: date | None = None
    raised_by: Matches = ()
    take: Literal["each", "first"] = "each"
    key: str | None = Field(None, description="a field of the raising event that tells several such duties apart")
    within: Limbs = ()
    then_within: Limbs = Field((), description="recurring: the interval after each act")
    met_by: Matches = ()
    may_precede: bool = Field(False, description="an act before the duty arose counts")
    precedes_days: int | None = Field(
        None, ge=0, description="may_precede: and was no more than so many days (London) before"
    )
    ends_with: Matches = Field((), description="ends the duty: lapsed if not yet due, missed if it was")
    if_it_lasts: bool = Field(
        False, description="it is owed only if it lasts: ended before due, even an early act leaves it lapsed"
    )
    brought_forward_by: Matches = Field((), description="makes it due at once")
    forward_only_if_open: bool = Field(False, description="brought_forward_by: an act done before keeps its due time")
    excuses: tuple[Excuse, ...] = ()
    clocks: tuple[Clock, ...] = Field((), description="earliest")
    parts: tuple[Part, ...] = Field((), description="bundle")
    needs: tuple[Need, ...] = Field((), description="gate")
    put_right_by: Matches = Field((), description="gate: what puts an act right that went through without")
    since: Matches = Field((), description="absence: what breaks the silence")
    silence: Limbs = Field((), description="absence: how long may pass without one")
    first_days: int | None = Field(
        None, ge=1, description="absence: only a silence that has lasted too long within so many days of the beginning"
    )
    during: Circumstances = Field(default_factory=dict, description="standing: while this is so …")
    keeps: Circumstances = Field(default_factory=dict, description="standing: … this must be so")
    count: int | None = Field(None, ge=1, description="threshold: how many")
    window_days: int | None = Field(None, ge=1, description="threshold: in how many days")
    once_per: Literal["episode", "investigation"] | None = Field(
        None, description="threshold: several events of one such case count once"
    )
    every: Literal["week", "month", "quarter", "year"] | None = Field(None, description="calendar")
    ages: tuple[int, ...] = Field((), description="birthday")
    notice_days: int | None = Field(None, ge=0, description="expiry: owed from so many days before it falls due")
    note: str = ""
    examples: tuple[Example, ...]


class Definition(Strict):
    """A word of the rulebook, in plain words."""

    term: Plain
    means: Plain
    says: tuple[str, ...] = Field((), description="what it means in practice, a sentence each")
    not_this: tuple[str, ...] = Field((), description="what it does not mean")
    basis: Basis


class NotAutomated(Strict):
    """A rule that is known and not yet automated, with what it waits for."""

    id: Identity
    title: Plain
    waits_for: Plain = Field(description="the event, or the piece of the product, that would let it be derived")
    basis: Basis


class Setting(Strict):
    """A force's own value for a limb: who set it, why, and until when."""

    rule: str
    limb: str = "standard"
    minutes: int | None = None
    hours: int | None = None
    days: int | None = None
    working_days: int | None = None
    author: Plain
    approved_by: Plain
    reason: Plain
    expires: date
