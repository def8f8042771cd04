"""A linkage pack written anew: the weights and its head, and every other line of it as it was."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from wayhome.application.linking.diagnosing import Diagnosis
from wayhome.application.linking.training import Run, Trained
from wayhome.holdings.levels import FIELDS, LEVELS
from wayhome.holdings.linkage_pack import LinkagePack, Weight

WEIGHTS, HEAD, TRIED = "weights.yaml", "linkage.yaml", "tried.yaml"
SECTION = "(?ms)^{}:.*?(?=^[A-Za-z_]|\\Z)"
Files = Mapping[str, str]


def written(pack: LinkagePack, files: Files, trained: Trained, run: Run, *, name: str) -> dict[str, str]:
    """Return the files of a new edition of a pack, which is called by ``name``; the pack it came from is as it was."""
    kept = {file: _without(text, ("weights", "linkage", "tried")) for file, text in files.items()}
    kept = {file: text for file, text in kept.items() if _says_anything(text)}
    head = _head(pack, run, name) + kept.pop(HEAD, "")
    return {**kept, HEAD: head, WEIGHTS: kept.get(WEIGHTS, "") + "\n".join(_weights(trained)) + "\n"}


def with_trial(files: Files, found: Diagnosis, on: date) -> dict[str, str]:
    """Return the files of a pack with what came of trying it on people who are known, so that it cannot be parted."""
    told = {
        "on": on,
        "known": found.known,
        "groups": sum(group.counts for group in found.groups),
        "gaps": list(found.gaps),
    }
    lines = "".join(f"  {key}: {_scalar(value)}\n" for key, value in told.items())
    return {**files, TRIED: f"tried:\n{lines}"}


def _without(text: str, sections: tuple[str, ...]) -> str:
    for section in sections:
        text = re.sub(SECTION.format(section), "", text)
    return text


def _says_anything(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _head(pack: LinkagePack, run: Run, name: str) -> str:
    head = {
        "name": name,
        "title": pack.head.title,
        "edition": run.on.isoformat(),
        "valid_from": run.on,
        "note": f"{run.source.capitalize()}, from {pack.id}.",
    }
    lines = "".join(f"  {key}: {_scalar(value)}\n" for key, value in head.items())
    return f"linkage:\n{lines}\n"


def _weights(trained: Trained) -> Iterator[str]:
    yield "weights:"
    for field in FIELDS:
        yield f"  {field}:"
        for level in LEVELS[field]:
            yield f"    {level}:"
            yield from _weight(trained.weights[field][level])


def _weight(weight: Weight) -> Iterator[str]:
    for key, value in weight.model_dump(exclude_defaults=True).items():
        yield f"      {key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    """Return a value as YAML: floats without an exponent, dates bare, everything else as JSON has it."""
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0") + ("0" if value == int(value) else "")
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
