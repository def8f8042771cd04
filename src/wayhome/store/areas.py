"""Where a running system keeps the outlines of its areas: one file in its folder, read again when it was changed."""

from pathlib import Path

from wayhome.application.gazetteer import Gazetteer, of_geojson

NOWHERE = Gazetteer()


class AreasFile:
    """The gazetteer in a file; no areas at all while there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[int, Gazetteer] = (0, NOWHERE)

    def __call__(self) -> Gazetteer:
        """Return the areas as the file holds them now."""
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return NOWHERE
        if changed != self._read[0]:
            self._read = changed, of_geojson(self._path.read_text(encoding="utf-8"))
        return self._read[1]
