"""Text as it is written about missing children, made up by a seed: ordinary entries, some with words to point out.

Nobody in it is real. Entries vary by who writes, what happened, where, when, and by how hastily; one in so many has a
sentence from the lexicon's own examples in it.
"""

import random
from collections.abc import Iterator, Sequence

NAMES = [
    "Aisha",
    "Kayleigh",
    "Tomasz",
    "Dwayne",
    "Ngozi",
    "Callum",
    "Linh",
    "Ruby",
    "Ibrahim",
    "Chloe",
    "Mateusz",
    "Jade",
    "Kwame",
    "Ellie",
    "Hamza",
    "Sorcha",
    "Priya",
    "Jayden",
    "Megan",
    "Yusuf",
    "Tia",
    "Ethan",
    "Zofia",
    "Leon",
    "Amara",
    "Rhys",
    "Fatima",
    "Connor",
    "Mei",
    "Deshawn",
]
PLACES = [
    "the library",
    "the bus station",
    "the retail park",
    "Marlow Road",
    "the seafront",
    "the skate park",
    "the tram stop at Hill Lane",
    "the kebab shop",
    "the hospital",
    "the canal path",
    "a flat on Fenwick Street",
    "the sports centre",
    "platform 2",
    "the park behind the school",
    "an address in Barrow",
    "the Co-op",
    "the car park of the cinema",
    "the A13 services",
    "junction 9 of the M25",
    "the hostel",
]
WHO = [
    "mum",
    "dad",
    "her nan",
    "the foster carer",
    "staff at the home",
    "the head of year",
    "her social worker",
    "the night worker",
    "a neighbour",
    "his aunt",
    "the duty manager",
    "the taxi firm",
    "a PCSO",
    "his keyworker",
]
DONE = [
    "rang at {time} to say that {name} had not come back from {place}",
    "said {name} left at about {time} with a rucksack and a grey hoodie",
    "confirmed that {name} was seen at {place} at {time}",
    "said that the phone was off since {time}",
    "told us {name} had taken the charger, the inhaler and ten pounds",
    "said {name} was in good spirits at tea and had talked about {place}",
    "asked for a call back before {time}",
    "said that they had looked in every room and in the garden",
    "gave the number of a friend from football",
    "thought that {name} might be at {place}",
]
POLICE = [
    "Unit {unit} attended {place}, no trace",
    "CCTV at {place} requested from the council, footage kept for 31 days",
    "Phone data applied for at {time}, result awaited",
    "House to house at {place}: no reply at 12, 14 and 16",
    "Hospitals checked, negative",
    "Photograph uploaded, description circulated to neighbouring forces",
    "Search of the room with consent of the carer, diary and tablet seized",
    "Bus operator emailed, driver of the 47 to be spoken to",
    "Risk reviewed by the duty inspector, remains medium because of the cold and the insulin",
    "Strategy discussion booked for {time} with social care and health",
    "{name} was found at {place} by PC {unit} and taken home, safe and well",
    "Return interview offered for Thursday with a worker of the charity",
    "Intelligence check: the silver Astra belongs to a man of 34 at {place}",
    "Taxi firm states that a fare was taken from {place} to {place} at {time}",
    "Officers spoke to the shop keeper, who will keep the recording",
    "Update to {who} by phone, thanked for the help",
    "Bank asked whether the card was used, reply by {time}",
    "Weather minus two, light rain, wind from the east",
    "Ambulance log reviewed, no matching patient",
    "Mother is on her way from work and has a spare key",
]
SHORT = {"because": "cos", "approximately": "approx", "social worker": "s/w", "information": "info", "with": "w/"}


class Log:
    """Entries by a seed. ``flagged`` are sentences of which one stands in every ``one_in`` entries."""

    def __init__(self, seed: int, flagged: Sequence[str] = (), one_in: int = 12) -> None:
        self.random = random.Random(seed)
        self.flagged, self.one_in = flagged, one_in

    def entries(self, words: int) -> Iterator[str]:
        """Yield entries until they have so many words."""
        said = 0
        while said < words:
            entry = self._entry()
            said += len(entry.split())
            yield entry

    def _entry(self) -> str:
        pick = self.random.choice
        name = pick(NAMES)
        begun = (f"{pick(WHO).capitalize()} {self._filled(pick(DONE), name)}", self._filled(pick(POLICE), name))
        sentences = [*begun, *(self._filled(pick(POLICE), name) for _ in range(self.random.randrange(4)))]
        if self.flagged and self.random.randrange(self.one_in) == 0:
            sentences.insert(self.random.randrange(len(sentences) + 1), pick(self.flagged).rstrip("."))
        written = f"{self._time()} {'. '.join(sentences)}."
        return self._hasty(written) if self.random.random() < 0.3 else written

    def _filled(self, frame: str, name: str) -> str:
        pick = self.random.choice
        while "{" in frame:
            frame = frame.replace("{place}", pick(PLACES), 1).replace("{time}", self._time(), 1)
            frame = (
                frame.replace("{name}", name).replace("{who}", pick(WHO)).replace("{unit}", str(pick(range(100, 999))))
            )
        return frame

    def _time(self) -> str:
        hour, minute = self.random.randrange(24), self.random.randrange(60)
        return self.random.choice((f"{hour:02}:{minute:02}", f"{hour:02}{minute:02}hrs", f"{hour % 12 + 1}pm"))

    def _hasty(self, text: str) -> str:
        for long, short in SHORT.items():
            text = text.replace(long, short)
        words = text.split(" ")
        for place in range(0, len(words), 17):
            word = words[place]
            if len(word) > 4 and word.isalpha():
                words[place] = word[:2] + word[3] + word[2] + word[4:]
        return " ".join(words)
