"""The page of the pack format: every section of a rulebook's files, and every key that may stand in it."""

from pydantic import BaseModel

from wayhome.cli.reference.markdown import page, plain, table
from wayhome.cli.reference.values import parts, section
from wayhome.rulebook import (
    carrying,
    competence,
    ending,
    enquiries,
    investigating,
    measures,
    needs,
    planning,
    powers,
    rights,
    risk,
    schema,
    screening,
    suspecting,
    telling,
)
from wayhome.rulebook.head import Head

ORIGIN = (
    "`schema`, `measures`, `risk`, `enquiries`, `ending`, `investigating`, `competence`, `powers`, `planning`, "
    "`needs`, `rights`, `carrying`, `screening`, `telling` and `matching` of `wayhome.rulebook`"
)
WORDS = (
    "A pack is a folder of YAML files. Any file may hold any section; unknown keys, repeated keys and values without a "
    "basis are refused with file and line. One thing may be written where a list is meant. How to go about it is told "
    "in [write a rule](../how-to/write-a-rule.md)."
)
SECTIONS: dict[str, type[BaseModel]] = {
    "pack": Head, "sources": schema.Source, "duties": schema.Duty, "definitions": schema.Definition,
    "not_automated": schema.NotAutomated, "factors": risk.Factor, "questions": risk.Question, "floors": risk.Floor,
    "measures": measures.Measure, "recommendations": measures.Recommendation, "settings": schema.Setting,
    "lines": enquiries.LineOfEnquiry, "investigation_lines": investigating.InvestigationLine,
    "patterns": investigating.Pattern, "keeping_times": investigating.KeepingTime, "competences": competence.Competence,
    "question_sets": competence.QuestionSet, "requires": competence.Requirement, "powers": powers.Power,
    "screening_tools": screening.ScreeningTool, "exploitation_definitions": screening.ExploitationDefinition,
    "evidence_routes": ending.EvidenceRoute, "outcomes": ending.CrimeOutcome,
    "suspect_checks": suspecting.SuspectCheck, "bail_limits": suspecting.BailLimit,
    "plan_parts": planning.PlanPart, "workloads": carrying.Workload, "victim_needs": needs.NeedsTopic,
    "support_services": needs.SupportService, "notice_texts": telling.NoticeText,
    "notice_readers": telling.NoticeReader, "victim_rights": rights.VictimRight,
}  # fmt: skip
PARTS = parts(SECTIONS.values())


def pack_format_page() -> str:
    """Write the page of the pack format."""
    rows = (
        (f"`{name}`", f"[{model.__name__}](#{model.__name__.lower()})", plain(model.__doc__))
        for name, model in SECTIONS.items()
    )
    return page(
        "The pack format",
        WORDS,
        table(("section", "holds", "which is"), rows),
        *map(section, PARTS),
        origin=ORIGIN,
    )
