"""Where a running system keeps the outlines of its areas: one file in its folder, read again when it was changed.

A file that cannot be read takes no page down: there are no areas until it is mended, and the health page says so.
"""

from pathlib import Path

from wayhome.application.gazetteer import Gazetteer, of_geojson
from wayhome.kernel.refusals import Refused

NOWHERE = Gazetteer()
NO_OUTLINES = (ValueError, TypeError, LookupError, AttributeError)  # GeoJSON in which anything may stand anywhere


class AreasFile:
    """The gazetteer in a file; no areas at all while there is none, or none that can be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[int, Gazetteer] = (0, NOWHERE)

    def __call__(self) -> Gazetteer:
        """Return the areas as the file holds them now."""
        try:
            changed = self._path.stat().st_mtime_ns
        except OSError:
            return NOWHERE
        if changed != self._read[0]:
            self._read = changed, read_areas(self._path)[0]
        return self._read[1]


def read_areas(path: Path) -> tuple[Gazetteer, str]:
    """Return the areas in a file, and in words why they cannot be read: then there are none."""
    try:
        return of_geojson(path.read_text(encoding="utf-8")), ""
    except FileNotFoundError:
        return NOWHERE, ""
    except OSError as raised:
        return NOWHERE, f"{path.name} could not be opened: {raised.strerror}."
    except Refused as refused:
        return NOWHERE, " ".join(reason.words for reason in refused.reasons)
    except NO_OUTLINES:
        return NOWHERE, f"{path.name} holds outlines that are none."
