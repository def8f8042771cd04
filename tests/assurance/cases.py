"""Small cases for assurance: histories in one line, derived under a packaged rulebook and judged at an instant."""

from datetime import datetime
from functools import cache

from tests.histories import told
from wayhome.assurance.measures import Judged
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.packs import load
from wayhome.rulebook.pack import Pack


@cache
def pack(name: str) -> Pack:
    """Load a packaged rulebook once."""
    return load(name)


@cache
def rulebook(name: str) -> Rulebook:
    """Compile a packaged rulebook once."""
    return Rulebook(pack(name))


def judged(
    name: str, *events: str, at: datetime, under: str = "england-wales", scope: SubjectKind = SubjectKind.INVESTIGATION
) -> Judged:
    """Return a case with everything it owes under a rulebook."""
    happened = told(*events, scope=scope)
    duties = derive_all(stories(happened).values(), rulebook(under), horizon=at)
    return Judged(case=RecordId(name), events=tuple(happened), duties=duties)
