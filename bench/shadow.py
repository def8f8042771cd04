"""Shadow mode: events a second on one core and the most memory it ever held, at three sizes that differ tenfold.

The whole command is measured, in a process of its own: reading, deriving and writing. The time that it needs to start
and load its rulebook is measured on a file of one case and taken off.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.histories import written

SIZES = (10_000, 100_000, 1_000_000)
PACKS = ("examples-2026.1", "england-wales")
LARGEST = {"england-wales": 100_000}
AIM = 20_000


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command took."""

    seconds: float
    megabytes: float


def shadow(source: Path, pack: str) -> Ran:
    """Run the command on a file; returns the processor time and the peak memory of its process."""
    code = "from wayhome.cli.main import main; raise SystemExit(main())"
    command = [sys.executable, "-c", code, "shadow", str(source), "--pack", pack, "--out", os.devnull]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {started.returncode}")
    return Ran(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run() -> list[str]:
    """Return the measure as lines."""
    said = []
    with TemporaryDirectory() as folder:
        for pack in PACKS:
            start = shadow(written(Path(folder), 18), pack)
            said.append(f"shadow {pack}: starts in {start.seconds:.2f} s of processor time, {start.megabytes:.0f} MB")
            before = 0.0
            for size in SIZES:
                if size > LARGEST.get(pack, size):
                    continue
                ran = shadow(written(Path(folder), size), pack)
                seconds = max(ran.seconds - start.seconds, 1e-9)
                ratio = f", {seconds / before:.1f} × the time of a tenth" if before else ""
                aim = f" (aim {AIM:,})" if pack == PACKS[0] else ""
                rate = f"{size / seconds:,.0f} events/s{aim}"
                said.append(f"shadow {pack}: {size:,} events: {rate}, peak {ran.megabytes:.0f} MB{ratio}")
                before = seconds
    return said
