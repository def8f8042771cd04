"""Invented names: put together at random, so that nobody is meant by any of them; numbers are reserved for drama."""

from wayhome.simulation.chance import Chance, one_of

GIRLS = (
    "Alys", "Bryony", "Cerys", "Delphi", "Esme", "Farida", "Greta", "Hollie", "Ines", "Jessamy", "Kezia", "Lowri",
    "Maisie", "Nadia", "Orla", "Perdita", "Rhoswen", "Saoirse", "Tilda", "Una", "Verity", "Wren", "Yara", "Zainab",
)  # fmt: skip
BOYS = (
    "Arlo", "Bertil", "Caspian", "Darius", "Emrys", "Fintan", "Gethin", "Hamza", "Ivor", "Jomo", "Kit", "Lorcan",
    "Malachy", "Nye", "Osian", "Piran", "Quentin", "Rafi", "Soren", "Taye", "Ulric", "Vaughan", "Wilf", "Zeki",
)  # fmt: skip
FAMILY = (
    "Ashgrove", "Barleycorn", "Calderbank", "Dunmarsh", "Elderfield", "Fenwright", "Gullimore", "Harrowgate",
    "Inglesea", "Jessamine", "Kestleton", "Larkhall", "Merrowby", "Netherwick", "Oakhanger", "Pellbrook", "Quarrington",
    "Rushmere", "Saltonby", "Thistlewood", "Umberleigh", "Venncombe", "Wetherden", "Yarborne", "Adeyinka-Moss",
    "Baptiste-Lane", "Chowdhury-Vale", "Diallo-Frost", "Karimi-Wells", "Mensah-Reed", "Nowak-Firth", "Rahimi-Cole",
)  # fmt: skip
OFFICERS = (
    "Abernethy", "Bexley", "Cropton", "Dunstall", "Elvaston", "Farringdon", "Garsdale", "Hebden", "Islip", "Jervaulx",
    "Kelham", "Lambourne", "Marden", "Nesfield", "Ormesby", "Penrose", "Quernmore", "Ripley", "Selworthy", "Tarleton",
    "Ulverscroft", "Vobster", "Wensley", "Yeadon", "Aldous", "Brancaster", "Clovelly", "Deverell", "Ettrick", "Frisby",
    "Glaisdale", "Hathersage", "Ilmington", "Kirkby", "Lastingham", "Malham", "Nunney", "Osmotherley", "Pickering",
    "Rievaulx",
)  # fmt: skip
ADULTS = ("Dean Harker", "Col", "Mr Sable", "Vic Tranmer", "Jonno", "Ray Colville", "Stretch", "Kaz", "Big Tone", "Lee")
MISTYPED = {"ph": "f", "y": "i", "ck": "k", "rr": "r", "ll": "l", "ei": "ie", "ow": "ou", "s": "z"}
DRAMA = ("07700 900", "01632 960", "020 7946 0")


def phone(chance: Chance) -> str:
    """Return a mobile number of those that are reserved for drama."""
    return f"{DRAMA[0]}{int(chance.random() * 1000):03}"


def misspelt(name: str, chance: Chance) -> str:
    """Return a name as somebody in a hurry writes it down."""
    fitting = [(right, wrong) for right, wrong in MISTYPED.items() if right in name[1:]]
    if not fitting:
        return name[:-1]
    right, wrong = one_of(chance, fitting)
    return name[0] + name[1:].replace(right, wrong, 1)
