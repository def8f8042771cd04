"""``wayhome pack layer``: what a force's own times come to over a national pack, or why they may not stand."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from wayhome.packs import load
from wayhome.rulebook.layers import layer
from wayhome.rulebook.lengths import written
from wayhome.rulebook.pack import read_pack
from wayhome.rulebook.parse import PackFault


def say_layer(name: str, *, file: Path, on: date | None) -> int:
    """Print the settings that apply on a day; returns 1 with every refusal, and 2 when there is no such file."""
    day = on or datetime.now(UTC).date()  # noqa: TID251 - the clock is read here, once, and passed in
    try:
        layered = layer(load(name), read_pack({file.name: file.read_text("utf-8")}), on=day)
    except PackFault as refused:
        print(*refused.faults, sep="\n", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"wayhome pack layer: {file}: {error.strerror}.", file=sys.stderr)
        return 2
    for setting in layered.applied:
        print(f"{setting.rule}, {setting.limb}: {written(setting)}, until {setting.expires}. {setting.reason}")
    for setting in layered.expired:
        print(f"{setting.rule}, {setting.limb}: fell away after {setting.expires}; the national time holds.")
    print(
        f"{layered.pack.name} with the force's own times, {len(layered.applied)} of them ({layered.pack.content[:12]})"
    )
    return 0
