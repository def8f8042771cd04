"""Reading a pack file strictly: a repeated key is refused, and every mistake is found again by file and line.

The only module that knows YAML. It deals in text: finding and opening the files is done at the edge.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from yaml.constructor import ConstructorError
from yaml.cyaml import CSafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError


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


class _Reader(CSafeLoader):
    """YAML 1.2's core schema and days, in C: "on" and "no" are words, 1:30 is no number, and "<<" merges nothing."""

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, object]:
        made = super().construct_mapping(node, deep=deep)
        if len(made) < len(node.value):
            self._refuse_repeated(node)
        return made

    def _refuse_repeated(self, node: MappingNode) -> None:
        seen: dict[Hashable, object] = {}
        for key_node, value_node in node.value:
            key, value = self.construct_object(key_node), self.construct_object(value_node)
            if key in seen:
                problem = f'found duplicate key "{key}" with value "{value}" (original value: "{seen[key]}")'
                raise ConstructorError(None, None, problem, key_node.start_mark)
            seen[key] = value

    def whole(self, node: ScalarNode) -> int:
        """Return a whole number, of base eight and sixteen where it says so, and never because it begins with 0."""
        return int(node.value, {"0o": 8, "0x": 16}.get(node.value[:2], 10))

    def moment(self, node: ScalarNode) -> date:
        """Return a day, or a moment of one; one that no calendar has is a mistake like any other."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise ConstructorError(None, None, str(error), node.start_mark) from error


def _resolved(kind: str, pattern: str, first: str) -> None:
    _Reader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"(?:{pattern})$", re.ASCII), list(first))


_Reader.yaml_implicit_resolvers = {}  # what the library takes for numbers and truth is YAML 1.1's
_resolved("bool", "true|True|TRUE|false|False|FALSE", "tTfF")
_resolved("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789")
_resolved("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789")
_resolved("float", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", "-+.")
_resolved("timestamp", r"\d{4}-\d\d-\d\d", "0123456789")
_resolved(
    "timestamp",
    r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?",
    "0123456789",
)
_Reader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Reader.add_constructor("tag:yaml.org,2002:int", _Reader.whole)
_Reader.add_constructor("tag:yaml.org,2002:timestamp", _Reader.moment)


def parse(text: str, *, file: str) -> object:
    """Read a file's text as plain values; raises PackFault for a repeated key or text that is not YAML."""
    try:
        read: object = _Reader(text).get_single_data()
    except (YAMLError, ValueError, LookupError) as error:  # the last two: a value is not of the kind it says it is
        raise PackFault([_syntax_fault(file, _line(text, error), error)]) from error
    return read


def _line(text: str, error: Exception) -> int:
    """Return the line a mistake is on; for a character that may not stand in a file, the line it stands on."""
    if isinstance(error, ReaderError):
        return text.encode()[: error.position].count(b"\n") + 1
    mark = isinstance(error, MarkedYAMLError) and (error.problem_mark or error.context_mark)
    return mark.line + 1 if mark else 1


def _syntax_fault(file: str, line: int, error: Exception) -> Fault:
    problem = str(getattr(error, "problem", None) or error).split("\n")[0].rstrip(".")
    if "duplicate key" in problem:
        return Fault(file=file, line=line, words=f"A key stands twice: {problem}.", remedy="Keep one of the two.")
    return Fault(
        file=file, line=line, words=f"This is not YAML: {problem}.", remedy="Mend the line, or the one above it."
    )


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Find the line (from 1) on which a value of the file stands; as near as can be found for one that is missing."""
    node = _Reader(text).get_single_node()
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
