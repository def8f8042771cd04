"""An invented population and what eleven systems hold of it, with who is who: to measure finding by, never its model.

Everything comes from a seed and a named setting. Nothing here was taken from the search that it measures, and nothing
of it may be: names, spellings and errors are this package's own. ``TUNING`` is for looking at what is not found;
``REPORT`` has other names, spellings and errors, and is what figures are given for.
"""

from bench.holdings_generator.asking import Query
from bench.holdings_generator.settings import REPORT, SETTINGS, TUNING, Setting
from bench.holdings_generator.world import World

__all__ = ["REPORT", "SETTINGS", "TUNING", "Query", "Setting", "World"]
