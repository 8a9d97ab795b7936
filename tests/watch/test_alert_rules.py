"""Alert rules: what a file may say, and what is told about a file that says something else."""

from pathlib import Path

import pytest

from reportedly.errors import RulesInvalid
from reportedly.watch.rules import load_rules, parse_rules

HOOK = 'webhook = "https://desk.example/hook"\n'


def test_a_file_of_rules_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        'settle = 5\n[[rule]]\nname = "toll"\non = "figure"\nplace = "Varnica"\ncommand = ["notify", "me"]\n' + HOOK
    )
    rules = load_rules(path)
    (rule,) = rules.rules
    assert (rules.settle, rule.place, rule.command, rule.channels) == (
        5,
        "Varnica",
        ("notify", "me"),
        ("webhook", "command"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no [[rule]]"),
        ("[[rule]", "no TOML"),
        (f'[[rule]]\non = "figure"\n{HOOK}', "no name"),
        (f'[[rule]]\nname = "a"\non = "murder"\n{HOOK}', "one of report, edit"),
        ('[[rule]]\nname = "a"\non = "figure"\n', "whom to alert"),
        (f'[[rule]]\nname = "a"\non = "report"\n{HOOK}', "every report"),
        (f'[[rule]]\nname = "a"\non = "figure"\nplcae = "X"\n{HOOK}', "'plcae'"),
        ('[[rule]]\nname = "a"\non = "figure"\ncommand = "ls"\n', "list of words"),
        ('[[rule]]\nname = "a"\non = "figure"\nmail = "a@b.example"\n', "no [mail]"),
        (f'[[rule]]\nname = "a"\non = "figure"\n{HOOK}' * 2, "two rules"),
        (f'[[rule]]\nname = "a"\non = "figure"\nplace = 3\n{HOOK}', "quotation marks"),
        (f'settle = "soon"\n[[rule]]\nname = "a"\non = "figure"\n{HOOK}', "seconds"),
        (f'[mail]\nhost = "mail.example"\n[[rule]]\nname = "a"\non = "figure"\n{HOOK}', "host and sender"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(RulesInvalid) as raised:
        parse_rules(text)
    assert told in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesInvalid, match="Check the path"):
        load_rules(tmp_path / "none.toml")
