"""The stories with known derivation: made the same each time, understood line by line, and judged as they should be."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from reportedly.errors import DossierInvalid
from reportedly.evaluate.lineage import evaluate_lineage
from reportedly.evaluate.lineage_cases import Story, make_stories
from reportedly.evaluate.lineage_edits import edit_lightly
from reportedly.evaluate.lineage_events import read_event, read_events
from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Report

EVENTS = Path(__file__).parents[2] / "quality" / "lineage" / "events"
WRITTEN = """part development
names Ilse Brandt > Ilze Brant; Varnica > Warnitza
== wire | agency Reuters | VARNICA | 2025-03-03T06:10:00+00:00 | Ferry sinks
a1 @coast guard:coast guard | The ferry sank at dawn on Monday, the coast guard said.
a2 @self | Fishermen pulled most of the survivors out of the cold water.
a3 @Brandt:Ilse Brandt | Ilse Brandt said the ferry had left late.
a4 @?two sailors | Two sailors said the pump had failed.
a5 @self | The harbour was closed.
a6 @self | Snow fell.
a7 @self | The search goes on.
== rewrite | 2025-03-03T09:40:00+00:00 | Horror at sea
a3 <3 @Brandt:Ilse Brandt | The ship set off behind time, said Ilse Brandt.
== wire2 | agency AFP | Varnica | 2025-03-03T07:05:00+00:00 | Ferry sinks
a1 @hospital:Petra Lunde | Petra Lunde said the ferry had sunk.
a2 @self | An AFP photographer saw fishermen pull survivors out of the water.
a5 @self | The harbour is closed.
a8 @self | Shops stayed open.
== own | The Quay | OSTHAVN | By Mette Aas | 2025-03-03T10:15:00+00:00 | Late
a3 @clerk:Lise Holm | Lise Holm told this newspaper that the ferry left late.
== witness | Bladet | - | Our reporter | 2025-03-03T11:00:00+00:00 | Rescue
a2 @self | Our reporter saw fishermen pull people out of the water.
== relay | Herald | - | - | 2025-03-03T12:00:00+00:00 | Ferry
a3 @Brandt:Ilse Brandt via Reuters | Ilse Brandt said the ferry had left late, Reuters reported.
a9 @self? | Ferries are old.
"""


LINKS = """== links | The Lighthouse | 2025-03-03T15:00:00+00:00 | Late again
a2 @Bladet:Bladet | Fishermen pulled people out of the water & onto the quay, [Bladet first reported](credit witness).
a3 @clerk:Lise Holm via The Quay | The ferry left late that morning, Lise Holm [told the Quay](credit own).
z1 @self? | The [ferry company](background own) is older than the harbour and has never owned more than two ferries.
z2 @self? | What passengers can claim is told in [our guide](self self), which was brought up to date in the spring.
"""


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    (tmp_path / "ferry.txt").write_text(WRITTEN, encoding="utf-8")
    return make_stories(read_events(tmp_path))


def document(story: Story, independent: int = 1, edges: tuple[tuple[int, int, int], ...] = ()) -> dict[str, object]:
    """A dossier as if every passage were one statement of an unknown origin, and all of claim a3 one claim."""
    reports, statements = [], []
    for i, told in enumerate(story.reports, start=1):
        text = "\n\n".join(p.text for p in told.passages)
        reports.append({"id": f"r{i}", "file": told.page.file, "text": text})
        for k, passage in enumerate(told.passages):
            start = text.index(passage.text)
            end = start + len(passage.text)
            statements.append({"id": f"r{i}.{k}", "report": f"r{i}", "start": start, "end": end, "origin": "o1",
                               "attributions": [], "stance": "asserts", "claim": passage.claim})  # fmt: skip
    mine = [s for s in statements if s["claim"] == "a3"]
    spans = {(int(str(s["report"])[1:]), int(str(s["id"]).split(".")[1])): s for s in statements}
    lineage = [{"kind": "textual", "why": "", "directed": True, "rewritten": False,
                "from": {k: spans[a, line][k] for k in ("report", "start", "end")},
                "to": {k: spans[b, line][k] for k in ("report", "start", "end")}} for a, b, line in edges]  # fmt: skip
    claims = [{"statements": [s["id"] for s in mine], "independent": independent,
               "reports": len({s["report"] for s in mine})}]  # fmt: skip
    origins = [{"id": "o1", "kind": "unknown", "name": None, "entity": None}]
    return {"reports": reports, "statements": statements, "claims": claims, "origins": origins, "lineage": lineage}


def test_the_same_events_give_the_same_stories_byte_for_byte() -> None:
    one, two = make_stories(read_events(EVENTS)), make_stories(read_events(EVENTS))
    assert [t.page.sha256 for s in one for t in s.reports] == [t.page.sha256 for s in two for t in s.reports]


def test_every_passage_stands_in_its_report_and_comes_from_one_that_was_written() -> None:
    for story in make_stories(read_events(EVENTS)):
        for told in story.reports:
            text = told.page.content.decode() if story.kind == "links" else json.loads(told.page.content)["text"]
            plain = unescape(re.sub(r"<[^>]*>", "", text) if story.kind == "links" else text)
            assert all(p.text in plain for p in told.passages), (story.name, told.name)
            known = ("wire", "wire2", told.name, *told.made_from)
            assert all(p.root.split(".")[0] in known for p in told.passages)


def test_half_of_the_events_are_held_out() -> None:
    parts = [e.part for e in read_events(EVENTS)]
    assert len(parts) >= 12 and parts.count("held out") * 2 == len(parts)


def test_more_origins_than_the_truth_are_false_independence(stories: list[Story]) -> None:
    story = stories[0]  # claim a3: the harbour master in the wire and its copies, a clerk in the Quay
    right = evaluate_lineage([story], lambda pages: document(story, 2)).as_dict()
    assert (right["false independence"], right["beyond the first, as aligned"]) == (0, 1)
    wrong = evaluate_lineage([story], lambda pages: document(story, 3)).as_dict()
    assert wrong["false independence"] == 1
    under = evaluate_lineage([story], lambda pages: document(story, 1)).as_dict()
    assert (under["false independence"], under["beyond the first, as aligned"]) == (0, 0)


def test_edges_between_passages_of_one_root_are_right_and_have_a_direction(stories: list[Story]) -> None:
    story = stories[0]  # reports: 1 wire, 2 credited, 3 verbatim
    figures = evaluate_lineage([story], lambda pages: document(story, 1, ((1, 2, 0), (3, 1, 1)))).as_dict()
    assert figures["precision: same words"] == 1
    assert figures["direction right"] == 0.5
    assert figures["found: verbatim, credited"] == pytest.approx(1 / 7)


@pytest.fixture
def linked(tmp_path: Path) -> Story:
    (tmp_path / "ferry.txt").write_text(WRITTEN + LINKS, encoding="utf-8")
    return next(s for s in make_stories(read_events(tmp_path)) if s.kind == "links")


def test_an_event_without_links_has_no_story_of_them(stories: list[Story]) -> None:
    assert [s.kind for s in stories] == ["copies", "rewrites", "nobody"]


def test_links_of_an_account_stand_in_its_page_and_are_read_from_it(linked: Story) -> None:
    told = linked.reports[-1]
    report = read(told.page, "r1", identify_language)
    assert isinstance(report, Report) and report.outlet == "The Lighthouse"
    assert [(x.text, x.target) for x in report.links] == [
        ("Bladet first reported", "https://bladet.example/ferry"),
        ("told the Quay", "https://thequay.example/ferry"),
        ("ferry company", "https://thequay.example/ferry"),
    ]  # that to its own outlet is none, as are those of menu, list and line
    assert all(p.text in report.text for p in told.passages)
    page = told.page.content.decode()
    assert all(address in page for address in told.furniture) and page.count("Read more</a></p>") == 1
    assert "https://thelighthouse.example/ferry-before" in page


def declared(story: Story, *edges: tuple[int, str], kept: str = "") -> dict[str, float]:
    """The figures of a dossier whose linking report declares these outlets for its lines, by their numbers."""
    made = document(story)
    origins = [{"id": f"x{i}", "kind": "outlet", "name": name, "entity": None} for i, (_, name) in enumerate(edges)]
    reports, number = made["reports"], len(story.reports)
    assert isinstance(reports, list)
    reports[-1]["links"] = [{"target": kept}] if kept else []
    spans = {s["id"]: s for s in made["statements"]}  # type: ignore[attr-defined]
    lineage = [{"kind": "declared", "why": "", "from": {"origin": f"x{i}"},
                "to": {k: spans[f"r{number}.{line}"][k] for k in ("report", "start", "end")}}
               for i, (line, _) in enumerate(edges)]  # fmt: skip
    whole = {**made, "origins": [*made["origins"], *origins], "lineage": lineage}  # type: ignore[misc]
    figures = evaluate_lineage([story], lambda pages: whole).as_dict()
    return {name.removeprefix("links: as "): share for name, share in figures.items() if "links: as " in name}


def test_links_are_judged_by_what_they_are_for(linked: Story) -> None:
    right = declared(linked, (0, "Bladet"), (1, "The Quay"))
    assert right == {"background": 1, "credit": 1, "furniture": 1, "more": 1, "self": 1}
    assert declared(linked, (0, "Bladet"))["credit"] == 0.5
    assert declared(linked, (0, "The Quay"))["credit"] == 0
    taken = declared(linked, (0, "Bladet"), (1, "The Quay"), (2, "The Quay"), (3, "The Lighthouse"))
    assert (taken["background"], taken["more"], taken["self"]) == (0, 0, 0)
    assert declared(linked, kept=linked.reports[-1].furniture[0])["furniture"] == pytest.approx(11 / 12)


def test_stories_with_links_leave_the_other_figures_as_they_are(stories: list[Story], linked: Story) -> None:
    alone = evaluate_lineage(stories[:1], lambda pages: document(stories[0], 2)).as_dict()
    made = {s.reports[-1].page.sha256: document(s, 2) for s in (stories[0], linked)}
    both = evaluate_lineage([stories[0], linked], lambda pages: made[pages[-1].sha256]).as_dict()
    assert {name: both[name] for name in alone if "(count)" not in name} == {
        name: share for name, share in alone.items() if "(count)" not in name
    }
    assert both["links: false independence"] == 0


def test_light_editing_leaves_quotations_as_they_are() -> None:
    line = '"We would have said about forty people," she told reporters, and some workers denied it.'
    for i in range(4):
        assert '"We would have said about forty people,"' in edit_lightly(line, i)


def test_a_line_that_is_not_understood_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(WRITTEN.replace("a6 @self | Snow fell.", "a6 Snow fell."), encoding="utf-8")
    with pytest.raises(DossierInvalid, match="line 6: not understood: a6 Snow fell"):
        read_event(path)
    with pytest.raises(DossierInvalid, match="No events"):
        read_events(tmp_path / "none")
