"""Linkage packs as a command is given them: one of the product's by name, or a folder with one of a force's own."""

from importlib.resources import files
from pathlib import Path

from wayhome.cli.exports.lines import CannotUse
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.packs import linkage_available
from wayhome.rulebook.parse import PackFault


def pack_texts(named: str) -> dict[str, str]:
    """Return the files of a pack by name, the newest where none is named, or of a folder. Raises CannotUse."""
    known = linkage_available()
    if not named or named in known:
        folder = files("wayhome.packs").joinpath(named or known[-1])
        return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".yaml")}
    here = Path(named)
    if not here.is_dir():
        raise CannotUse(f"There is no linkage pack {named}, and no folder of that name. There are: {', '.join(known)}.")
    return {file.name: file.read_text("utf-8") for file in sorted(here.glob("*.yaml"))}


def pack_in_force(named: str = "") -> LinkagePack:
    """Return the pack that is named, or else the one in force. Raises CannotUse. The record has to be open."""
    from wayhome.store.holdings.weights import weights_in_force  # noqa: PLC0415 - needs the settings

    if named:
        return read_pack(pack_texts(named))
    pack, wrong = weights_in_force("default")
    if wrong:
        raise CannotUse(f"{wrong}.")
    return pack


def read_pack(texts: dict[str, str]) -> LinkagePack:
    """Read a pack. Raises CannotUse with everything that is wrong in it."""
    try:
        return read_linkage(texts)
    except PackFault as wrong:
        raise CannotUse(f"The linkage pack cannot be used.\n{wrong}") from wrong
