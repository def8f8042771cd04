"""What an assessment comes to, as one line of the output says it."""

from typing import Any

from wayhome.duties.assessing.assess import Assessment
from wayhome.kernel.evidence import Evidence, Finding


def as_row(identity: str, assessed: Assessment) -> dict[str, Any]:
    """Return an assessment as one line of the output format."""
    return {
        "id": identity,
        "grade_floor": assessed.floor,
        "rules": list(assessed.rules),
        "factors": [_finding(one) for one in assessed.factors],
        "mitigators": [*map(_finding, assessed.mitigators), *map(_told, assessed.told)],
    }


def _finding(one: Finding) -> dict[str, Any]:
    row = {"code": one.code, "evidence": [_evidence(words) for words in one.of_the_child]}
    return row | {"one_of": list(one.one_of)} if one.one_of else row


def _told(one: Finding) -> dict[str, Any]:
    """Return what speaks for the child's safety and is confirmed by nobody, with a mark that says so."""
    return _finding(one) | {"confirmed": False}


def _evidence(words: Evidence) -> dict[str, str]:
    return {"from": words.source, "quote": words.quote}
