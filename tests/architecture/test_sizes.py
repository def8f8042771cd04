"""Files and functions stay small enough to be read in one sitting."""

import ast
from collections.abc import Iterator

from tests.architecture import files

FILE_LINES = 300
FUNCTION_LINES = 30
TEMPLATE_LINES = 80

# Longer than the house allows, each with the reason. A line that is no longer needed fails the test below.
LONGER: dict[str, str] = {}


def long_files() -> Iterator[str]:
    for path in files.under("src", "tools", "bench"):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > FILE_LINES and "migrations" not in path.parts:
            yield files.name(path)


def long_templates() -> Iterator[str]:
    for path in files.under("src", suffixes=(".html", ".jinja", ".j2")):
        if path.read_text(encoding="utf-8").count("\n") > TEMPLATE_LINES:
            yield files.name(path)


def long_functions() -> Iterator[str]:
    for path in files.under("src", "tools", "bench"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LINES:
                yield f"{files.name(path)}:{node.name}"


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines without its docstring, which may be as long as the rule it explains."""
    body = function.body
    told = body[0] if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else None
    docstring = (told.end_lineno or 0) - told.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_no_file_template_or_function_is_longer_than_the_house_allows() -> None:
    longer = [*long_files(), *long_templates(), *long_functions()]

    assert sorted(set(longer) - set(LONGER)) == []


def test_no_reason_for_being_long_outlives_its_need() -> None:
    assert sorted(set(LONGER) - {*long_files(), *long_templates(), *long_functions()}) == []
