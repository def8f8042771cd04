"""The page of the mapping: how a force's own columns and words are said in ours."""

from wayhome.application.shadow.sheets.mapping import Mapping
from wayhome.cli.reference.markdown import page
from wayhome.cli.reference.values import parts, section

ORIGIN = "`wayhome.application.shadow.sheets.mapping`"
WORDS = (
    "A mapping is one JSON file. It names the columns of a sheet of cases, of a sheet of events, or of both, and says "
    "what a force's own words mean in [the exchange format](shadow-format.md). How to make one is told in "
    "[map CSV files](../how-to/map-csv-files.md)."
)


def csv_mapping_page() -> str:
    """Write the page of the mapping."""
    return page("The mapping of CSV files", WORDS, *map(section, parts([Mapping])), origin=ORIGIN)
