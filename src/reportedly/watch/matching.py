"""Which rules a report or a story meets, and the alert that each makes: pure.

An alert carries its evidence: the story's id, the report's address, and the words at their offsets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.records import Account, Edit, Report
from reportedly.text.names import fold
from reportedly.watch.rules import Channel, Rule, Rules
from reportedly.watch.snapshots import Evidence, Happening

FORMAT = "reportedly.alert/1"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one receiver.  `key` is that of the evidence: what was sent under it is not sent again."""

    rule: str
    channel: Channel
    key: str
    body: dict[str, Any]

    @property
    def id(self) -> str:
        """What tells it from all others; receivers get it to know it again."""
        return f"{self.rule}/{self.channel}/{self.key}"


def alerts_of_report(rules: Rules, account: Account, stories: Sequence[str], at: str) -> Iterator[Alert]:
    """Alerts for a report that came or was changed and now names or is what a rule asks for."""
    for rule in rules.rules:
        if rule.on == "report" and (evidence := meets(rule, account)):
            yield from _alerts(rule, account.report.id, evidence, [account.report], stories, at)


def alerts_of_edit(rules: Rules, account: Account, edit: Edit, stories: Sequence[str], at: str) -> Iterator[Alert]:
    """Alerts for words that were changed."""
    report = account.report
    shown = [r.after for r in edit.revisions if r.after.text.strip()]
    evidence = [Evidence(report.id, p.start, p.end, p.text) for p in shown]
    changes = [{"before": r.before.text, "after": r.after.text} for r in edit.revisions]
    for rule in rules.rules:
        if rule.on == "edit" and (meets(rule, account) is not None):
            key = f"{report.id} {edit.earlier} {edit.later}" + (f" {edit.seen}" if edit.back else "")
            told = {"silent": edit.silent, "taken_back": edit.back, "seen": edit.seen, "changes": changes}
            yield from _alerts(rule, key, evidence, [report], stories, at, told)


def alerts_of_story(
    rules: Rules, happenings: Sequence[Happening], accounts: Sequence[Account], story: str, at: str
) -> Iterator[Alert]:
    """Alerts for what is new in a story."""
    reports = {a.report.id: a.report for a in accounts}
    for rule in rules.rules:
        for happening in happenings:
            if rule.on == happening.on and any(meets(rule, a) is not None for a in accounts):
                shown = [reports[e.report] for e in happening.evidence]
                yield from _alerts(rule, happening.key, happening.evidence, shown, [story], at)


def meets(rule: Rule, account: Account) -> list[Evidence] | None:
    """The passages by which a report meets all that the rule asks for; None where it does not."""
    report, evidence = account.report, list[Evidence]()
    if rule.outlet and not _is_outlet(rule.outlet, report):
        return None
    for kind, wanted in (("place", rule.place), ("person", rule.person)):
        if wanted:
            named = [m for m in account.mentions if m.kind == kind and m.named and _holds(m.text, wanted)]
            if not named:
                return None
            evidence.append(_sentence(account, named[0].start, named[0].end))
    return evidence or [_headline(report)]


def _is_outlet(wanted: str, report: Report) -> bool:
    return any(_holds(name, wanted) for name in (report.outlet, report.url) if name)


def _holds(text: str, wanted: str) -> bool:
    """Whether the words are among those of the text, in their order."""
    return f" {_words(wanted)} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _sentence(account: Account, start: int, end: int) -> Evidence:
    """The statement that the words stand in, or the words alone."""
    report = account.report
    for s in account.statements:
        if s.start <= start and end <= s.end:
            return Evidence(report.id, s.start, s.end, s.quote)
    return Evidence(report.id, start, end, report.text[start:end])


def _headline(report: Report) -> Evidence:
    end = report.text.find("\n") if "\n" in report.text else len(report.text)
    return Evidence(report.id, 0, end, report.text[:end])


def _alerts(
    rule: Rule,
    key: str,
    evidence: Sequence[Evidence],
    reports: Sequence[Report],
    stories: Sequence[str],
    at: str,
    told: dict[str, Any] | None = None,
) -> Iterator[Alert]:
    by_id = {r.id: r for r in reports}
    body: dict[str, Any] = {"format": FORMAT, "rule": rule.name, "on": rule.on, "at": at, "stories": list(stories)}
    body["reports"] = [_told(r) for r in by_id.values()]
    body["evidence"] = [
        {"report": e.report, "url": by_id[e.report].url, "start": e.start, "end": e.end, "quote": e.quote}
        for e in evidence
    ]
    for channel in rule.channels:
        yield Alert(rule.name, channel, key, body | (told or {}))


def _told(report: Report) -> dict[str, str | None]:
    names = ("id", "url", "file", "outlet", "title", "published", "sha256")
    return {name: getattr(report, name) for name in names}
