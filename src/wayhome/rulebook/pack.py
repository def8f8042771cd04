"""A pack: one edition of a rulebook, whole and checked, named by the hash of its content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from wayhome.rulebook.carrying import Workload
from wayhome.rulebook.competence import Competence, QuestionSet, Requirement
from wayhome.rulebook.ending import CrimeOutcome, EvidenceRoute
from wayhome.rulebook.enquiries import LineOfEnquiry
from wayhome.rulebook.head import Head
from wayhome.rulebook.investigating import InvestigationLine, KeepingTime, Pattern
from wayhome.rulebook.measures import Measure, Recommendation
from wayhome.rulebook.needs import NeedsTopic, SupportService
from wayhome.rulebook.parse import Fault, PackFault, line_of, parse
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
from wayhome.rulebook.sections import FILES
from wayhome.rulebook.suspecting import BailLimit, SuspectCheck
from wayhome.rulebook.telling import NoticeReader, NoticeText

ADAPTERS = {"pack": TypeAdapter(Head), **{name: TypeAdapter(kind) for name, kind in FILES.items()}}

IN_ORDER = (
    "definitions",
    "not_automated",
    "floors",
    "recommendations",
    "settings",
)  # sections that are listed; all others are found by id


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One edition of a rulebook. ``content`` is the SHA-256 of its files, by which it is known for ever.

    ``where``, ``sources_at`` and ``settings_at`` say in which file and line each entry stands.
    """

    head: Head
    content: str
    sources: Mapping[str, Source] = field(default_factory=dict)
    duties: Mapping[str, Duty] = field(default_factory=dict)
    definitions: tuple[Definition, ...] = ()
    not_automated: tuple[NotAutomated, ...] = ()
    factors: Mapping[str, Factor] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    floors: tuple[Floor, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    settings: tuple[Setting, ...] = ()
    lines: Mapping[str, LineOfEnquiry] = field(default_factory=dict)
    investigation_lines: Mapping[str, InvestigationLine] = field(default_factory=dict)
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    keeping_times: Mapping[str, KeepingTime] = field(default_factory=dict)
    competences: Mapping[str, Competence] = field(default_factory=dict)
    question_sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    requires: Mapping[str, Requirement] = field(default_factory=dict)
    screening_tools: Mapping[str, ScreeningTool] = field(default_factory=dict)
    exploitation_definitions: Mapping[str, ExploitationDefinition] = field(default_factory=dict)
    powers: Mapping[str, Power] = field(default_factory=dict)
    evidence_routes: Mapping[str, EvidenceRoute] = field(default_factory=dict)
    outcomes: Mapping[str, CrimeOutcome] = field(default_factory=dict)
    suspect_checks: Mapping[str, SuspectCheck] = field(default_factory=dict)
    bail_limits: Mapping[str, BailLimit] = field(default_factory=dict)
    plan_parts: Mapping[str, PlanPart] = field(default_factory=dict)
    workloads: Mapping[str, Workload] = field(default_factory=dict)
    notice_texts: Mapping[str, NoticeText] = field(default_factory=dict)
    notice_readers: Mapping[str, NoticeReader] = field(default_factory=dict)
    victim_needs: Mapping[str, NeedsTopic] = field(default_factory=dict)
    support_services: Mapping[str, SupportService] = field(default_factory=dict)
    victim_rights: Mapping[str, VictimRight] = field(default_factory=dict)
    where: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    sources_at: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    settings_at: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        """Return the pack's name, which carries its edition."""
        return self.head.name

    def with_duties(self, duties: Mapping[str, Duty]) -> "Pack":
        """Return the pack with other duties, as a force's own settings make them."""
        return replace(self, duties=dict(duties))


def content_hash(files: Mapping[str, str]) -> str:
    """Name a pack by its content: SHA-256 over each file's name and text, in order of name."""
    hashed = sha256()
    for name in sorted(files):
        hashed.update(f"{name}\n{len(files[name].encode())}\n{files[name]}\n".encode())
    return hashed.hexdigest()


def read_pack(files: Mapping[str, str]) -> Pack:
    """Read a pack from the text of its YAML files, by name; raises PackFault with everything that is wrong."""
    entries: dict[str, list[tuple[str, Any]]] = {}
    faults: list[Fault] = []
    for name in sorted(files):
        for key, value in _sections(name, files[name], faults):
            entries.setdefault(key, []).append((name, value))
    if "pack" not in entries and not faults:
        first = min(files, default="pack.yaml")
        faults.append(
            Fault(file=first, line=1, words="The pack has no head.", remedy="Add a file with the key 'pack'.")
        )
    if faults:
        raise PackFault(faults)
    return _assemble(entries, files)


def _sections(file: str, text: str, faults: list[Fault]) -> list[tuple[str, Any]]:
    """Return the valid sections of a file, adding what is wrong with the others to the faults."""
    try:
        raw = parse(text, file=file)
    except PackFault as broken:
        faults.extend(broken.faults)
        return []
    if not isinstance(raw, dict):
        words = "The file is not a list of sections."
        faults.append(Fault(file=file, line=1, words=words, remedy=f"Begin with one of {', '.join(sorted(ADAPTERS))}."))
        return []
    found = []
    for key, value in raw.items():
        if key not in ADAPTERS:
            known = ", ".join(sorted(ADAPTERS))
            words = f"'{key}' is not a section of a pack."
            faults.append(Fault(file=file, line=line_of(text, [key]), words=words, remedy=f"Use one of {known}."))
            continue
        try:
            found.append((key, ADAPTERS[key].validate_python(value)))
        except ValidationError as error:
            faults.extend(_fault(file, text, key, one) for one in error.errors())
    return found


def _fault(file: str, text: str, section: str, error: ErrorDetails) -> Fault:
    path = [section, *error["loc"]]
    where = ".".join(str(step) for step in path)
    line = line_of(text, path)
    kind = error["type"]
    if kind == "extra_forbidden":
        return Fault(
            file=file,
            line=line,
            words=f"{where} is not a key that may stand here.",
            remedy="Remove it, or mend its spelling.",
        )
    if kind == "missing" and path[-1] == "basis":
        return Fault(
            file=file, line=line, words=f"{where} is missing: an uncited value does not load.",
            remedy="Add a basis with source, provision, strength and seen.",
        )  # fmt: skip
    if kind == "missing":
        return Fault(file=file, line=line, words=f"{where} is missing.", remedy="Add it.")
    return Fault(
        file=file,
        line=line,
        words=f"{where}: {error['msg'].removeprefix('Value error, ')}.",
        remedy=f"It reads {error['input']!r}; mend it.",
    )


def _assemble(entries: Mapping[str, list[tuple[str, Any]]], files: Mapping[str, str]) -> Pack:
    where: dict[str, tuple[str, int]] = {}
    faults: list[Fault] = []
    every = {key: _gather(key, entries.get(key, []), files, where, faults) for key in FILES if key != "sources"}
    sources, sources_at = _sources(entries.get("sources", []), files, faults)
    faults.extend(_second_heads(entries["pack"], files))
    if faults:
        raise PackFault(faults)
    held: dict[str, Any] = {
        key: tuple(found) if key in IN_ORDER else {one.id: one for one in found} for key, found in every.items()
    }
    return Pack(
        head=entries["pack"][0][1],
        content=content_hash(files),
        sources=sources,
        where=where,
        sources_at=sources_at,
        settings_at=_places("settings", entries, files),
        **held,
    )


def _places(
    key: str, entries: Mapping[str, list[tuple[str, Any]]], files: Mapping[str, str]
) -> tuple[tuple[str, int], ...]:
    """Return the file and line of each entry of a section whose entries have no id."""
    return tuple(
        (file, line_of(files[file], [key, index]))
        for file, section in entries.get(key, [])
        for index in range(len(section))
    )


def _second_heads(heads: list[tuple[str, Any]], files: Mapping[str, str]) -> Iterator[Fault]:
    first = heads[0][0]
    for file, _ in heads[1:]:
        words = f"The pack already has a head, in {first}."
        yield Fault(file=file, line=line_of(files[file], ["pack"]), words=words, remedy="Keep one of the two.")


def _sources(
    sections: list[tuple[str, Any]], files: Mapping[str, str], faults: list[Fault]
) -> tuple[dict[str, Source], dict[str, tuple[str, int]]]:
    """Collect the sources of all files, refusing a key that two files give."""
    sources: dict[str, Source] = {}
    where: dict[str, tuple[str, int]] = {}
    for file, section in sections:
        lines = _lines_of_keys(files[file])
        for key, source in section.items():
            line = lines.get(key, 1)
            if key in where:
                other, other_line = where[key]
                words = f"The source {key} already stands at {other}:{other_line}."
                faults.append(
                    Fault(file=file, line=line, words=words, remedy="Cite that one, or give this another key.")
                )
            sources[key], where[key] = source, (file, line)
    return sources, where


def _lines_of_keys(text: str) -> dict[str, int]:
    """Find the first line on which each key that stands alone is written."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        key, colon, _ = line.strip().partition(":")
        if colon:
            found.setdefault(key.strip("\"'"), number)
    return found


def _gather(
    key: str,
    sections: list[tuple[str, Any]],
    files: Mapping[str, str],
    where: dict[str, tuple[str, int]],
    faults: list[Fault],
) -> list[Any]:
    """Collect the entries of one kind from all files, noting where each id stands and refusing an id used twice."""
    found: list[Any] = []
    for file, section in sections:
        for index, entry in enumerate(section):
            identity = getattr(entry, "id", None)
            if identity in where and identity is not None:
                line = line_of(files[file], [key, index])
                other, other_line = where[identity]
                words = f"The id {identity} is already used at {other}:{other_line}."
                faults.append(
                    Fault(file=file, line=line, words=words, remedy="Give one of them a new id; ids are never reused.")
                )
            elif identity is not None:
                where[identity] = (file, _line_of_id(files[file], identity))
            found.append(entry)
    return found


def _line_of_id(text: str, identity: str) -> int:
    """Find the line on which an entry's id stands."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip("- {").startswith("id:") and line.split("id:", 1)[1].strip(" ,}\"'").split(",")[0] == identity:
            return number
    return 1
