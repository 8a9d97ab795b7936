"""Whether a dossier stands on its evidence: words at their offsets, references that resolve, counts that add up.

Called by `verify.py` on a document whose shape has been checked.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportedly.publish.document import Document, count
from reportedly.publish.reckoning import check_reckoning, reckoning_references
from reportedly.publish.restore import from_document
from reportedly.publish.shape import Break
from reportedly.text.visible import shows

_ALTERED = "The dossier or the report was altered; make the dossier again from the kept pages"
_LISTS = "reports statements claims origins disputes figures entities places times"
_SHOWN = 60  # characters of a quote in a message: enough to find it


def check_evidence(document: Document) -> Iterator[Break]:
    """Give a break for each id used twice, wrong quote, dangling reference, uncovered text and wrong count."""
    breaks = list(_check_ids(document)) + list(_check_references(document))
    yield from breaks
    if not breaks:
        misplaced = list(_check_words(document))
        yield from misplaced or _check_cover(document)
        yield from _check_counts(document)
        yield from (Break(where, what, _ALTERED) for where, what in check_reckoning(document))


def check_removed(report: Document, content: bytes) -> Iterator[Break]:
    """Give a break for what reading took out of a page that does not stand in its bytes where the report says."""
    placed = [(n, r) for n, r in enumerate(report.get("removed", ())) if r.get("start") is not None]
    if not placed:
        return
    where = f"reports[{report['id']}]"
    try:
        page = content.decode(report.get("encoding") or "", errors="replace")
    except (LookupError, ValueError):
        yield Break(where, f"has the encoding {report.get('encoding')!r}, by which its page is no text", _ALTERED)
        return
    for number, item in placed:
        start, end = item["start"], item["end"]
        if end is None or end > len(page) or not shows(page[start:end], item["text"]):
            said, found = item["text"][:_SHOWN], page[start:end][:_SHOWN]
            yield Break(f"{where}.removed[{number}]", f"says “{said}” where the page has “{found}”", _ALTERED)


def _by_id(document: Document, name: str) -> dict[str, Any]:
    return {item["id"]: item for item in document[name]}


def _check_ids(document: Document) -> Iterator[Break]:
    for name in (*_LISTS.split(), "ledger"):
        for key, times in Counter(item["id"] for item in document.get(name, ())).items():
            if times > 1:
                yield Break(f"{name}[{key}]", f"the id {key} is used {times} times", _ALTERED)


def _references(document: Document) -> Iterator[tuple[str, str, str | None]]:
    """Where, the list referred to, and the id."""
    for s in document["statements"]:
        where = f"statements[{s['id']}]"
        yield from ((where, "reports", s["report"]), (where, "origins", s["origin"] or "(none)"))
        yield from ((where, name, key) for name in ("figures", "times", "places") for key in s[name])
        yield from ((where, "entities", part["entity"]) for _, part in _parts(s))
    for c in document["claims"]:
        yield from ((f"claims[{c['id']}]", name, key) for name in ("statements", "origins") for key in c[name])
    for d in document["disputes"]:
        yield from ((f"disputes[{d['id']}]", "statements", key) for side in d["sides"] for key in side["statements"])
    yield from ((f"origins[{o['id']}]", "entities", o["entity"]) for o in document["origins"])
    yield from ((f"timeline[{i}]", "claims", t["claim"]) for i, t in enumerate(document["timeline"]))
    for where, span in _spans(document):
        yield where, "reports", span["report"]
    for i, edge in enumerate(document["lineage"]):
        yield f"lineage[{i}]", "origins", edge["from"].get("origin")
    for f in document["framing"]:
        yield f"framing[{f['entity']}]", "entities", f["entity"]
        yield from ((f"framing[{f['entity']}]", "reports", key) for word in f["words"] for key in word["reports"])
    yield from reckoning_references(document)


def _parts(statement: Any) -> Iterator[tuple[str, Any]]:
    for a in statement["attributions"]:
        named = [(name, a[name]) for name in ("source", "cue", "content", "channel")]
        several = [("relay", r) for r in a["relays"]] + [("member", m) for m in a.get("members", [])]
        yield from ((name, part) for name, part in [*named, *several] if part)


def _spans(document: Document) -> Iterator[tuple[str, Any]]:
    """Every span that names its report: figures, times, mentions, lineage."""
    for name in ("figures", "times"):
        yield from ((f"{name}[{item['id']}]", item) for item in document[name])
    for name in ("entities", "places"):
        yield from ((f"{name}[{item['id']}].mentions", m) for item in document[name] for m in item["mentions"])
    for i, edge in enumerate(document["lineage"]):
        yield from ((f"lineage[{i}]", end) for end in (edge["from"], edge["to"]) if "report" in end)


def _check_references(document: Document) -> Iterator[Break]:
    known = {name: set(_by_id(document, name)) for name in _LISTS.split()}
    known["ledger"] = {row["id"] for row in document.get("ledger", ())}
    for where, name, key in _references(document):
        if key is not None and key not in known[name]:
            yield Break(where, f"refers to {key}, which is not in {name}", _ALTERED)


def _check_words(document: Document) -> Iterator[Break]:
    texts = {r["id"]: r["text"] for r in document["reports"]}
    for where, report, item, words in _claimed_words(document):
        yield from _check_span(where, texts[report], item["start"], item["end"], words)
    for r in document["reports"]:
        for number, item in enumerate(r["removed"]):
            start, end = item.get("start"), item.get("end")
            if (start is None) != (end is None) or (start is not None and not start < end):
                what = f"offsets {start} to {end} are no stretch of its page"
                yield Break(f"reports[{r['id']}].removed[{number}]", what, _ALTERED)


def _claimed_words(document: Document) -> Iterator[tuple[str, str, Any, str | None]]:
    """Where, the report, the item with the offsets, and the words said to stand there (None: any)."""
    for r in document["reports"]:
        yield from ((f"reports[{r['id']}].credits", r["id"], c, c["name"]) for c in r["credits"])
        yield from ((f"reports[{r['id']}].links", r["id"], x, x["text"]) for x in r.get("links", ()))
        for start, end in r.get("body", ()):
            yield f"reports[{r['id']}].body", r["id"], {"start": start, "end": end}, None
    for s in document["statements"]:
        yield f"statements[{s['id']}].quote", s["report"], s, s["quote"]
        for name, part in _parts(s):
            yield f"statements[{s['id']}].attributions.{name}", s["report"], part, part["text"]
    for where, span in _spans(document):
        yield where, span["report"], span, span.get("text")


def _check_span(where: str, text: str, start: int, end: int, words: str | None) -> Iterator[Break]:
    if not start < end <= len(text):
        yield Break(where, f"offsets {start} to {end} are not inside the report's {len(text)} characters", _ALTERED)
    elif words is not None and text[start:end] != words:
        found, said = text[start:end][:_SHOWN], words[:_SHOWN]
        yield Break(where, f"says “{said}” where the report has “{found}”", _ALTERED)


def _check_cover(document: Document) -> Iterator[Break]:
    for r in document["reports"]:
        covered = bytearray(len(r["text"]))
        for s in document["statements"]:
            if s["report"] == r["id"]:
                covered[s["start"] : s["end"]] = b"\1" * (min(s["end"], len(covered)) - s["start"])
        for start, end in r.get("body", ()):
            bare = [i for i in range(start, min(end, len(covered))) if not covered[i] and not r["text"][i].isspace()]
            if bare:
                shown = r["text"][bare[0] : bare[-1] + 1][:_SHOWN]
                what = f"{len(bare)} characters of the body are in no statement, from “{shown}”"
                yield Break(f"reports[{r['id']}]", what, "Report this as a fault of reportedly, with the page")


def _check_counts(document: Document) -> Iterator[Break]:
    right = count(from_document(document))
    for name, said in document.get("counts", right).items():
        if name in right and said != right[name]:
            yield Break(f"counts.{name}", f"says {said}, the dossier holds {right[name]}", _ALTERED)
    statements, reports = _by_id(document, "statements"), _by_id(document, "reports")
    known = {o["id"] for o in document["origins"] if o["kind"] != "unknown"}
    for c in document["claims"]:
        told = [statements[key] for key in c["statements"]]
        for what in _miscounts(c, told, reports, known):
            yield Break(f"claims[{c['id']}]", what, _ALTERED)
        if not any(c["text"] in s["quote"] for s in told):
            yield Break(f"claims[{c['id']}].text", "stands in the quote of none of its statements", _ALTERED)


def _miscounts(claim: Any, told: list[Any], reports: dict[str, Any], known: set[str]) -> Iterator[str]:
    telling = {s["report"] for s in told}
    outlets = {reports[r]["outlet"] for r in telling} - {None}
    nameless = sum(reports[r]["outlet"] is None for r in telling)  # each may count as an outlet of its own, or not
    origins, unknown = {s["origin"] for s in told}, {s["report"] for s in told if s["origin"] not in known}
    if claim["reports"] != len(telling):
        yield f"says {claim['reports']} reports, its statements come from {len(telling)}"
    if not len(outlets) <= claim["outlets"] <= len(outlets) + nameless:
        yield f"says {claim['outlets']} outlets, its reports have {len(outlets)}"
    if set(claim["origins"]) != origins:
        yield f"names the origins {sorted(claim['origins'])}, its statements have {sorted(origins)}"
    loose = set(claim.get("loose", ()))
    if not loose <= {s["id"] for s in told}:
        yield f"says that {sorted(loose - {s['id'] for s in told})} tell it loosely, which do not tell it"
    sure = [s for s in told if s["id"] not in loose]
    named = {s["origin"] for s in sure} & known
    backed = {s["origin"] for s in sure if s["stance"] != "denies"} & known  # who denies it is no origin of it
    if not min(1, len(backed)) <= claim["independent"] <= len(named):
        yield f"says {claim['independent']} independent origins, it has {len(named)} known ones"
    if claim["unknown"] > len(unknown) or (unknown and not claim["unknown"] and not origins & known):
        yield f"says {claim['unknown']} reports of unknown origin, it has {len(unknown)}"
