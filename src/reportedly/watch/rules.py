"""Alert rules: a TOML file read into records, every mistake in it told with the rule's name and the next step."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from reportedly.collect.mailing import MailServer
from reportedly.errors import RulesInvalid

On = Literal["report", "edit", "dispute", "figure", "origin"]
Channel = Literal["webhook", "command", "mail"]
OF_REPORTS: tuple[On, ...] = ("report", "edit")
SETTLE = 60.0  # seconds after a story moved in which further reports of it are waited for
_NAMES = ("name", "on", "place", "person", "outlet", "webhook", "command", "mail")
_MAIL = ("host", "port", "sender", "user", "password_env", "starttls")


@dataclass(frozen=True, slots=True)
class Rule:
    """When to alert, and whom.

    `on`: a report came (`report`), its words were changed (`edit`), a story has a new dispute, a figure with another
    value than before, or a claim with a second known origin (`origin`).  `place`, `person` and `outlet` all have to
    match: a report, or any report of the story.
    """

    name: str
    on: On
    place: str | None = None
    person: str | None = None
    outlet: str | None = None
    webhook: str | None = None
    command: tuple[str, ...] = ()
    mail: str | None = None

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The ways in which it alerts."""
        return tuple(channel for channel in get_args(Channel) if getattr(self, channel))


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a file; `settle` is in seconds, `mail` the server for those that mail."""

    rules: tuple[Rule, ...]
    settle: float = SETTLE
    mail: MailServer | None = None

    def named(self, name: str) -> Rule | None:
        """The rule of that name."""
        return next((rule for rule in self.rules if rule.name == name), None)


def load_rules(path: Path) -> Rules:
    """The rules of a TOML file.  Raises RulesInvalid."""
    try:
        return parse_rules(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise RulesInvalid(f"{path} cannot be read: {error}. Check the path.") from error


def parse_rules(text: str, name: str = "the rules") -> Rules:
    """The rules of a TOML text; `name` is what messages call it.  Raises RulesInvalid."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesInvalid(f"{name} is no TOML: {error}. Mend the line.") from error
    _only(told, ("rule", "settle", "mail"), name)
    mail = _mail_server(told["mail"], name) if "mail" in told else None
    listed = told.get("rule", [])
    if not isinstance(listed, list) or not listed:
        raise RulesInvalid(f"{name} has no [[rule]]. Add one.")
    rules = tuple(_rule(one, f"{name}, rule {i}") for i, one in enumerate(listed, 1))
    names = [rule.name for rule in rules]
    if twice := next((n for n in names if names.count(n) > 1), None):
        raise RulesInvalid(f"{name} has two rules named {twice!r}. What was sent is kept by name: rename one.")
    if mail is None and any(rule.mail for rule in rules):
        raise RulesInvalid(f"{name} has a rule that mails and no [mail]. Add one with host and sender.")
    settle = told.get("settle", SETTLE)
    if isinstance(settle, bool) or not isinstance(settle, int | float) or settle < 0:
        raise RulesInvalid(f"{name}: settle is {settle!r}. Give seconds.")
    return Rules(rules, float(settle), mail)


def _rule(told: Any, where: str) -> Rule:
    if not isinstance(told, dict):
        raise RulesInvalid(f"{where} is no table. Write it as [[rule]] with name and on.")
    _only(told, _NAMES, where)
    for field in ("name", "on"):
        if not told.get(field):
            raise RulesInvalid(f"{where} has no {field}. Add one.")
    if told["on"] not in get_args(On):
        raise RulesInvalid(f"{where}: on is {told['on']!r}. It is one of {', '.join(get_args(On))}.")
    command = told.get("command", [])
    if not isinstance(command, list) or not all(isinstance(word, str) for word in command):
        raise RulesInvalid(f'{where}: command is {command!r}. Give a list of words: ["notify-send", "Reportedly"].')
    for field in set(told) - {"command"}:
        if not isinstance(told[field], str):
            raise RulesInvalid(f"{where}: {field} is {told[field]!r}. Give it in quotation marks.")
    rule = Rule(**{**told, "command": tuple(command)})
    if not rule.channels:
        raise RulesInvalid(f"{where} says not whom to alert. Add webhook, command or mail.")
    if rule.on == "report" and not (rule.place or rule.person or rule.outlet):
        raise RulesInvalid(f"{where} would alert for every report. Add place, person or outlet.")
    return rule


def _mail_server(told: Any, name: str) -> MailServer:
    if not isinstance(told, dict) or not told.get("host") or not told.get("sender"):
        raise RulesInvalid(f"{name}: [mail] needs host and sender.")
    _only(told, _MAIL, f"{name}, [mail]")
    try:
        return MailServer(**told)
    except TypeError as error:
        raise RulesInvalid(f"{name}: [mail] cannot be used: {error}.") from error


def _only(told: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    if odd := sorted(set(told) - set(known)):
        raise RulesInvalid(f"{where} has {odd[0]!r}, which means nothing here. It may have {', '.join(known)}.")
