"""Every kind of rule reaches every kind of receiver, with words that stand where it says, and once."""

import email
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from harbour_pages import FERRY, ferry, html, page
from server import Site, running_site
from test_outbox import mail_server

from reportedly.collect import Fetcher, Limits
from reportedly.standing import Intake
from reportedly.store import Store, open_store
from reportedly.watch import Alerting
from reportedly.watch.outbox import Outbox
from reportedly.watch.rules import Rules, parse_rules

NOW = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
AT = NOW.isoformat(timespec="seconds")
COURIER, LANTERN = "https://courier.example/2031/03/otra", "https://lantern.example/otra-late"
KINDS = {
    "place": 'on = "report"\nplace = "Varnica"',
    "person": 'on = "report"\nperson = "Ilse Brandt"',
    "outlet": 'on = "report"\noutlet = "lantern.example"',
    "edit": 'on = "edit"',
    "dispute": 'on = "dispute"',
    "figure": 'on = "figure"',
    "origin": 'on = "origin"',
}
DENYING = FERRY.format(injured="nine").replace(
    "Residents said", "The company that runs the Otra denied that she was overloaded. Residents said"
)

HERALD = "https://herald.example/ferry"
WITNESS = (
    "VARNICA, March 3 - The ferry Otra left the quay of Varnica two hours late on Monday, police chief Tomas Reyl told "
    "the Herald. “We were there when she left,” Reyl said."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


def rules(hook: str, port: int, got: Path) -> Rules:
    told = [
        f'[[rule]]\nname = "{name}"\n{asked}\nwebhook = "{hook}"\nmail = "desk@desk.example"\n'
        f'command = ["sh", "-c", "cat >> {got}; echo , >> {got}"]\n'
        for name, asked in KINDS.items()
    ]
    mail = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nstarttls = false\nsender = "reportedly@desk.example"\n'
    return parse_rules("settle = 0\n" + "".join(told) + mail)


def run(store: Store, told: Rules) -> None:
    """What a run does with three accounts, an edit, and what it had already."""
    with Fetcher(Limits(total_seconds=5), allow_private=True) as fetcher:
        outbox = Outbox(store, told, fetcher)
        alerting = Alerting(store, told, outbox)
        alerting.resume(AT)
        intake = Intake(store, alerting.touch)
        outbox.start()
        for found in (
            page(COURIER, ferry("four")),
            page(LANTERN, html("Otra left late, and why", DENYING, "The Lantern")),
            page(HERALD, html("Police chief saw the Otra leave", WITNESS, "Herald")),
            page(COURIER, ferry("seven")),
        ):
            alerting.taken(intake.take(found, NOW), AT)
            alerting.compile_due(AT, everything=True)
        outbox.settle(30)
        assert len(outbox) == 0
        outbox.stop()


def check_evidence(store: Store, alert: dict[str, Any]) -> None:
    """Each passage stands in a version of its report, at its offsets; and the report's address is there."""
    assert alert["stories"] and alert["evidence"]
    for passage in alert["evidence"]:
        texts = [v.content.text for v in store.versions(passage["report"])]
        assert any(text[passage["start"] : passage["end"]] == passage["quote"] for text in texts)
        assert passage["url"] in (COURIER, LANTERN, HERALD)


def test_each_rule_alerts_each_receiver_once(store: Store, site: Site, tmp_path: Path) -> None:
    got = tmp_path / "got.json"
    hook = site.put("/hook", b"ok")
    with mail_server() as (port, lines):
        told = rules(hook, port, got)
        run(store, told)
        posted = [json.loads(asked.body) for asked in site.asked if asked.method == "POST"]
        assert {alert["rule"] for alert in posted} == set(KINDS)
        assert max(Counter(alert["key"] for alert in posted).values()) == 1
        for alert in posted:
            check_evidence(store, alert)
        piped = json.loads(f"[{got.read_text('utf-8').rstrip().removesuffix(',')}]")
        assert sorted(a["key"].replace("/command/", "/webhook/") for a in piped) == sorted(a["key"] for a in posted)
        subjects = [email.message_from_bytes(line)["Subject"] for line in lines if line.startswith(b"Subject:")]
        assert len(subjects) == len(posted)
        run(store, told)  # as after a restart: the same pages at the same moment
        assert len([asked for asked in site.asked if asked.method == "POST"]) == len(posted)
    for alert in posted:
        if alert["rule"] in ("dispute", "figure", "origin"):
            assert len({e["report"] for e in alert["evidence"]}) > 1, "what is compared stands in two reports"
