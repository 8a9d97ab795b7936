"""Alerts reach their receivers once: again when they are not taken, not again after a restart."""

import email
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from server import Reply, Site, running_site

import reportedly.watch.outbox as outbox_module
from reportedly.collect import Fetcher, Limits
from reportedly.store import Store, open_store
from reportedly.watch.matching import Alert
from reportedly.watch.outbox import Outbox
from reportedly.watch.rules import Rules, parse_rules

BODY = {
    "format": "reportedly.alert/1",
    "rule": "quay",
    "on": "report",
    "at": "2031-03-03T09:00:00+00:00",
    "stories": ["s1"],
    "reports": [{"id": "r1", "outlet": "Coast Courier", "title": "Quay “closed”", "url": "https://courier.example/q"}],
    "evidence": [{"report": "r1", "url": "https://courier.example/q", "start": 0, "end": 5, "quote": "Quay…"}],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


def rules(receiver: str) -> Rules:
    return parse_rules(f'[[rule]]\nname = "quay"\non = "report"\nplace = "Varnica"\n{receiver}\n')


@contextmanager
def sending(store: Store, by: Rules) -> Iterator[tuple[Outbox, list[str]]]:
    """An outbox at work, and what it told of."""
    told: list[str] = []
    with Fetcher(Limits(total_seconds=5), allow_private=True) as fetcher:
        outbox = Outbox(store, by, fetcher, lambda event, **_: told.append(event))
        outbox.start()
        try:
            yield outbox, told
        finally:
            outbox.stop()


def alert(channel: str, key: str = "k1") -> Alert:
    return Alert("quay", channel, key, BODY)  # type: ignore[arg-type]


def test_a_webhook_gets_the_evidence_once(store: Store, site: Site) -> None:
    hook = rules(f'webhook = "{site.put("/hook", b"ok")}"')
    for _ in range(2):  # the second time as after a restart
        with sending(store, hook) as (outbox, _):
            outbox.put([alert("webhook"), alert("webhook")])
            outbox.settle(20)
            assert len(outbox) == 0
    (asked,) = [a for a in site.asked if a.method == "POST"]
    assert json.loads(asked.body)["evidence"] == BODY["evidence"]
    assert asked.headers["Idempotency-Key"] == "quay/webhook/k1"
    assert store.was_sent("quay/webhook", "k1")


def test_what_is_not_taken_is_sent_again(store: Store, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_module, "_FIRST_PAUSE", 0.01)
    hook = rules(f'webhook = "{site.put("/hook", [Reply(status=503), Reply(status=500), Reply(b"ok")])}"')
    with sending(store, hook) as (outbox, told):
        outbox.put([alert("webhook")])
        with outbox._lock:
            assert outbox._lock.wait_for(lambda: not len(outbox), 20)
    assert told == ["alert_failed", "alert_failed", "alert"]


def test_what_waits_is_sent_after_a_restart(store: Store, site: Site) -> None:
    hook = rules(f'webhook = "{site.put("/hook", Reply(status=503))}"')
    with sending(store, hook) as (outbox, _):
        outbox.put([alert("webhook")])
        outbox.settle(20)
        assert len(outbox) == 1
    site.put("/hook", b"ok")
    with sending(store, hook) as (outbox, told):
        outbox.settle(20)
        assert told == ["alert"]


def test_a_command_gets_it_on_its_standard_input(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "got.json"
    with sending(store, rules(f'command = ["sh", "-c", "cat > {target}"]')) as (outbox, told):
        outbox.put([alert("command")])
        outbox.settle(20)
    assert told == ["alert"] and json.loads(target.read_text(encoding="utf-8"))["rule"] == "quay"


def test_one_receiver_that_fails_does_not_keep_it_from_another(store: Store, site: Site) -> None:
    both = rules(f'webhook = "{site.put("/hook", b"ok")}"\ncommand = ["false"]')
    with sending(store, both) as (outbox, told):
        outbox.put([alert("command"), alert("webhook")])
        outbox.settle(20)
    assert sorted(told) == ["alert", "alert_failed"]


def test_the_alert_of_a_rule_that_is_gone_is_given_up(store: Store, site: Site) -> None:
    hook = rules(f'webhook = "{site.put("/hook", b"ok")}"')
    with sending(store, hook) as (outbox, told):
        outbox.put([replace(alert("webhook"), rule="another")])
        with outbox._lock:
            assert outbox._lock.wait_for(lambda: bool(told), 20)
    assert told == ["alert_given_up"]


def test_a_mail_carries_the_passage_and_where_it_stands(store: Store) -> None:
    with mail_server() as (port, got):
        mail = f'mail = "desk@desk.example"\n[mail]\nhost = "127.0.0.1"\nport = {port}\nstarttls = false'
        with sending(store, rules(f'{mail}\nsender = "reportedly@desk.example"')) as (outbox, told):
            outbox.put([alert("mail")])
            outbox.settle(20)
    assert told == ["alert"]
    message = email.message_from_bytes(b"".join(got))
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    text = payload.decode()
    assert "Quay…" in text and "https://courier.example/q (0–5)" in text and "reportedly brief --story s1" in text
    assert message["Message-ID"].startswith("<") and message["To"] == "desk@desk.example"


@contextmanager
def mail_server() -> Iterator[tuple[int, list[bytes]]]:
    """A server that takes one mail at a time (RFC 5321, the least of it), and the lines it got."""
    got: list[bytes] = []

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 ready\r\n")
            while line := self.rfile.readline():
                word = line.split()[0].upper() if line.split() else b""
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    while (line := self.rfile.readline()) != b".\r\n":
                        got.append(line)
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 yes\r\n")
                if word == b"QUIT":
                    return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1], got
        finally:
            server.shutdown()
            thread.join()


def test_a_receiver_that_hangs_does_not_hold_up_another(store: Store, site: Site, tmp_path: Path) -> None:
    target, gate = tmp_path / "got", threading.Event()
    both = rules(f'webhook = "{site.put("/hook", Reply(gate=gate))}"\ncommand = ["touch", "{target}"]')
    with Fetcher(Limits(total_seconds=0.5), allow_private=True) as fetcher:
        outbox = Outbox(store, both, fetcher)
        outbox.put([alert("webhook", f"k{n}") for n in range(30)])
        outbox.put([alert("command")])
        outbox.start()
        try:
            with outbox._lock:
                assert outbox._lock.wait_for(lambda: len(outbox) == 30, 10)
        finally:
            gate.set()
            outbox.stop()
    assert target.exists()
    assert len([asked for asked in site.asked if asked.method == "POST"]) <= 3
