"""What may not stand in a kept file: addresses of one machine, tasks without an issue, words that blame a child."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture import files

# Assembled, so that this file does not hold what it looks for.
MACHINE = re.compile(
    r"(?<![\w.}])/(?:work|root|home)" + r"/\w"
    "|" + r"\.\./" + "shared|" + r"\.library" + "/|file" + "://|-index" + "-url"
    "|pypi" + r"\.org|python" + r"hosted\.org|registry\." + r"(?:npmjs|yarnpkg)|deb\." + "debian"
)  # fmt: skip
TASK = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b(?!\(#\d+\))")

# Words that put what was done to a child on the child. They stand only where wording itself is the subject.
BLAMING = (
    "abs" + "cond",
    "prom" + "iscuous",
    "lifestyle" + " choice",
    "putting her" + "self at risk",
    "putting him" + "self at risk",
    "putting them" + "selves at risk",
    "street" + "wise",
    "child prost" + "itut",
    "sexually " + "active child",
    "attention" + " seeking",
    "attention-" + "seeking",
    "running" + " away again",
)
WORDING_IS_THE_SUBJECT = re.compile(r"wording|lexicon|/reading[/-]")
READ_BY_PEOPLE = (
    ".py",
    ".html",
    ".jinja",
    ".j2",
    ".yaml",
    ".yml",
    ".json",
    ".jsonl",
    ".csv",
    ".md",
    ".txt",
    ".css",
    ".js",
)


def lines() -> Iterator[tuple[str, str]]:
    """Yield every line of every kept text file, with where it stands."""
    for path in files.kept_files():
        for number, line in enumerate((files.text(path) or "").splitlines(), start=1):
            yield f"{files.name(path)}:{number}", line


def test_no_kept_file_names_a_path_of_one_machine_or_a_registry() -> None:
    found = [f"{where} holds {words[0]}" for where, line in lines() if (words := MACHINE.search(line))]

    assert found == []


def test_no_task_is_left_without_an_issue() -> None:
    found = [where for where, line in lines() if TASK.search(line)]

    assert found == []


@pytest.mark.parametrize("words", BLAMING)
def test_no_file_people_read_says_it(words: str) -> None:
    found = [
        where
        for where, line in lines()
        if words in line.lower()
        and where.rpartition(":")[0].endswith(READ_BY_PEOPLE)
        and not WORDING_IS_THE_SUBJECT.search(where)
    ]

    assert found == []


@pytest.mark.parametrize("line", ["see /ro" + "ot/notes", "in ../sha" + "red/x", "from https://py" + "pi.org/simple"])
def test_a_path_of_one_machine_or_a_registry_would_be_found(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["src/wayhome/web/home/views.py", 'path("home/", show_home)', "shared files"])
def test_a_path_of_the_project_is_not_taken_for_one(line: str) -> None:
    assert not MACHINE.search(line)
