"""The day of a story that no report dates: from one full date that the others' weekdays bear out, and else none."""

import hashlib

import pytest

from reportedly.language import identify_language
from reportedly.read import infer_days, read
from reportedly.records import Page, Report

SECOND = (
    "Rescue teams worked for hours to free two sailors who were trapped below the deck, the mayor, Ines Calder, said."
)


def told(day: str, *more: str, name: str = "r1") -> Report:
    lead = f"A crane fell onto a ferry in Port Alder on {day}, injuring at least four dock workers, officials said."
    content = "\n".join([lead.replace("on , ", ""), SECOND, *more]).encode()
    made = read(Page(name, "text", content, hashlib.sha256(content).hexdigest()), name, identify_language)
    assert isinstance(made, Report)
    return made


def days(*reports: Report) -> list[str | None]:
    return [r.published for r in infer_days(reports)]


POST = "Both piers are closed. — Port Alder Harbour (@alderharbour) May 6, 2031"  # a Tuesday
CAPTION = "The ferry beside the quay of Port Alder, May 6, 2031. (Photo: Harbour Watch)"


def test_day_of_a_post_dates_the_reports_that_tell_of_its_weekday() -> None:
    got = infer_days([told("Tuesday", POST), told("Tuesday", name="r2"), told("Monday night", name="r3")])
    assert [r.published for r in got] == ["2031-05-06"] * 3
    assert "r1 names 2031-05-06, borne out by 2 of 3" in dict(got[1].how)["published"]


def test_report_that_tells_of_the_day_after_is_of_that_day() -> None:
    after = told("Tuesday", "The ministry said on Wednesday that an inquiry had begun.", name="r2")
    ahead = told("Tuesday", "The ministry said that an inquiry will begin on Wednesday.", name="r3")
    assert days(told("Tuesday", POST), after, ahead) == ["2031-05-06", "2031-05-07", "2031-05-06"]


def test_caption_is_believed_when_every_weekday_fits() -> None:
    fitting = [told("Tuesday", CAPTION), told("Tuesday", name="r2"), told("Tuesday", name="r3")]
    assert days(*fitting) == ["2031-05-06"] * 3
    assert days(*fitting[:2], told("Monday", name="r3")) == [None, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "The crane was bought from a yard in the south on May 6, 2031, the papers show.",  # no weekday with it
        "FILE - In this Tuesday, May 6, 2031, file photo, the ferry leaves the harbour of Port Alder.",
        "The licence of the harbour will expire on Tuesday, May 6, 2031.",
        "Both piers are closed. — Port Alder Harbour (@alderharbour) May 7, 2031",  # a Wednesday
    ],
)
def test_other_days_with_a_year_date_nothing(line: str) -> None:
    assert days(told("Tuesday", line), told("Tuesday", name="r2"), told("Tuesday", name="r3")) == [None, None, None]


def test_day_far_from_others_that_the_story_names_dates_nothing() -> None:
    far = told("Tuesday", "The owners said that they had been warned on January 9.", name="r2")
    assert days(told("Tuesday", POST), far) == [None, None]


def test_one_report_alone_is_not_dated_by_a_date_in_it() -> None:
    assert days(told("Tuesday", POST)) == [None]


def test_report_of_another_weekday_stays_without_a_day() -> None:
    got = days(told("Tuesday", POST), told("Tuesday", name="r2"), told("Friday", name="r3"))
    assert got == ["2031-05-06", "2031-05-06", None]
