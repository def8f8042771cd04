"""A review as a reader of the sample sees it: what it says and what the case was then, not who made it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.reviewing.parts import PARTS
from wayhome.duties.duty import Status
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.investigations import LEVELS, risk_mark
from wayhome.web.presenting.times import when

FOUND = (("in_order", "Found in order"), ("to_put_right", "To be put right"), ("not_applying", "Said not to apply"))
WORDS = (
    ("directions", "What was found, and what is directed"),
    ("risk_because", "On the risk"),
    ("disruption_because", "On disruption"),
    ("put_right", "To be put right"),
    ("none_because", "Why nothing is outstanding"),
    ("kept_because", "Why words of an earlier review stand"),
)
LATE_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRead:
    """A review and its case as it was known then."""

    at: str
    level: str
    risk: str
    said: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]
    listed: tuple[str, ...]
    late: tuple[str, ...]
    more_late: int


def as_read(visit: Visit, review: Event) -> AsRead:
    """Return a review as it was made; what was overdue is what the record showed a moment before it."""
    reading = visit.parts.reading
    words, pack = reading.words(review.record), reading.rulebook.at(visit.now).pack
    held = [(name, words.get((review.id, field), "")) for field, name in WORDS]
    case = reading.caseload(visit.now).as_known(review.record, review.recorded_at).case(review.record)
    late = dict.fromkeys(_title(duty.rule, pack) for duty in case.in_status(Status.OVERDUE)) if case else {}
    risk = str(case.known.value("case_risk", review.happened_at) or "") if case else ""
    return AsRead(
        at=when(review.happened_at, visit.now),
        level=LEVELS.get(str(review.body.get("level") or ""), "Level not recorded"),
        risk=risk_mark(risk).words,
        said=tuple((name, said) for name, said in held if said),
        found=tuple(_found(review)),
        listed=tuple(_listed(visit, review)),
        late=tuple(late)[:LATE_SHOWN],
        more_late=max(0, len(late) - LATE_SHOWN),
    )


def _title(rule: str, pack: Pack) -> str:
    found = pack.duties.get(rule)
    return in_plain_words(found.title, pack) if found else rule


def _found(review: Event) -> Iterator[tuple[str, str]]:
    names: dict[str, str] = {str(part): name for part, (name, _) in PARTS.items()}
    for field, words in FOUND:
        held = review.body.get(field)
        if isinstance(held, tuple) and held:
            yield words, ", ".join(names.get(str(part), str(part)).lower() for part in held)


def _listed(visit: Visit, review: Event) -> Iterator[str]:
    """Yield what the review listed to be done: the lines that were raised with it."""
    words = visit.parts.reading.words(review.record)
    for held in visit.parts.ledger.read(review.record).events:
        event = held.event
        same = event.happened_at == review.happened_at and event.actor == review.actor
        if event.type == "enquiry.line_raised" and same:
            what = words.get((event.id, "what")) or str(event.body["line"])
            who = str(event.body.get("owner") or "nobody named").replace("_", " ")
            yield f"{what}: {who}, by {str(event.body.get('due') or 'no day')[:10]}"
