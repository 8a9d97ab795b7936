"""What calls for an alert, and that a crash at any moment loses none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from harbour_pages import ferry, page

from reportedly.collect import Fetcher, Limits
from reportedly.standing import Intake
from reportedly.store import Store, open_store
from reportedly.watch import Alerting
from reportedly.watch.outbox import Outbox
from reportedly.watch.rules import parse_rules

NOW = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
AT = NOW.isoformat(timespec="seconds")
COURIER, LANTERN = "https://courier.example/2031/03/otra", "https://lantern.example/otra-late"
RULES = parse_rules(
    'settle = 0\n[[rule]]\nname = "Brandt"\non = "report"\nperson = "ilse brandt"\ncommand = ["true"]\n'
    '[[rule]]\nname = "toll"\non = "figure"\nplace = "Varnica"\ncommand = ["true"]\n'
    '[[rule]]\nname = "elsewhere"\non = "report"\nplace = "Lomsk"\ncommand = ["true"]\n'
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


def alerting(store: Store) -> Alerting:
    """Alerting whose outbox sends nothing: what waits in it is looked at."""
    return Alerting(store, RULES, Outbox(store, RULES, Fetcher(Limits())))


def waiting(found: Alerting) -> list[tuple[str, str]]:
    return [(w.alert.rule, w.alert.body["evidence"][0]["quote"]) for w in found.outbox._waiting.values()]


def test_a_report_that_names_somebody_alerts_with_the_sentence(store: Store) -> None:
    found = alerting(store)
    found.taken(Intake(store, found.touch).take(page(COURIER, ferry()), NOW), AT)
    ((rule, quote),) = waiting(found)
    assert rule == "Brandt" and "Ilse Brandt" in quote


def test_a_crash_after_keeping_loses_no_alert(store: Store) -> None:
    Intake(store, alerting(store).touch).take(page(COURIER, ferry()), NOW)  # and never says that it was taken
    after = alerting(store)
    assert waiting(after) == []
    after.resume(AT)
    assert [rule for rule, _ in waiting(after)] == ["Brandt"]


def test_a_report_that_was_never_kept_is_forgotten(store: Store) -> None:
    alerting(store).touch("r0123456789abcdef")
    after = alerting(store)
    after.resume(AT)
    assert waiting(after) == [] and store.note("watch/touched") == b"[]"


def test_another_value_of_a_figure_alerts_once(store: Store) -> None:
    Intake(store).take(page(COURIER, ferry("four")), NOW)  # before there were alerts
    found = alerting(store)
    intake = Intake(store, found.touch)
    found.taken(intake.take(page(LANTERN, ferry("nine", "The Lantern")), NOW), AT)
    found.compile_due(AT, everything=True)
    tolls = [quote for rule, quote in waiting(found) if rule == "toll"]
    assert len(tolls) == 1 and "nine" in tolls[0]
    found.taken(intake.take(page("https://herald.example/otra", ferry("nine", "Herald")), NOW), AT)
    found.compile_due(AT, everything=True)
    assert len([rule for rule, _ in waiting(found) if rule == "toll"]) == 1
    assert store.note("watch/touched") == b"[]"
