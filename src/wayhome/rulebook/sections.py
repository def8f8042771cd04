"""The sections of a pack: which there are, and what kind of entry each holds."""

from typing import Any

from wayhome.rulebook.carrying import Workload
from wayhome.rulebook.competence import Competence, QuestionSet, Requirement
from wayhome.rulebook.ending import CrimeOutcome, EvidenceRoute
from wayhome.rulebook.enquiries import LineOfEnquiry
from wayhome.rulebook.investigating import InvestigationLine, KeepingTime, Pattern
from wayhome.rulebook.measures import Measure, Recommendation
from wayhome.rulebook.needs import NeedsTopic, SupportService
from wayhome.rulebook.planning import PlanPart
from wayhome.rulebook.powers import Power
from wayhome.rulebook.rights import VictimRight
from wayhome.rulebook.risk import Factor, Floor, Question
from wayhome.rulebook.schema import (
    Definition,
    Duty,
    NotAutomated,
    Setting,
    Source,
)
from wayhome.rulebook.screening import ExploitationDefinition, ScreeningTool
from wayhome.rulebook.suspecting import BailLimit, SuspectCheck
from wayhome.rulebook.telling import NoticeReader, NoticeText

FILES: dict[str, Any] = {
    "sources": dict[str, Source],
    "duties": tuple[Duty, ...],
    "definitions": tuple[Definition, ...],
    "not_automated": tuple[NotAutomated, ...],
    "factors": tuple[Factor, ...],
    "questions": tuple[Question, ...],
    "floors": tuple[Floor, ...],
    "measures": tuple[Measure, ...],
    "recommendations": tuple[Recommendation, ...],
    "settings": tuple[Setting, ...],
    "lines": tuple[LineOfEnquiry, ...],
    "investigation_lines": tuple[InvestigationLine, ...],
    "patterns": tuple[Pattern, ...],
    "keeping_times": tuple[KeepingTime, ...],
    "competences": tuple[Competence, ...],
    "question_sets": tuple[QuestionSet, ...],
    "requires": tuple[Requirement, ...],
    "screening_tools": tuple[ScreeningTool, ...],
    "exploitation_definitions": tuple[ExploitationDefinition, ...],
    "powers": tuple[Power, ...],
    "evidence_routes": tuple[EvidenceRoute, ...],
    "outcomes": tuple[CrimeOutcome, ...],
    "suspect_checks": tuple[SuspectCheck, ...],
    "bail_limits": tuple[BailLimit, ...],
    "plan_parts": tuple[PlanPart, ...],
    "workloads": tuple[Workload, ...],
    "notice_texts": tuple[NoticeText, ...],
    "notice_readers": tuple[NoticeReader, ...],
    "victim_needs": tuple[NeedsTopic, ...],
    "victim_rights": tuple[VictimRight, ...],
    "support_services": tuple[SupportService, ...],
}
