"""The worked examples of a pack's floors: each is assessed, and the floor holds or does not, as it says."""

from collections.abc import Iterator
from datetime import UTC, datetime

from wayhome.duties.assessing.account import Account
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.kernel.evidence import Evidence, Finding
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.risk import Floor, FloorExample

ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # floors look at no clock


def floor_failures(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each floor and example that comes out otherwise than it says."""
    grading = Grading(pack)
    for floor in pack.floors:
        for example in floor.examples:
            if holds(floor, example, grading) is not example.holds:
                found = "does not hold" if example.holds else "holds"
                yield floor.id, f"{floor.id}, {example.name}: the floor {found}"


def holds(floor: Floor, example: FloorExample, grading: Grading) -> bool:
    """Say whether a floor holds in an example; its factors are as a record confirms them of the child now."""
    confirmed = Evidence(source="held[0]", quote=example.name, about="child", recency="now")
    account = Account(
        at=ANY_DAY, facts=example.known, answers=example.answers,
        findings=tuple(Finding(code=code, evidence=(confirmed,)) for code in example.factors),
    )  # fmt: skip
    return floor.id in {reason.rule for reason in assess(account, grading).holding}
