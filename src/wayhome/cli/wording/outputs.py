"""How what was pointed out is written: as a linter's lines, as JSON Lines for exchange, or as SARIF for other tools."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TextIO

from wayhome.application.wording.texts import Entry, Text
from wayhome.reading.findings import WordingFinding
from wayhome.reading.lexicon import Lexicon

LEVELS = {"A": "error", "B": "warning", "C": "note"}
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
Found = tuple[tuple[WordingFinding, ...], ...]


class Output(Protocol):
    """Takes entries as they are read, each text's findings in order."""

    def entry(self, entry: Entry, found: Found) -> None:
        """Write one entry."""

    def end(self) -> None:
        """Write what stands at the end."""


class Lines:
    """A line for each finding: place, severity and rule, the words, why, and other words."""

    def __init__(self, out: TextIO, lexicon: Lexicon) -> None:  # noqa: ARG002 - outputs are made alike
        self.out = out

    def entry(self, entry: Entry, found: Found) -> None:
        """Write one entry."""
        for text, findings in zip(entry.texts, found, strict=True):
            for one in findings:
                where = f"{text.place}, {one.start + 1}"
                said = f"“{text.text[one.start : one.end]}”"
                instead = f" Instead: {'; '.join(one.suggest)}." if one.suggest else ""
                self.out.write(f"{where}: {one.severity} {one.rule} {said} {one.message} {one.ask}{instead}\n")

    def end(self) -> None:
        """Write nothing more."""


class JsonLines:
    """An object for each entry, whether or not something was found in it."""

    def __init__(self, out: TextIO, lexicon: Lexicon) -> None:  # noqa: ARG002 - outputs are made alike
        self.out = out

    def entry(self, entry: Entry, found: Found) -> None:
        """Write one entry."""
        several = len(entry.texts) > 1
        rows = [
            {"field": text.field, **_row(one)} if several else _row(one)
            for text, findings in zip(entry.texts, found, strict=True)
            for one in findings
        ]
        self.out.write(json.dumps({"id": entry.id, "findings": rows}, ensure_ascii=False) + "\n")

    def end(self) -> None:
        """Write nothing more."""


class Sarif:
    """One run in SARIF 2.1.0, written result by result so that memory stays flat."""

    def __init__(self, out: TextIO, lexicon: Lexicon) -> None:
        self.out, self.first = out, True
        rules = [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.category.replace("_", " ")},
                "fullDescription": {"text": rule.why},
                "help": {"text": rule.ask or rule.why},
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
            }
            for rule in lexicon.wording
        ]
        driver = {"name": "wayhome wording", "version": lexicon.id, "rules": rules}
        head = json.dumps({"driver": driver}, ensure_ascii=False)
        self.out.write(f'{{"$schema": "{SARIF}", "version": "2.1.0", "runs": [{{"tool": {head}, "results": [\n')

    def entry(self, entry: Entry, found: Found) -> None:
        """Write one entry."""
        for text, findings in zip(entry.texts, found, strict=True):
            for one in findings:
                self.out.write("" if self.first else ",\n")
                self.first = False
                self.out.write(json.dumps(_result(text, one), ensure_ascii=False))

    def end(self) -> None:
        """Close the run."""
        self.out.write("\n]}]}\n")


FORMATS: dict[str, Callable[[TextIO, Lexicon], Output]] = {"text": Lines, "jsonl": JsonLines, "sarif": Sarif}


def format_for(named: str | None, path: Path, out: Path | None) -> Callable[[TextIO, Lexicon], Output]:
    """Return the format asked for; else by what is written to, and JSON Lines for JSON Lines."""
    if named:
        return FORMATS[named]
    suffix = out.suffix.lower().removeprefix(".") if out else ""
    if suffix in FORMATS:
        return FORMATS[suffix]
    return JsonLines if out and path.suffix.lower() == ".jsonl" else Lines


def _row(found: WordingFinding) -> dict[str, object]:
    return {
        "start": found.start, "end": found.end, "category": found.category, "severity": found.severity,
        "rule": found.rule, "about": found.about, "voice": found.voice, "message": found.message,
        "suggest": list(found.suggest),
    }  # fmt: skip


def _result(text: Text, found: WordingFinding) -> dict[str, object]:
    region = {
        "startLine": text.place.line,
        "startColumn": found.start + 1,
        "endColumn": found.end + 1,
        "snippet": {"text": text.text[found.start : found.end]},
    }
    location = {"artifactLocation": {"uri": text.place.file or text.id}, "region": region}
    message = " ".join(filter(None, (found.message, found.ask)))
    return {
        "ruleId": found.rule,
        "level": LEVELS[found.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location, "logicalLocations": [{"name": text.id}]}],
    }
