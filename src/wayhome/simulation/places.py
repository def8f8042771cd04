"""Eastmere: the parts of an invented borough, its streets, and the homes that look after children there."""

from dataclasses import dataclass
from typing import Literal

from wayhome.record.events.child import Placement

AREAS = (
    "harbour", "old-town", "northgate", "millfield", "station", "castle-hill", "riverside", "southmarsh", "eastwick",
    "parkside", "quayside", "fen-edge",
)  # fmt: skip
STREETS = (
    "Saltmarsh Lane", "Tollgate Road", "Wherry Close", "Ropewalk", "Kiln Street", "Heron Way", "Cutler's Row",
    "Almond Grove", "Millrace Avenue", "Station Parade", "Castle Rise", "Fenny Drove", "Linnet Gardens",
    "Oyster Street", "Chandler's Yard", "Priory Walk", "Harbour Terrace", "Sluice Road", "Eastwick Green",
    "Parkside Crescent",
)  # fmt: skip
NEARBY = (
    "The retail park by the ring road", "The bus station", "The arcade on the seafront", "The skate park",
    "The stairwell at Wherry Court", "The allotments behind Kiln Street", "The railway footbridge", "The library",
    "The old boatyard", "The takeaway on Station Parade", "A friend's flat on Oyster Street", "The sea wall",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """A home that looks after children: who runs it is a provider, and whether the police hold its policy."""

    key: str
    name: str
    kind: Placement
    area: str
    address: str
    postcode: str
    policy: Literal["yes", "no", "unknown"]


HOMES = (
    Home("PR-01", "Larch House", "childrens_home", "northgate", "Larch House, 3 Tollgate Road", "EM4 1LH", "yes"),
    Home("PR-02", "The Haven", "childrens_home", "harbour", "The Haven, 18 Harbour Terrace", "EM1 4TH", "no"),
    Home("PR-03", "Fenside", "childrens_home", "fen-edge", "Fenside, 44 Fenny Drove", "EM9 2FS", "yes"),
    Home(
        "PR-04", "Millrace Lodge", "childrens_home", "millfield", "Millrace Lodge, 7 Millrace Avenue", "EM5 3ML", "yes"
    ),
    Home(
        "PR-05", "Kestrel Court", "childrens_home", "eastwick", "Kestrel Court, 2 Eastwick Green", "EM7 6KC", "unknown"
    ),
    Home(
        "PR-06",
        "Wherry Court",
        "supported_accommodation",
        "quayside",
        "Flat 4, Wherry Court, Wherry Close",
        "EM2 5WC",
        "no",
    ),
    Home(
        "PR-07",
        "Station Rooms",
        "supported_accommodation",
        "station",
        "Station Rooms, 61 Station Parade",
        "EM3 1SR",
        "yes",
    ),
    Home(
        "PR-08",
        "Ropewalk Studios",
        "supported_accommodation",
        "old-town",
        "Studio 9, 27 Ropewalk",
        "EM1 8RS",
        "unknown",
    ),
    Home("PR-09", "Brightwater Fostering", "foster_home", "riverside", "12 Heron Way", "EM6 2BW", "yes"),
    Home("PR-10", "Almond Fostering", "foster_home", "parkside", "30 Almond Grove", "EM8 4AF", "yes"),
    Home("PR-11", "Castle Family Placement", "foster_home", "castle-hill", "5 Castle Rise", "EM4 7CF", "no"),
    Home("PR-12", "Southmarsh Carers", "foster_home", "southmarsh", "16 Sluice Road", "EM9 8SC", "yes"),
)
