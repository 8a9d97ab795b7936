"""The chains of names that are being joined, as one group each, and how two groups become one.

The first step of `entities`; `people`, `bodies` and `venues` decide which groups are one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.records import Account, Mention
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import is_acronym
from reportedly.text.names import fold, person_words
from reportedly.text.party_words import party_class
from reportedly.text.place_names import called_place
from reportedly.text.titles import title_before

_PRONOUNS = frozenset(
    """he she it they him her them his hers its their theirs himself herself itself themselves who whom whose we us our
    ours i me my you your this that these those which one""".split()
)

_IN = re.compile(r"\b(?:[Ii]n|near|at|across|outside|towards?|into|inside|throughout) (?:the )?$")


@dataclass
class Group:
    """Chains found to be one thing, as (report id, chain), with their mentions and why they were joined."""

    kind: MentionKind
    first: tuple[int, int]
    chains: list[tuple[str, int]]
    mentions: list[Mention]
    forms: Counter[str]
    described: Counter[str]
    titles: Counter[str]
    located: bool = False  # said to be where something is: "in Arden"
    called: bool = False  # called a place: "the town of Arden"
    why: list[str] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        """The form to compare by: the fullest name, else the commonest description."""
        return _best(self.forms or self.described, self.kind)


def gather_groups(accounts: Sequence[Account]) -> list[Group]:
    """One group for each chain that has a name, or is a known kind of party or the source of a statement."""
    groups: list[Group] = []
    for number, account in enumerate(accounts):
        chains: dict[int, list[Mention]] = {}
        for mention in account.mentions:
            chains.setdefault(mention.chain, []).append(mention)
        sources = [a.source for s in account.statements for a in s.attributions if a.source]
        for chain, mentions in chains.items():
            group = _group(account, number, chain, mentions)
            source = any(x.start < m.end and m.start < x.end for x in sources for m in mentions)
            if group.forms or (group.described and (source or any(map(party_class, group.described)))):
                groups.append(group)
    return groups


def _group(account: Account, number: int, chain: int, mentions: list[Mention]) -> Group:
    named = [m for m in mentions if m.named]
    described = [m for m in mentions if not m.named and m.text.casefold() not in _PRONOUNS]
    kinds = Counter(m.kind for m in named or mentions)
    titles: Counter[str] = Counter()
    for mention in named:
        at = title_before(account.report.text, mention.start)
        if mention.kind == "person" and at < mention.start:
            titles[account.report.text[at : mention.end]] += 1
    return Group(
        kind=kinds.most_common(1)[0][0],
        first=(number, min(m.start for m in mentions)),
        chains=[(account.report.id, chain)],
        mentions=list(mentions),
        forms=Counter(m.text for m in named),
        described=Counter(m.text for m in described),
        titles=titles,
        called=any(called_place(account.report.text, m.start, m.end) for m in named),
        located=any(_IN.search(account.report.text[max(0, m.start - 15) : m.start]) for m in named),
    )


def _best(forms: Counter[str], kind: MentionKind) -> str:
    """The commonest of the forms that are full names; the first seen among equals."""
    full = [f for f in forms if is_full(f, kind)]
    order = list(forms)
    return max(full or order, key=lambda f: (forms[f], len(f) if full else 0, -order.index(f)))


def is_full(form: str, kind: MentionKind) -> bool:
    """Whether a form is a name in full: more than a surname, not initials."""
    if kind == "person":
        return len(person_words(form)) > 1
    return not is_acronym(form) and (kind != "body" or len(fold(form).replace("-", " ").split()) > 1)


def join_groups(into: Group, other: Group, why: str) -> None:
    """Add `other` to `into`, with the reason."""
    a, b = into.fullest, other.fullest
    into.why.append(f"“{b}” ({other.chains[0][0]}) is “{a}” ({into.chains[0][0]}): {why}")
    into.first = min(into.first, other.first)
    into.chains += other.chains
    into.mentions += other.mentions
    into.forms += other.forms
    into.described += other.described
    into.titles += other.titles
    into.located = into.located or other.located
    into.called = into.called or other.called
    into.why += other.why
