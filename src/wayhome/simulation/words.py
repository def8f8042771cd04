"""What officers of the invented force write down: short, about what was done to and for a child, never against them."""

WHY_WORRIED = (
    "Not back by ten as agreed, and the phone goes to voicemail.",
    "Left after tea without a coat. Nobody has heard since.",
    "Went to meet a friend at the bus station; the friend says they never came.",
    "Did not come home from school. The school saw them leave at the usual time.",
    "A car was waiting outside. Staff do not know whose it was.",
    "Rang at nine to say they were coming home, then nothing.",
    "Upset after a phone call. Went out of the back door at about eight.",
)
DESCRIBED = (
    "Slim, about five foot four, dark hair tied back.",
    "About five foot seven, short brown hair, glasses.",
    "Small for their age, fair curly hair.",
    "Tall, black braided hair, brace on the teeth.",
    "Medium build, straight dark hair to the shoulder.",
)
WEARING = (
    "Grey hooded top, black joggers, white trainers.",
    "School uniform under a navy coat.",
    "Red puffer jacket, jeans, black boots.",
    "Black tracksuit, carrying a small rucksack.",
    "Green parka, leggings, no bag.",
)
RATIONALE = (
    "Under eighteen, not where they should be, and nobody can say with whom. What is held was read.",
    "Held information names an older adult. Harm is likely while nobody knows where they are.",
    "Third time this month. What came before shows where they may be taken, and raises the risk.",
    "Cold night, no coat, phone off. Nothing held says that this is usual for them.",
    "Placed here two weeks ago, knows nobody. Somebody may be waiting for them.",
)
THIN_RATIONALE = ("Nothing new since the call.", "As last time.", "Placement to ring round.", "Awaiting a unit.")
PLANS = (
    "With the friend on Oyster Street, on the way to family, or with an adult who is named in intelligence.",
    "Gone to a relative, or taken by someone who rang. Both addresses to be visited tonight.",
    "Near the station with others, or travelling. Cameras and transport police asked.",
)
LOOK_FOR = (
    "Visit the address on Oyster Street", "Cameras at the bus station", "Speak to the best friend in person",
    "Ask the mobile provider for the last cell", "Search the allotments again in daylight",
    "Visit the adult named in intelligence", "Ring the grandmother's neighbours",
)  # fmt: skip
DIRECTIONS = (
    "Risk looked at again. {what}, before the next review. Nothing says that they are safe.",
    "Nobody has seen them since the report. {what} now; ring me with what it shows.",
    "I have read what is held. {what}; the family hears from us tonight.",
    "Still missing at this shift. {what}, and say by when.",
)
FAMILY_TOLD = (
    "Told who owns the case and what is being done. Will ring again by the time given.",
    "Spoke with the carer. Nothing new from them; they have our number.",
    "Spoke with the mother. She rang two friends and gave us their numbers.",
)
HOW_FOUND = (
    "Came back to the door and was let in.", "Found by officers near the station, cold and tired.",
    "At a friend's; the friend's mother rang.", "A bus driver saw them and stayed with them.",
    "Found at an address held in intelligence. An adult there was spoken to.", "Rang to be fetched.",
)  # fmt: skip
OWN_WORDS = (
    "I just wanted to see my brother. Nobody told me when I could.",
    "They said I owed them and had to come.",
    "It was loud in the house. I wanted somewhere quiet.",
    "He said he would only talk. I did not like it and then I could not leave.",
    "I missed the last bus and my phone died.",
    "I do not want to say where. I am all right.",
    "I wanted to be with people who know me.",
)
HANDED_OVER = (
    "Two lines open. Nobody answers at the friend's.",
    "Cameras not seen yet. The carer is to be rung at six.",
)
FIRST_ACTIONS = (
    "Ring the friend on Oyster Street.",
    "Send officers to the bus station.",
    "Ask the home who rang today.",
)
