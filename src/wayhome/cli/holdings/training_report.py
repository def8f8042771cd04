"""What a training came to, as a page an analyst can read: one file, nothing fetched, on screen and on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wayhome.application.drawing.shares import Bar, shares_svg
from wayhome.application.linking.diagnosing import GAP, RELIED_ON, Band, Diagnosis, Tried
from wayhome.application.linking.lesson import Lesson
from wayhome.application.linking.why import Why, waterfall, why_by
from wayhome.holdings.levels import FIELDS, LEVELS, Field
from wayhome.holdings.linkage_pack import Weight
from wayhome.holdings.records import HeldRecord

page = Environment(
    loader=PackageLoader("wayhome.cli.holdings", "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
SCALE = 12  # pixels to a bit
MOST = 20.0  # bits, beyond which a bar is not drawn longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One weight: what it was, what it is, and why it was kept where it was."""

    field: str
    level: str
    before: Weight
    now: Weight
    kept: str


def write(out: Path, lesson: Lesson, before: Mapping[Field, Mapping[str, Weight]], found: Diagnosis,
          records: Mapping[str, HeldRecord]) -> None:  # fmt: skip
    """Write the page. It holds names of people: it is for whoever may read what is held."""
    text = page.get_template("training.html").render(
        lesson=lesson,
        found=found,
        rows=list(_rows(lesson, before)),
        calibration=_calibration(found),
        recall=_by_group(found, "recall"),
        precision=_by_group(found, "precision"),
        nearest=list(_nearest(lesson, found, records)),
        style=Markup(files("wayhome.cli.report").joinpath("report.css").read_text("utf-8")),  # noqa: S704 - our own file
        gap=round(100 * GAP),
        waterfall=waterfall,
        bar=_bar,
        relied_on=" and ".join(RELIED_ON),
    )
    out.write_text(text, encoding="utf-8")


def _rows(lesson: Lesson, before: Mapping[Field, Mapping[str, Weight]]) -> Iterator[Row]:
    kept = {one.level: one.why for one in lesson.trained.kept}
    for field in FIELDS:
        for level in LEVELS[field]:
            now = lesson.pack.weights[field][level]
            yield Row(
                field=field, level=level.replace("_", " "), before=before[field][level], now=now,
                kept=kept.get((field, level), ""),
            )  # fmt: skip


def _calibration(found: Diagnosis) -> Markup:
    bars = [Bar(words=_band(band), rate=band.observed, note=f"{band.same:,} of {band.pairs:,}") for band in found.bands]
    return Markup(shares_svg("Of pairs said to be of one person, how many were", bars, name="calibration"))  # noqa: S704


def _band(band: Band) -> str:
    return f"said {100 * band.least:.0f} to {100 * band.most:.0f}%"


def _by_group(found: Diagnosis, what: str) -> Markup:
    bars = [
        Bar(words=group.name.replace("_", " "), rate=getattr(group, what), note=f"{group.records:,} records")
        for group in found.groups
    ]
    return Markup(shares_svg(f"{what.capitalize()} by naming group", bars, name=what))  # noqa: S704 - drawn by us


def shown(found: Diagnosis, records: Mapping[str, HeldRecord]) -> tuple[str, ...]:
    """Return the references of the records that the page shows, for the log of who looked."""
    return tuple(dict.fromkeys(reference for one in _open(found, records) for reference in (one.one, one.other)))


def _nearest(lesson: Lesson, found: Diagnosis, records: Mapping[str, HeldRecord]) -> Iterator[tuple[Tried, Why]]:
    for one in _open(found, records):
        yield one, why_by(lesson.pack, records[one.one], records[one.other])


def _open(found: Diagnosis, records: Mapping[str, HeldRecord]) -> Iterator[Tried]:
    """Yield the nearest pairs of which neither record is restricted."""
    for one in found.nearest:
        if not any(records[reference].restricted_to for reference in (one.one, one.other)):
            yield one


def _bar(bits: float) -> int:
    """Return how long a bar is, in pixels."""
    return round(min(abs(bits), MOST) * SCALE)
