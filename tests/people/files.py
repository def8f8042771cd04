"""Staff, rota and training files as text, brought in as a command or a page brings them in."""

import json

from tests.casework.desk import Desk, england_wales
from tests.people.staffed import ROTAS, TRAINING
from wayhome.application.people.bringing_in import PeopleFile, bring_in, plan
from wayhome.application.people.mapping import Kind, read_mapping
from wayhome.application.people.plan import Change, Plan

MAPPING = {
    "staff": {
        "officer": "Id",
        "called": "Name",
        "rank": "Rank",
        "unit": "Team",
        "role": {"column": "Role", "values": {"Sgt": "supervisor", "Insp": "inspector", "PC": "response"}},
        "leaves": "Last day",
    },
    "rota": {
        "post": "Post",
        "officer": "Who",
        "date": "Day",
        "start": "From",
        "end": "To",
        "role": {"column": "Role", "values": {"Sgt": "supervisor", "Insp": "inspector"}},
    },
    "training": {
        "officer": "Who",
        "competence": {"column": "Course", "values": {"Risk grading": "missing_risk_grading"}},
        "valid_until": "Until",
        "gained_on": "On",
        "evidence": {"column": "By", "values": {"Course": "course", "Test": "assessment"}},
        "reference": "No",
    },
}
HEADINGS = {
    Kind.STAFF: "Id,Name,Rank,Team,Role,Last day",
    Kind.ROTA: "Post,Who,Day,From,To,Role",
    Kind.TRAINING: "Who,Course,Until,On,By,No",
}


def people_file(kind: Kind, *rows: str, mapping: dict[str, object] | None = None, headings: str = "") -> PeopleFile:
    """Return a file of some rows under the headings that the mapping knows."""
    text = "\n".join((headings or HEADINGS[kind], *rows)) + "\n"
    read = read_mapping(json.dumps(mapping or MAPPING), kind)
    return PeopleFile(
        kind=kind, name=f"{kind}.csv", mapping=read, lines=lambda: text.encode().splitlines(keepends=True)
    )


def brought(desk: Desk, file: PeopleFile) -> Plan:
    """Bring a file in."""
    by = TRAINING if file.kind is Kind.TRAINING else ROTAS
    return bring_in(file, by=by, ledger=desk.ledger, supplies=desk.supplies, pack=england_wales().pack)


def planned(desk: Desk, file: PeopleFile) -> Plan:
    """Say what a file would change; nothing is entered."""
    before = desk.ledger.head().position
    by = TRAINING if file.kind is Kind.TRAINING else ROTAS
    found = plan(file, by=by, ledger=desk.ledger, supplies=desk.supplies, pack=england_wales().pack)
    assert desk.ledger.head().position == before
    return found


def said(of: Plan, *changes: Change) -> list[str]:
    """Return what lines come to, in words."""
    return [one.words for one in of.planned if one.change in changes]


def wrong(of: Plan) -> list[str]:
    """Return the mistakes as a terminal shows them."""
    return [str(one) for one in of.mistakes]
