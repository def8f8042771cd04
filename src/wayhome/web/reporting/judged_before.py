"""What was judged of held records and a child who may be meant, shown beside the report: who said it, and when.

Only of children of the record who are likely to be meant; the reasons, which are personal words, stay in their cases.
"""

from collections.abc import Iterable, Mapping

from wayhome.application.holding.judged import JudgedRecord, Standing, judged
from wayhome.application.holding.ports import Answer, FoundChild
from wayhome.web.http import Visit
from wayhome.web.presenting.held import JudgedBefore
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

SURE = ("certain", "probable")
WORDS: Mapping[Standing, str] = {
    "same": "Judged to be {}", "somebody_else": "Judged not to be {}",
    "not_sure": "Judged: nobody is sure whether it is {}", "contradicted": "Judged both to be {} and not to be",
}  # fmt: skip


def judged_before(visit: Visit, answer: Answer, children: Iterable[FoundChild]) -> Mapping[str, JudgedBefore]:
    """Return what was judged of each record that came back and a likely child, by reference."""
    found: dict[str, JudgedBefore] = {}
    for child in (one for one in children if one.tier in SURE):
        said = judged(answer, visit.parts.reading.story(child.child), reading=visit.parts.reading)
        told = {reference: one for reference, one in said.items() if one.standing in WORDS and reference not in found}
        called = Called(last.by for one in told.values() if (last := one.last))
        found |= {reference: _before(one, child.name, called, visit) for reference, one in told.items()}
    return found


def _before(one: JudgedRecord, name: str, called: Called, visit: Visit) -> JudgedBefore:
    words, last = WORDS[one.standing].format(name or "this child"), one.last
    by = f", {called(last.by)}" if last else ""
    at = f", {when(last.at, visit.now)}" if last and last.at else ""
    return JudgedBefore(words=f"{words}{by}{at}", declined=one.standing == "somebody_else")
