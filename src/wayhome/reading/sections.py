"""Reading the files of a reading pack section by section: every mistake is found again by file and line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from wayhome.reading.schema import ONCE, SECTIONS, CategoryText, Frames, Head, Persons, Source
from wayhome.rulebook.parse import Fault, PackFault, line_of, parse

One = TypeVar("One")
ADAPTERS = SECTIONS
CUES = ("voice", "polarity", "talk")


@dataclass(kw_only=True)
class Sections:
    """What the files of a pack say, put together."""

    head: Head
    persons: Persons = field(default_factory=Persons)
    sources: dict[str, Source] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    irregular: list[str] = field(default_factory=list)
    alike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    names_and_words: frozenset[str] = frozenset()
    joined: dict[tuple[str, str], str] = field(default_factory=dict)
    fillers: tuple[str, ...] = ()
    categories: tuple[CategoryText, ...] = ()
    rules: list[Frames] = field(default_factory=list)
    cues: dict[str, str] = field(default_factory=dict)


def read_sections(files: Mapping[str, str], faults: list[Fault]) -> Sections | None:
    """Return what the files say; None, with the faults added, where something of it cannot be used."""
    found: dict[str, list[tuple[str, object]]] = {}
    for name in sorted(files):
        for key, value in _of_file(name, files[name], faults):
            found.setdefault(key, []).append((name, value))
    faults.extend(_twice(found, files))
    if "reading" not in found and not faults:
        first = min(files, default="reading.yaml")
        faults.append(Fault(file=first, line=1, words="The pack has no head.", remedy="Add a section 'reading'."))
    return None if faults else _together({key: [value for _, value in values] for key, values in found.items()})


def _of_file(file: str, text: str, faults: list[Fault]) -> Iterable[tuple[str, object]]:
    try:
        raw = parse(text, file=file)
    except PackFault as broken:
        faults.extend(broken.faults)
        return
    for key, value in raw.items() if isinstance(raw, dict) else [(file, raw)]:
        if key not in ADAPTERS:
            words, remedy = f"'{key}' is not a section of a reading pack.", f"Use one of {', '.join(ADAPTERS)}."
            faults.append(Fault(file=file, line=line_of(text, [key]), words=words, remedy=remedy))
            continue
        try:
            yield key, ADAPTERS[key].validate_python(value)
        except ValidationError as error:
            for one in error.errors():
                path = [key, *one["loc"]]
                words = f"{'.'.join(map(str, path))}: {one['msg'].removeprefix('Value error, ')}."
                remedy = f"It reads {one['input']!r}; mend it."
                faults.append(Fault(file=file, line=line_of(text, path), words=words, remedy=remedy))


def _twice(found: Mapping[str, list[tuple[str, object]]], files: Mapping[str, str]) -> Iterable[Fault]:
    for key in ONCE:
        for file, _ in found.get(key, ())[1:]:
            words = f"{key} already stands in {found[key][0][0]}."
            yield Fault(file=file, line=line_of(files[file], [key]), words=words, remedy="Keep one of the two.")


def _together(found: Mapping[str, list[object]]) -> Sections:
    """Put the parts of each section together; a class or table in several files is all of its lines."""
    texts = {key: _lines(found, key) for key in ("classes", *CUES)}
    return Sections(
        head=_one(found, "reading", Head),
        persons=_one(found, "persons", Persons) if "persons" in found else Persons(),
        sources={name: one for part in _parts(found, "sources", dict) for name, one in part.items()},
        classes=texts["classes"],
        alike=_alike(_parts(found, "alike", str)),
        irregular=[line for text in _parts(found, "irregular", str) for line in text.splitlines()],
        abbreviations=_misspelt(found)
        | {
            short.lower(): tuple(words.split())
            for part in _parts(found, "abbreviations", dict)
            for short, words in part.items()
        },
        common=_words(found, "common"),
        names=_words(found, "names"),
        names_and_words=_words(found, "names_and_words"),
        joined=_joined(found),
        fillers=tuple(word for text in _parts(found, "fillers", str) for word in text.split()),
        categories=tuple(one for part in _parts(found, "categories", list) for one in part),
        rules=[rule for key in ("wording", "risk") for part in _parts(found, key, list) for rule in part],
        cues={name: text for key in CUES for name, text in texts[key].items()},
    )


def _words(found: Mapping[str, list[object]], key: str) -> frozenset[str]:
    return frozenset(word for text in _parts(found, key, str) for word in text.split())


def _misspelt(found: Mapping[str, list[object]]) -> dict[str, tuple[str, ...]]:
    """Return what is typed in haste, by how it is typed: ``the: teh hte`` is two of them."""
    lines = (line.partition(":") for text in _parts(found, "misspelt", str) for line in text.splitlines())
    return {typed: tuple(meant.split()) for meant, _, typings in lines for typed in typings.split()}


def _joined(found: Mapping[str, list[object]]) -> dict[tuple[str, str], str]:
    """Return the words that two together are: ``her self`` is *herself*."""
    pairs = (line.split() for text in _parts(found, "joined", str) for line in text.splitlines())
    return {(pair[0], pair[1]): "".join(pair) for pair in pairs if len(pair) == 2}


def _lines(found: Mapping[str, list[object]], key: str) -> dict[str, str]:
    together: dict[str, str] = {}
    for part in _parts(found, key, dict):
        for name, text in part.items():
            together[name] = f"{together[name]}\n{text}" if name in together else text
    return together


def _parts(found: Mapping[str, list[object]], key: str, kind: type[One]) -> list[One]:
    return [value for value in found.get(key, ()) if isinstance(value, kind)]


def _one(found: Mapping[str, list[object]], key: str, kind: type[One]) -> One:
    (only,) = _parts(found, key, kind)
    return only


def _alike(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return each word with those on its line: what is said with one is looked for with all of them."""
    lines = (line.split() for text in texts for line in text.splitlines())
    alike: dict[str, tuple[str, ...]] = {}
    for words in lines:
        for word in words:
            others = (other for other in words if other != word)
            alike[word] = tuple(dict.fromkeys((*alike.get(word, ()), *others)))
    return alike
