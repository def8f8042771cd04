"""That a child of an investigation is missing now: said at its head, with the episode in which they are looked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.kernel.ids import RecordId, Subject, SubjectKind
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.standing import KIND, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingNow:
    """One episode in which a child is missing: how high the risk is there, and where it is."""

    record: RecordId
    mark: Mark
    episode: Link


def missing_now(children: Iterable[Subject], cases: Iterable[Case], query: str = "") -> tuple[MissingNow, ...]:
    """Return the cases in which any of some children are missing; ``query`` keeps an earlier instant in the links."""
    theirs = frozenset(children)
    episodes = (one for one in cases if one.kinds[0] is SubjectKind.EPISODE and not theirs.isdisjoint(one.children))
    return tuple(_missing(one, query) for one in episodes if standing(one, ()).state.kind == "missing")


def _missing(case: Case, query: str) -> MissingNow:
    risk = standing(case, ()).risk
    words = f"Missing {'then' if query else 'now'}{f', {risk.words.lower()}' if risk else ''}"
    return MissingNow(
        record=case.record,
        mark=Mark(words=words, shape="alarm", kind="missing"),
        episode=Link(
            text=f"{KIND[SubjectKind.EPISODE]} {reference(case.record)}",
            href=reverse("case", args=[case.record]) + query,
        ),
    )
