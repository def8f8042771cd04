"""Accountability: reports published, comments returned, statements signed, tables published."""

from datetime import date

from pydantic import Field

from wayhome.record.vocabulary import Fact

REPORT = ("report",)


class ReportPublished(Fact, name="assurance.report_published", about=REPORT, says="the inspectorate published its report"):
    """The inspectorate published a report (Police Act 1996 s.54)."""

    publication: str = Field(description="the publication's name")
    published_on: date = Field(description="the day of publication")
