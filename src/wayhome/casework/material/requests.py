"""The requests of a case for information about a child held by others, as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.facing import Facing
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.record.envelope import Event

PROPOSED, REFUSED = "disclosure.counselling_proposed", "disclosure.counselling_refused"
ASKED, WITHDRAWN, ANSWERED = (
    "disclosure.third_party_requested", "disclosure.request_withdrawn", "disclosure.material_received",
)  # fmt: skip
NOTICE, WITHHELD, GROUNDS = (
    "disclosure.notice_given", "disclosure.notice_withheld", "disclosure.request_tests_recorded",
)  # fmt: skip
TESTS = ("holder_believed", "line_relevant", "necessary_and_proportionate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: ``asked`` once it was made, ``proposed`` where it asks for counselling."""

    reference: str
    proposed: Event | None = None
    refused: Event | None = None
    asked: Event | None = None
    notice: Event | None = None
    withheld: Event | None = None
    answered: Event | None = None
    withdrawn: Event | None = None
    grounds: Event | None = None

    @property
    def first(self) -> Event:
        """Return the entry in which it was written down."""
        written = self.proposed or self.asked or self.notice or self.withheld
        if written is None:
            raise AssertionError(self.reference)
        return written

    @property
    def waits(self) -> bool:
        """Say whether it waits to be endorsed."""
        return bool(self.proposed) and not (self.asked or self.refused or self.withdrawn)

    @property
    def runs(self) -> bool:
        """Say whether it was made and not taken back."""
        return self.asked is not None and self.withdrawn is None

    @property
    def lacks_grounds(self) -> bool:
        """Say whether it was made without one of its three grounds, and none was recorded since."""
        return self.asked is not None and not self.grounds and not all(self.asked.body.get(test) for test in TESTS)

    @property
    def is_told(self) -> bool:
        """Say whether notice was given, or withheld for a reason."""
        return bool(self.notice or self.withheld)


def requests_of(facing: Facing) -> tuple[Request, ...]:
    """Return every request of the case, in the order in which they were written down."""
    found: dict[str, dict[str, Event]] = {}
    fields = {
        PROPOSED: "proposed", REFUSED: "refused", ASKED: "asked", NOTICE: "notice", WITHHELD: "withheld",
        ANSWERED: "answered", WITHDRAWN: "withdrawn", GROUNDS: "grounds",
    }  # fmt: skip
    for event in facing.story.own:
        if event.type in fields:
            found.setdefault(str(event.body["request"]), {})[fields[event.type]] = event
    told = {ref for ref, events in found.items() if {"proposed", "asked"} & events.keys()}
    return tuple(Request(reference=ref, **found[ref]) for ref in found if ref in told)


def request_called(reference: str, facing: Facing) -> Request | None:
    """Return a request by its reference."""
    return next((one for one in requests_of(facing) if one.reference == reference), None)


def next_reference(facing: Facing) -> str:
    """Return a reference that no request of the case has."""
    used = {one.reference for one in requests_of(facing)}
    number = len(used) + 1
    while f"{facing.record}-R{number}" in used:
        number += 1
    return f"{facing.record}-R{number}"


def suspected_carers(facing: Facing) -> tuple[str, ...]:
    """Return the references of suspects who care for a child of the case."""
    return tuple(one.ref for one in suspects_of(facing.story, facing.words) if one.is_carer)


def carers_not_known(facing: Facing) -> tuple[str, ...]:
    """Return the references of suspects of whom nobody has said whether they care for a child of the case."""
    return tuple(_not_known(facing))


def _not_known(facing: Facing) -> Iterator[str]:
    for one in suspects_of(facing.story, facing.words):
        if one.cares_for_child not in ("yes", "no"):
            yield one.ref
