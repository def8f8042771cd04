"""Whether an export has much less in it than the last: then it is asked whether it is whole, before alarm is raised.

Neither number is from any guidance: both are our own. An export of everything grows from day to day, so that less is
rare; fewer rows than the least are told one by one, as what is gone.
"""

from collections.abc import Iterable

from wayhome.application.reconciling.register import Export, Taken

ONE_IN = 50  # more than one row in so many fewer than the last whole export had
AT_LEAST = 5


def asked_about(export: Export, before: Iterable[Taken]) -> str:
    """Return what is asked of an export of everything that has less than the last one that was whole; empty: nothing.

    ``before`` are the exports that were taken, the latest first. One that may itself have been cut off is no measure.
    """
    last = next((one for one in before if _is_measure(one, export)), None)
    if last is None or not export.whole:
        return ""
    pairs = tuple(zip(last.counted.rows, export.rows, strict=True))
    fewer = max(pairs, key=lambda pair: pair[0] - pair[1])
    if not any(_is_much_less(had, has) for had, has in pairs):
        return ""
    had, has = fewer
    return f"It has {had - has:,} fewer rows than {last.export.name} had ({has:,}, and {had:,} before). Is it whole?"


def _is_measure(one: Taken, export: Export) -> bool:
    whole = one.finished_at is not None and one.export.whole and not one.counted.cut
    return whole and bool(one.counted.rows) and len(one.counted.rows) == len(export.rows)


def _is_much_less(had: int, has: int) -> bool:
    return had - has >= AT_LEAST and (had - has) * ONE_IN > had
