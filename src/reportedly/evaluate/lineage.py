"""How well derivation and independence are found, on stories whose derivation is known (`quality/lineage/`).

Everything is judged from the written dossier, as a reader gets it, so that an error of any stage counts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.evaluate.lineage_cases import Story, Told
from reportedly.evaluate.lineage_events import Linked, Passage
from reportedly.records import Page
from reportedly.text.outlets import find_outlet

MakeDossier = Callable[[Sequence[Page]], Mapping[str, Any]]
"""Makes a story's dossier document (as `publish.to_document`) of its pages."""

_Line = tuple[str, int]  # report id, number of the passage


@dataclass(slots=True)
class LineageMeasures:
    """Counts over all stories, those of stories told with links apart; `misses` says in a line each what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, float]:
        """Every figure by name: shares from 0 to 1, then counts (whole numbers).

        Figures of stories with links are called "links: …", so that the others stay what they were without them.
        """
        whole = ("claims told by several", "passages", "passages lost")
        return (
            self._shares(self.counts)
            | {f"links: {name}": share for name, share in self._shares(self.linked).items()}
            | {f"{name} (count)": self.counts[name] + self.linked[name] for name in whole}
        )

    @staticmethod
    def _shares(n: Counter[str]) -> dict[str, float]:
        manners = sorted(k.removeprefix("copied ") for k in n if k.startswith("copied "))
        links = sorted(k.removeprefix("linked for ") for k in n if k.startswith("linked for "))
        shares = {
            "false independence": ("falsely independent", "claims told by several"),
            "true independence shown": ("origins shown", "origins to show"),
            "beyond the first": ("shown beyond the first", "origins beyond the first"),
            "beyond the first, as aligned": ("aligned shown beyond the first", "aligned beyond the first"),
            **{f"found: {m}": (f"found {m}", f"copied {m}") for m in manners},
            "precision: same words": ("right same words", "edges same words"),
            "precision: rewritten": ("right rewritten", "edges rewritten"),
            "direction right": ("direction right", "directed"),
            "direction known": ("directed", "ancestor pairs"),
            "declared precision": ("declared right", "declared"),
            "declared recall: speaker": ("found speaker", "has speaker"),
            "declared recall: credit": ("found credit", "has credit"),
            "declared recall: relay": ("found relay", "has relay"),
            **{f"as {kind}": (f"right link for {kind}", f"linked for {kind}") for kind in links},
            "own reporting precision": ("own right", "own"),
            "own reporting recall": ("own found", "own to find"),
        }
        return {name: n[part] / n[whole] for name, (part, whole) in shares.items() if n[whole]}


def evaluate_lineage(stories: Iterable[Story], make_dossier: MakeDossier) -> LineageMeasures:
    """Measure the dossiers of stories with known derivation.

    *False independence* is the share of claims, among those that several reports tell, that show more independent
    origins than stand behind any one proposition in them.  *True independence shown* takes the written claims that a
    reader can know from the texts to have two origins or more, and asks what share of those origins one claim of the
    dossier shows; *beyond the first* does not count the first of each, which is no feat; *as aligned* asks the same
    within the dossier's own claims, whatever alignment kept apart.  Of links that are credits, *links: as credit*
    is the share whose outlet is declared for the passage; of the others (background, to the outlet itself, "read more")
    the share for which it is not, and of the page's furniture the share that is no link of the account.
    """
    measures = LineageMeasures()
    for story in stories:
        document = make_dossier([t.page for t in story.reports])
        _Judge(story, document, measures).judge()
    return measures


class _Judge:
    def __init__(self, story: Story, document: Mapping[str, Any], measures: LineageMeasures) -> None:
        self.story, self.document, self.m = story, document, measures
        self.n = measures.linked if story.kind == "links" else measures.counts
        by_file = {t.page.file: t for t in story.reports}
        self.told: dict[str, Told] = {r["id"]: by_file[r["file"]] for r in document["reports"]}
        self.passages: dict[_Line, Passage] = {}
        self.spans: dict[_Line, tuple[int, int]] = {}
        for report in document["reports"]:
            self._locate(report)
        self.line_of = {s["id"]: self._line(s["report"], s["start"], s["end"]) for s in document["statements"]}
        self.origins = {o["id"]: o for o in document["origins"]}

    def judge(self) -> None:
        """Add this story's counts."""
        self._copies()
        self._declared()
        self._furniture()
        self._own()
        self._claims()

    def _locate(self, report: Mapping[str, Any]) -> None:
        at = 0
        for i, passage in enumerate(self.told[report["id"]].passages):
            self.n["passages"] += 1
            start = report["text"].find(passage.text, at)
            if start < 0:
                self.n["passages lost"] += 1
                self._miss(f"passage lost: {report['id']}: {passage.text}")
                continue
            at = start + len(passage.text)
            self.passages[report["id"], i] = passage
            self.spans[report["id"], i] = (start, at)

    def _line(self, report: str, start: int, end: int) -> _Line | None:
        meets = {key: min(end, b) - max(start, a) for key, (a, b) in self.spans.items() if key[0] == report}
        best = max(meets, key=lambda key: meets[key], default=None)
        return best if best is not None and meets[best] > 0 else None

    def _end(self, end: Mapping[str, Any]) -> _Line | None:
        return self._line(end["report"], end["start"], end["end"])

    # copies

    def _copies(self) -> None:
        joined: set[_Line] = set()
        for edge in self.document["lineage"]:
            if edge["kind"] != "textual":
                continue
            a, b = self._end(edge["from"]), self._end(edge["to"])
            if a is None or b is None:
                continue
            how = "rewritten" if edge.get("rewritten") else "same words"
            right = self.passages[a].root == self.passages[b].root
            self.n[f"edges {how}"] += 1
            self.n[f"right {how}"] += right
            if right:
                joined |= {a, b}
                self._direction(a, b, edge.get("directed", True))
            else:
                self._miss(f"no copy: {self._name(a)} | {self._name(b)} ({edge['why']})")
        held: dict[str, set[str]] = defaultdict(set)
        for (report, _), passage in self.passages.items():
            held[passage.root].add(report)
        for key, passage in self.passages.items():
            if passage.manner and len(held[passage.root]) > 1:
                self.n[f"copied {passage.manner}"] += 1
                self.n[f"found {passage.manner}"] += key in joined
                if key not in joined:
                    self._miss(f"not found ({passage.manner}): {self._name(key)}")

    def _direction(self, a: _Line, b: _Line, directed: bool) -> None:
        one, two = self.told[a[0]], self.told[b[0]]
        if one.name in two.made_from or two.name in one.made_from:
            self.n["ancestor pairs"] += 1
            self.n["directed"] += directed
            self.n["direction right"] += directed and one.name in two.made_from
            if directed and one.name not in two.made_from:
                self._miss(f"turned round: {self._name(a)} -> {self._name(b)}")

    # credits

    def _declared(self) -> None:
        named: dict[_Line, list[str]] = defaultdict(list)
        for edge in self.document["lineage"]:
            line = self._end(edge["to"]) if edge["kind"] == "declared" else None
            if line is None or "origin" not in edge["from"]:
                continue
            name = self.origins[edge["from"]["origin"]]["name"] or ""
            named[line].append(name)
            passage, told = self.passages[line], self.told[line[0]]
            allowed = (*passage.chain, passage.group, *told.credited, *self._agencies_of(passage))
            right = any(_same(name, other) for other in allowed)
            self.n["declared"] += 1
            self.n["declared right"] += right
            if not right:
                self._miss(f"not declared: {name} for {self._name(line)} ({edge['why']})")
        for key, passage in self.passages.items():
            self._credits_of(key, passage, named[key])
            self._links_of(key, passage, named[key])

    def _agencies_of(self, passage: Passage) -> list[str]:
        return [c for t in self.story.reports for p in t.passages if p.root == passage.root for c in t.credited]

    def _credits_of(self, key: _Line, passage: Passage, named: Sequence[str]) -> None:
        credited = self.told[key[0]].credited
        linked = [self._outlet(link) for link in passage.links if link.kind == "credit"]
        for i, name in enumerate(passage.chain):
            if name in linked:
                continue
            last = i == len(passage.chain) - 1
            kind = "credit" if name in credited else "speaker" if last else "relay"
            self.n[f"has {kind}"] += 1
            self.n[f"found {kind}"] += any(_same(name, other) for other in named)
            if not any(_same(name, other) for other in named):
                self._miss(f"{kind} {name} not declared for {self._name(key)}: {', '.join(named)}")

    def _links_of(self, key: _Line, passage: Passage, named: Sequence[str]) -> None:
        for link in passage.links:
            outlet = self.told[key[0]].outlet if link.target == "self" else self._outlet(link)
            declared = any(_same(name, outlet) for name in named)
            right = declared if link.kind == "credit" else not declared or outlet in passage.chain
            self._link(link.kind, right, f"to {outlet} “{link.words}”, {self._name(key)}: {', '.join(named)}")

    def _outlet(self, link: Linked) -> str:
        return next(t.outlet for t in self.story.reports if t.name == link.target)

    def _furniture(self) -> None:
        for report in self.document["reports"]:
            kept = {link["target"] for link in report.get("links", ())}
            for address in self.told[report["id"]].furniture:
                self._link("furniture", address not in kept, f"{address} in {report['id']}")

    def _link(self, kind: str, right: bool, shown: str) -> None:
        self.n[f"linked for {kind}"] += 1
        self.n[f"right link for {kind}"] += right
        if not right:
            self._miss(f"link for {kind} not taken so: {shown}")

    def _own(self) -> None:
        for statement in self.document["statements"]:
            line, origin = self.line_of[statement["id"]], self.origins.get(statement["origin"])
            if line is None or origin is None:
                continue
            passage = self.passages[line]
            if origin["kind"] == "outlet" and not statement["attributions"]:
                self.n["own"] += 1
                told = self.told[line[0]]
                right = _same(told.outlet, origin["name"]) and not (told.made_from or told.credited or passage.manner)
                right = right or _same(passage.group, origin["name"])
                self.n["own right"] += right
                if not right:
                    self._miss(f"not {origin['name']}'s own: {self._name(line)}")
            if passage.group == self.told[line[0]].outlet and passage.shown:
                self.n["own to find"] += 1
                self.n["own found"] += origin["kind"] == "outlet"

    # claims

    def _claims(self) -> None:
        statements = {s["id"]: s for s in self.document["statements"]}
        shown: Counter[str] = Counter()
        for claim in self.document["claims"]:
            lines = [line for s in claim["statements"]
                     if statements[s]["stance"] != "denies" and (line := self.line_of[s])]  # fmt: skip
            groups, knowable = self._groups(lines)
            truth = max((len(g) for g in groups.values()), default=1)
            for name, known in knowable.items():
                shown[name] = max(shown[name], min(claim["independent"], len(known)))
            if claim["reports"] > 1:
                self.n["claims told by several"] += 1
                self.n["falsely independent"] += claim["independent"] > max(truth, 1)
                if claim["independent"] > max(truth, 1):
                    self._miss(f"falsely independent: {claim['independent']} for {truth}: "
                               + " | ".join(map(self._name, lines)))  # fmt: skip
            most = max((len(k) for k in knowable.values()), default=0)
            self.n["aligned beyond the first"] += max(0, most - 1)
            self.n["aligned shown beyond the first"] += max(0, min(most, claim["independent"]) - 1)
            if claim["independent"] < most and most > 1:
                self._miss(f"undercounted: {claim['independent']} for {most}: " + " | ".join(map(self._name, lines)))
        _, knowable = self._groups(self.passages)
        for name, known in knowable.items():
            if len(known) > 1:
                self.n["origins to show"] += len(known)
                self.n["origins shown"] += shown[name]
                self.n["origins beyond the first"] += len(known) - 1
                self.n["shown beyond the first"] += max(0, shown[name] - 1)

    def _groups(self, lines: Iterable[_Line]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """For each written claim: its true origins, and those of them that the texts let a reader know."""
        groups: dict[str, set[str]] = defaultdict(set)
        knowable: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            passage = self.passages[line]
            groups[passage.claim].add(passage.group)
            if passage.shown:
                knowable[passage.claim].add(passage.group)
        return groups, knowable

    def _name(self, line: _Line) -> str:
        passage = self.passages[line]
        return f"[{self.told[line[0]].name} {passage.claim}@{passage.group}] {passage.text}"

    def _miss(self, text: str) -> None:
        self.m.misses.append(f"{self.story.name}: {text}")


def _same(name: str, other: str | None) -> bool:
    """Whether two names of a key and a dossier mean one: the same outlet or last word, or one within the other."""
    a, b = name.lower().removeprefix("the "), (other or "").lower().removeprefix("the ")
    if not a or not b:
        return False
    known, too = find_outlet(name), find_outlet(other or "")
    if known is not None or too is not None:
        return known == too
    return a in b or b in a or a.split()[-1] == b.split()[-1]
