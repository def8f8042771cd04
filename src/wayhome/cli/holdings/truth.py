"""A file of who some held records are really about, as somebody established it: one JSON object a line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from wayhome.application.linking.diagnosing import Known
from wayhome.cli.exports.lines import CannotUse, check_readable

WANTED = '{"record_id": "…", "person_id": "…"}, and "group" where names are told apart by groups'


def read_truth(path: Path) -> Mapping[str, Known]:
    """Read who records are about, by reference. Raises CannotUse, naming the first line that cannot be read."""
    check_readable(path)
    found = dict(_lines(path))
    if not found:
        raise CannotUse(f"{path} is empty. A line is {WANTED}.")
    return found


def _lines(path: Path) -> Iterator[tuple[str, Known]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield _known(path, number, line)


def _known(path: Path, number: int, line: str) -> tuple[str, Known]:
    try:
        said = json.loads(line)
        return str(said["record_id"]), Known(person=str(said["person_id"]), group=str(said.get("group", "")))
    except (ValueError, KeyError, TypeError) as wrong:
        raise CannotUse(f"{path}, line {number} cannot be read. A line is {WANTED}.") from wrong
