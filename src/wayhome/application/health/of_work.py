"""How people are told, which rules judge, who is on duty, and what other systems hold."""

from collections.abc import Iterator
from datetime import timedelta

from wayhome.application.health.signs import Finding, Level, Signs
from wayhome.duties.saying import on_the_clock

NOTIFIER_LATE = timedelta(minutes=5)
DELIVERER_LATE, MESSAGE_LATE = timedelta(minutes=2), timedelta(minutes=5)
START_DELIVER = "Start wayhome deliver, and tell victim care that nobody is being told."
LETTER_LATE = timedelta(minutes=15)


def of_letters(signs: Signs) -> Iterator[Finding]:
    ran = signs.done.get("notify")
    late = ran is None or ran.at < signs.now - NOTIFIER_LATE
    words = (
        f"Letters were last made and sent at {on_the_clock(ran.at)}."
        if ran
        else "Nobody makes letters: wayhome notify never ran."
    )
    yield Finding(
        key="notifier",
        title="Telling people",
        level=Level.ACT if late and signs.position else Level.WELL,
        words=words,
        what_to_do="Start wayhome notify. Until then nobody without a page open is told; pages are right."
        if late
        else "",
        how_to="send-letters",
    )
    yield _waiting(signs)


def _waiting(signs: Signs) -> Finding:
    letters = signs.letters
    stuck = letters.failing > 0 or (letters.oldest is not None and letters.oldest < signs.now - LETTER_LATE)
    words = f"{letters.waiting} wait, {letters.failing} could not be sent so far."
    if letters.why:
        words += f" The first: {letters.why}."
    if not signs.mail_set:
        words += " No mail server is set."
    return Finding(
        key="letters",
        title="Letters",
        level=Level.ACT if stuck else Level.WELL,
        words=words,
        what_to_do="Look at what the mail server says, and tell the control room that letters are not coming."
        if stuck
        else "",
        how_to="send-letters",
    )


def of_messages(signs: Signs) -> Iterator[Finding]:
    """Say whether children, and those who care for them, are being told; it presses once anything waits."""
    ran, messages = signs.done.get("deliver"), signs.messages
    stands = ran is None or ran.at < signs.now - DELIVERER_LATE
    late = messages.oldest is not None and messages.oldest < signs.now - MESSAGE_LATE
    words = f"{messages.waiting} wait, {messages.undelivered} were not delivered."
    if late and messages.oldest is not None:
        words += f" The oldest waits since {on_the_clock(messages.oldest)}."
    if stands:
        words += " Nobody carries them: wayhome deliver does not run."
    presses = late or (stands and messages.waiting > 0)
    yield Finding(
        key="messages",
        title="Messages to people outside",
        level=Level.ACT if presses else Level.LOOK if stands else Level.WELL,
        words=words,
        what_to_do=START_DELIVER if presses or stands else "",
        how_to="send-messages",
    )


def of_rules(signs: Signs) -> Iterator[Finding]:
    rules = signs.rules
    own = f", with {rules.own_times} times of the force's own" if rules.own_times else ""
    if not rules.put_in_force:
        level, do = Level.LOOK, "Have two people put it in force, so that the record says which rules held when."
        words = f"{rules.in_force} judges because the settings name it. Nobody put it in force."
    elif rules.not_held:
        level, do = Level.ACT, "Install the version that holds it. Until then the rulebook before it judges."
        words = f"{', '.join(rules.not_held)} was put in force and is not held here as it was then."
    else:
        differs = rules.by_settings != rules.in_force
        level = Level.LOOK if differs else Level.WELL
        words = f"{rules.in_force} is in force{own}."
        do = f"The settings name {rules.by_settings}; the record decides. Set WAYHOME_PACK to match." if differs else ""
    yield Finding(key="rules", title="Rulebook", level=level, words=words, what_to_do=do, how_to="set-up-for-a-force")


def of_people(signs: Signs) -> Iterator[Finding]:
    if signs.posts == 0:
        words, do = "No post was ever recorded as held: letters reach mailboxes only.", "Bring the rota in."
    elif signs.vacant:
        words, do = f"Nobody holds now: {', '.join(signs.vacant)}.", "Somebody has to take these posts, now."
    else:
        words, do = "Every post of the ladder is held now.", ""
    level = Level.WELL if not do else Level.ACT if signs.posts else Level.LOOK
    yield Finding(key="posts", title="Posts", level=level, words=words, what_to_do=do, how_to="set-up-for-a-force")
    if signs.roles_opened:
        words = f"Roles given in the last 30 days that open children's records: {signs.roles_opened}."
        yield Finding(
            key="roles", title="Roles given", level=Level.LOOK, words=words,
            what_to_do="Read who gave them to whom, and ask about any you cannot explain.",
            how_to="look-after-the-system",
        )  # fmt: skip


def of_holdings(signs: Signs) -> Iterator[Finding]:
    for one in signs.holdings:
        words = f"Last brought in at {on_the_clock(one.brought_in)}." if one.brought_in else "Never brought in."
        wrong = one.is_late or one.brought_in is None
        yield Finding(
            key="holdings",
            title=one.words,
            level=Level.LOOK if wrong else Level.WELL,
            words=words,
            what_to_do="Bring it in again. Until then a search of it is never taken for nothing held." if wrong else "",
            how_to="bring-in-held-records",
        )
