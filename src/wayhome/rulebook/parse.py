"""Reading a pack file strictly: a repeated key is refused, and every mistake is found again by file and line.

The only module that knows YAML. It deals in text: finding and opening the files is done at the edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a pack: where it stands, what is wrong, and what would mend it."""

    file: str
    line: int
    words: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words} {self.remedy}"


class PackFault(ValueError):
    """A pack that does not load, with every fault found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def parse(text: str, *, file: str) -> object:
    """Read a file's text as plain values; raises PackFault for a repeated key or text that is not YAML."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PackFault([_syntax_fault(file, mark.line + 1 if mark else 1, error)]) from error


def _syntax_fault(file: str, line: int, error: MarkedYAMLError) -> Fault:
    problem = str(error.problem or error).split("\n")[0].rstrip(".")
    if "duplicate key" in problem:
        return Fault(file=file, line=line, words=f"A key stands twice: {problem}.", remedy="Keep one of the two.")
    return Fault(
        file=file, line=line, words=f"This is not YAML: {problem}.", remedy="Mend the line, or the one above it."
    )


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Find the line (from 1) on which a value of the file stands; as near as can be found for one that is missing."""
    node = YAML(typ="safe", pure=True).compose(text)
    line = 1
    for step in path:
        if node is None:
            break
        line, node = _step(node, step, line)
    return line


def _step(node: Node, step: str | int, line: int) -> tuple[int, Node | None]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
        return line, node  # a level that a shorthand leaves out
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found = node.value[step]
        return found.start_mark.line + 1, found
    return line, node
