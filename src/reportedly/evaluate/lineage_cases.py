"""Stories with known derivation, made of hand-written events: verbatim, trimmed, edited, rewritten, merged, translated.

Deterministic: what varies (credit, dateline, byline, time of day) goes by the event's place in the folder, so that the
same folder gives the same stories, byte for byte.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.evaluate.lineage_edits import edit_lightly
from reportedly.evaluate.lineage_events import Event, Linked, Passage, Section
from reportedly.evaluate.lineage_pages import FURNITURE, address_of, furniture_address, write_webpage
from reportedly.records import Page

_ALIASES = {"Associated Press": "AP", "Agence France-Presse": "AFP", "Canadian Press": "The Canadian Press",
            "Press Association": "PA"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a made story: its page, its passages, and the report that it was made from, if any.

    `furniture` are the addresses that its page links to from outside the account.
    """

    name: str
    outlet: str
    page: Page
    passages: tuple[Passage, ...]
    made_from: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event with known derivation; `kind` says how they were made (copies, rewrites, nobody, links)."""

    name: str
    part: str
    reports: tuple[Told, ...]
    kind: str


def make_stories(events: Sequence[Event]) -> list[Story]:
    """The stories of each event: copies of a wire, rewrites and mixtures, copies of what nobody has, and links."""
    return [story for i, event in enumerate(events) for story in _stories(event, i)]


def _stories(event: Event, i: int) -> list[Story]:
    make = _Maker(event, i)
    wire, wire2, own = make.wire(), make.wire2(), make.account("own")
    copies = (
        wire, make.credited(), make.verbatim("Evening Lantern", 2), make.trimmed(), make.edited("Coast & Country", 4),
        own, wire2,
    )  # fmt: skip
    rewrites = (
        wire, make.rewrite(), make.merged(), own, make.account("witness"), make.translated(), make.account("relay"),
        wire2,
    )  # fmt: skip
    orphans = (
        make.verbatim("Evening Lantern", 2), make.verbatim("The Weekly Beacon", 5), make.edited("Coast & Country", 4),
        make.account("witness"),
    )  # fmt: skip
    named = {"copies": copies, "rewrites": rewrites, "nobody": tuple(_orphaned(t) for t in orphans)}
    if "links" in event.sections:
        named["links"] = make.linked()
    return [Story(f"{event.name}-{name}", event.part, told, name) for name, told in named.items()]


def _orphaned(told: Told) -> Told:
    """Without the wire nobody can know whose words these are, nor which of the copies came first."""
    if not told.made_from:
        return told
    passages = tuple(replace(p, shown=p.shown and bool(p.chain)) for p in told.passages)
    return replace(told, made_from=(), passages=passages)


class _Maker:
    """Makes the reports of one event; `i` chooses among the forms in which outlets credit, date and sign."""

    def __init__(self, event: Event, i: int) -> None:
        self.event, self.i = event, i
        self.agency = event.sections["wire"].fields["agency"].removeprefix("agency ").strip()

    def wire(self) -> Told:
        """The wire as its first client prints it, with the agency's dateline."""
        return self._agency_copy("wire", "Morning Courier")

    def wire2(self) -> Told:
        """The other agency's report, at another client's."""
        return self._agency_copy("wire2", "Inland Gazette")

    def _agency_copy(self, name: str, outlet: str) -> Told:
        section = self.event.sections[name]
        agency = section.fields["agency"].removeprefix("agency ").strip()
        place, short = section.fields["place"], _ALIASES.get(agency, agency)
        lines = [p.text for p in section.passages]
        if place == "-":
            lines = [f"By {agency} reporters", *lines]
        elif f"({short})" in place:
            lines[0] = f"{place} — {lines[0]}"
        elif self.i % 3 == 2:
            lines = [f"{place.upper()} — {lines[0]}", *lines[1:], f"© {short}" if self.i % 2 else short]
        else:
            lines[0] = f"{place} ({short}) - {lines[0]}"
        return self._told(name, outlet, section, lines, section.passages, credited=(agency,))

    def credited(self) -> Told:
        """The wire word for word, with a credit in one of the trade's forms."""
        section = self.event.sections["wire"]
        lines = [p.text for p in section.passages]
        short = _ALIASES.get(self.agency, self.agency)
        head, foot = (
            ([], [f"With inputs from {short}"]),
            ([f"By {self.agency}"], []),
            ([], [f"(Reporting by Ines Calder and Tom Wray for {self.agency}; Editing by Ruth Ames)"]),
            ([], [f"— {short}"]),
            ([f"{short}"], []),
            ([], [f"Source: {short}"]),
        )[self.i % 6]  # fmt: skip
        passages = tuple(replace(p, manner="verbatim, credited") for p in section.passages)
        return self._told("credited", "Daily Harbinger", section, [*head, *lines, *foot], passages, later=55,
                          made_from=("wire",), credited=(self.agency,))  # fmt: skip

    def verbatim(self, outlet: str, hours: int) -> Told:
        """The wire word for word, without a word of credit, and half of them under a name of their own."""
        section = self.event.sections["wire"]
        head = [["By Desk Reporter"], ["By Paula Renner"], []][self.i % 3]
        lines = [*head, *(p.text for p in section.passages)]
        passages = tuple(replace(p, manner="verbatim") for p in section.passages)
        return self._told(f"verbatim{hours}", outlet, section, lines, passages, later=60 * hours, made_from=("wire",))

    def trimmed(self) -> Told:
        """The wire's beginning, one line of it left out."""
        section = self.event.sections["wire"]
        kept = [p for j, p in enumerate(section.passages[:5]) if j != 1 + self.i % 3]
        passages = tuple(replace(p, manner="trimmed") for p in kept)
        return self._told("trimmed", "News in Short", section, [p.text for p in kept], passages, later=95,
                          made_from=("wire",))  # fmt: skip

    def edited(self, outlet: str, hours: int) -> Told:
        """The wire after a sub-editor's pass, half of them with a dateline of their own."""
        section = self.event.sections["wire"]
        passages = tuple(replace(p, text=edit_lightly(p.text, j), manner="edited")
                         for j, p in enumerate(section.passages))  # fmt: skip
        lines = [p.text for p in passages]
        if self.i % 2:
            lines[0] = f"{self._town()} - {lines[0]}"
        return self._told("edited", outlet, section, lines, passages, later=60 * hours, made_from=("wire",))

    def rewrite(self) -> Told:
        """The hand-written rewrite; some are signed, some dated as if the outlet had been there."""
        section = self.event.sections["rewrite"]
        lines = [p.text for p in section.passages]
        if self.i % 3 == 0:
            lines = ["By Tabitha Rowe, Staff Writer", *lines]
        if self.i % 4 == 1:
            lines[-len(section.passages)] = f"{self._town()} - {lines[-len(section.passages)]}"
        return self._told("rewrite", "The Big Daily", section, lines, section.passages, made_from=("wire",))

    def merged(self) -> Told:
        """Two wires in one report: turn by turn, as a night desk puts them together."""
        first, second = self.event.sections["wire"].passages, self.event.sections["wire2"].passages
        chosen = [first[0], second[0], first[1], first[4], *second[2:4], first[6]]
        passages = tuple(replace(p, manner="merged") for p in chosen)
        lines = [p.text for p in passages]
        if self.i % 2:
            lines.append("With agencies" if self.i % 4 == 1 else f"With files from {self.agency} and other agencies")
        section = self.event.sections["wire"]
        return self._told("merged", "Night Edition", section, lines, passages, later=260, made_from=("wire", "wire2"))

    def translated(self) -> Told:
        """The wire through another language's spelling of its names, lightly edited."""
        section = self.event.sections["wire"]
        passages = tuple(
            replace(p, text=edit_lightly(self._respell(p.text), j + 3), manner="translated names",
                    chain=tuple(self._respell(n) for n in p.chain))
            for j, p in enumerate(section.passages)
        )  # fmt: skip
        return self._told("translated", "Ostblick English", section, [p.text for p in passages], passages, later=420,
                          made_from=("wire",))  # fmt: skip

    def account(self, name: str) -> Told:
        """An account of its own: another reporter at the same event, a local outlet, or one that relays."""
        section = self.event.sections[name]
        lines = [p.text for p in section.passages]
        if (place := section.fields["place"]) != "-":
            lines[0] = f"{place} - {lines[0]}" if self.i % 2 else f"{place} — {lines[0]}"
        if (byline := section.fields["byline"]) != "-":
            lines = [byline if byline.startswith("By ") else f"By {byline}", *lines]
        if name == "relay":
            lines[-1:] = [section.passages[-1].text, "Read more about our newsletter"]
        return self._told(name, section.fields["outlet"], section, lines, section.passages)

    def linked(self) -> tuple[Told, ...]:
        """Accounts as web pages, the last of which links to those that it draws on; each has links around it too."""
        told = (self.wire(), self.account("own"), self.account("witness"), self._linking())
        addresses = {t.name: address_of(t.outlet, self.event.name) for t in told}
        return tuple(self._webpage(t, addresses) for t in told)

    def _linking(self) -> Told:
        """The hand-written account with links, a "read more" behind one of its lines, and two lines copied.

        What the other outlet's reporter saw is not copied: nobody passes that off as his own.
        """
        section, copied = self.event.sections["links"], [p for p in self.event.sections["own"].passages if p.chain][-2:]
        passages = list(section.passages)
        at = 0 if self.i % 2 else next(j for j, p in enumerate(passages) if not p.chain)
        more = Linked("Read more", "more", "own")
        passages[at] = replace(passages[at], links=(*passages[at].links, more))
        lines = [p.text for p in passages]
        lines[at] += f" {more.words}"
        passages += [replace(p, manner="linked") for p in copied]
        lines += [p.text for p in copied]
        return self._told("links", section.fields["outlet"], section, lines, tuple(passages), made_from=("own",))

    def _webpage(self, told: Told, addresses: dict[str, str]) -> Told:
        """The report as a web page; every other account with links tells no day, so that they alone tell the order."""
        fields = json.loads(told.page.content)
        if told.name == "links" and self.i % 2:
            del fields["published"]
        address, beside = addresses[told.name], addresses["witness" if told.name == "own" else "own"]
        targets = addresses | {"self": f"{address}-before"}
        content = write_webpage(fields, address, told.passages, targets, beside)
        page = Page(told.name, "html", content, hashlib.sha256(content).hexdigest(), file=f"{told.name}.html")
        return replace(told, page=page, furniture=tuple(furniture_address(beside, kind) for kind in FURNITURE))

    def _respell(self, text: str) -> str:
        for name, other in self.event.names:
            text = text.replace(name, other)
            if " " in name:
                text = text.replace(name.split()[-1], other.split()[-1])
        return text

    def _town(self) -> str:
        return self.event.names[1][0].upper() if " " not in self.event.names[1][0] else "THE COAST"

    def _told(self, name: str, outlet: str, section: Section, lines: Sequence[str], passages: tuple[Passage, ...],
              later: int = 0, made_from: tuple[str, ...] = (), credited: tuple[str, ...] = ()) -> Told:  # fmt: skip
        if credited:
            passages = tuple(
                p if p.chain[:1] == credited else replace(p, chain=(*credited, *p.chain)) for p in passages
            )
        published = _shift(section.fields["published"], later)
        if (self.i + len(name)) % 3 == 0:
            published = published[:10]  # an outlet that tells the day alone
        fields = {"text": "\n\n".join(lines), "title": section.fields["title"], "outlet": outlet,
                  "published": published}  # fmt: skip
        content = json.dumps(fields, ensure_ascii=False).encode()
        page = Page(name, "article", content, hashlib.sha256(content).hexdigest(), file=f"{name}.json")
        return Told(name, outlet, page, passages, made_from, credited)


def _shift(moment: str, minutes: int) -> str:
    """The moment some minutes later, on the same day."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(.*)", moment)
    if match is None:
        return moment
    total = min(23 * 60 + 59, int(match[2]) * 60 + int(match[3]) + minutes)
    return f"{match[1]}T{total // 60:02}:{total % 60:02}{match[4]}"
