"""Judges what attribution makes of the short cases in quality/attribution/cases.jsonl, aspect by aspect."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.align.binding import find_mention
from reportedly.attribute import Extractor, attribute
from reportedly.language import load_parser
from reportedly.records import Account, Attribution, Excerpt, Mention, Report, Statement

CASES = Path(__file__).parents[2] / "quality" / "attribution" / "cases.jsonl"


def load_cases(part: str = "") -> list[dict[str, Any]]:
    """The cases of one part ("worked" or "kept"), or all."""
    found = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [c for c in found if part in ("", c["part"])]


def account_of(text: str, extract: Extractor) -> Account:
    """What attribution finds in a text whose lines are its paragraphs."""
    body, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            body.append((at, at + len(line)))
        at += len(line) + 1
    report = Report(id="r1", text=text, body=tuple(body), sha256="0" * 64, published="2025-03-09")
    return attribute(report, load_parser(), extract)


def statement_at(account: Account, words: str) -> Statement:
    """The statement that holds most of the words."""
    start = account.report.text.index(words)
    return max(account.statements, key=lambda s: min(s.end, start + len(words)) - max(s.start, start))


def judge(case: dict[str, Any], extract: Extractor) -> dict[str, tuple[bool, Any, Any]]:
    """For each aspect that the case names: whether it is met, what was wanted, what there is."""
    account = account_of(case["text"], extract)
    statement = statement_at(account, case["at"])
    return {name: (ok, case[name], got) for name, ok, got in _judged(case, account, statement)}


def _judged(case: dict[str, Any], account: Account, statement: Statement) -> Iterator[tuple[str, bool, Any]]:
    chain = statement.attributions
    last = next((a for a in reversed(chain) if a.source), None)
    for name in ("stance", "certainty"):
        if name in case:
            got = getattr(statement, name, None)
            yield name, got == case[name], got
    for name, texts in (("sources", _sources(chain)), ("relays", _relays(chain)), ("members", _members(last))):
        if name in case:
            yield name, _alike(case[name], texts), texts
    if "channel" in case:
        channel = next((a.channel.text for a in reversed(chain) if a.channel), None)
        wanted = case["channel"]
        met = channel is None if wanted is None else wanted.lower() in (channel or "").lower()
        yield "channel", met, channel
    mentions = _chain_of(account, last.source) if last and last.source else []
    texts = [m.text for m in mentions]
    if "kind" in case:
        yield "kind", bool(last) and not any(m.named for m in mentions), texts
    for name in ("names", "same", "issuer"):
        if name in case:
            wanted = case[name] if isinstance(case[name], list) else [case[name]]
            yield name, all(any(w.lower() in t.lower() for t in texts) for w in wanted), texts


def _alike(wanted: list[str], got: list[str]) -> bool:
    return len(wanted) == len(got) and all(w.lower() in g.lower() for w, g in zip(wanted, got, strict=True))


def _sources(chain: tuple[Attribution, ...]) -> list[str]:
    return [a.source.text for a in chain if a.source]


def _relays(chain: tuple[Attribution, ...]) -> list[str]:
    return list(dict.fromkeys(r.text for a in chain for r in a.relays))


def _members(last: Attribution | None) -> list[str]:
    return [m.text for m in getattr(last, "members", ())] if last else []


def _chain_of(account: Account, source: Excerpt) -> list[Mention]:
    """The mentions of whom the source is, by the same binding that joins sources across reports."""
    near = [m for m in account.mentions if m.start < source.end and source.start < m.end]
    mention = find_mention(account.parsed, near, source)
    return [m for m in account.mentions if mention and m.chain == mention.chain]
