"""What happened as pages say it, with risk factors and questions as the rulebook calls them."""

from wayhome.application.called import as_called as as_called  # noqa: PLC0414 - one place to import from
from wayhome.application.called import called as called  # noqa: PLC0414
from wayhome.application.called import question_asked as question_asked  # noqa: PLC0414
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.entries import sentence


def told(event: Event, pack: Pack) -> str:
    """Say what happened in a sentence, with the risk factor or the question that it names as the rulebook calls it."""
    return as_called(sentence(event), event, pack)
