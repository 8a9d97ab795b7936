"""Writes a dossier to a folder: the page that a desk reads, the JSON behind it, tables, and the bytes collected.

The page is one file that fetches nothing: its style and script stand in it, named by hash in its
Content-Security-Policy, and every word of a source is escaped.
"""

import base64
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly import __version__
from reportedly.publish import sections, wording
from reportedly.publish.changes import view_changes, view_omissions
from reportedly.publish.counting import view_ledger
from reportedly.publish.days import view_timeline
from reportedly.publish.document import Document, page_path, serialise, to_document
from reportedly.publish.edited import view_edits
from reportedly.publish.flowchart import draw_lineage
from reportedly.publish.history import FILE as EDITS
from reportedly.publish.history import edits_file, read_history
from reportedly.publish.kept import LISTED, list_files, remove_stale
from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.publish.marks import cut_report
from reportedly.publish.opposed import shortest_disputes, view_disputes
from reportedly.publish.restore import from_document
from reportedly.publish.spreadsheet import claims_csv, ledger_csv
from reportedly.publish.tellings import tell
from reportedly.publish.worldmap import draw_map
from reportedly.records import Dossier, History, Page

_DIGEST = 5  # disputes beside the first claims
_NOTHING = History()
GENERATOR = f"reportedly {__version__}"


@dataclass(frozen=True, slots=True)
class Written:
    """Where the page and the JSON of a dossier are, and its edits where there are some."""

    index: Path
    json: Path
    edits: Path | None = None


def write_dossier(dossier: Dossier, pages: Sequence[Page], out: Path, history: History = _NOTHING) -> Written:
    """Write index.html, dossier.json, ledger.csv, claims.csv and pages/ into the folder `out`, made if need be.

    Where reports were edited, edits.json as well.  Each file appears whole or not at all, the page and its JSON
    together and last.  Pages and edits that a former run wrote there and this one does not are removed, by its list of
    files; nothing else is.  Raises OSError when the folder cannot be written.
    """
    document = to_document(dossier, pages, history)
    lookup = Lookup(dossier)
    contents = {
        "ledger.csv": ledger_csv(lookup),
        "claims.csv": claims_csv(lookup),
        "dossier.json": serialise(document),
        "index.html": render(document),
    }
    if edits := edits_file(document):
        contents = {EDITS: serialise(edits), **contents}
    kept = {page_path(page): page.content for page in pages}
    contents[LISTED] = list_files(contents | kept)
    (out / "pages").mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for path, content in kept.items():
            _stage(stack, out / path, content).replace(out / path)
        staged = {path: _stage(stack, out / path, data) for path, data in contents.items()}
        listed = staged.pop(LISTED)
        for path, temporary in staged.items():
            temporary.replace(out / path)
        remove_stale(out, set(kept) | set(contents))
        listed.replace(out / LISTED)
    return Written(out / "index.html", out / "dossier.json", out / EDITS if edits else None)


def render(document: Document) -> bytes:
    """Give the page of a document; the same document gives the same bytes."""
    lookup = Lookup(from_document(document))
    style, script = _asset("page.css"), _asset("page.js")
    environment = Environment(
        loader=PackageLoader("reportedly.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"w": wording, "kinds": KIND_WORDS}
    environment.filters["html_id"] = lookup.anchor
    disputes = view_disputes(lookup)
    text = environment.get_template("page.html.j2").render(
        document=document,
        lookup=lookup,
        dossier=lookup.dossier,
        claims=sections.view_claims(lookup),
        disputed=disputes,
        digest=shortest_disputes(disputes, _DIGEST),
        timeline=view_timeline(lookup),
        ledger=view_ledger(lookup),
        edited=view_edits(lookup, read_history(document)),
        changes=view_changes(lookup, ("counted", "revised", "dropped")),
        left_out=view_omissions(lookup, "left out"),
        only=view_omissions(lookup, "only"),
        framing=sections.view_framing(lookup),
        acts=sections.view_acts(lookup),
        origins=sections.view_origins(lookup),
        map=draw_map(lookup.dossier.places),
        chart=draw_lineage(lookup),
        cut=lambda report: cut_report(lookup, report),
        data=Markup(embed(_data(lookup))),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        generator=GENERATOR,
    )
    return text.encode("utf-8", "replace")


def embed(value: object) -> str:
    """JSON that can stand inside a script element, whatever words are in it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _data(lookup: Lookup) -> Document:
    """What the script needs to lay passages side by side; their words it takes from the reports on the page."""
    told = [tell(lookup, s.id) for s in lookup.dossier.statements]
    return {
        "claims": {
            c.id: {
                "statements": [lookup.anchor(key) for key in c.statements],
                "loose": [lookup.anchor(key) for key in c.loose],
                "phrase": wording.origin_phrase(lookup, c),
                "disputes": [
                    {
                        "kind": sections.DISPUTES[d.kind],
                        "why": d.why,
                        "sides": [[s.label, [lookup.anchor(key) for key in s.statements]] for s in d.sides],
                    }
                    for d in lookup.disputes_of.get(c.id, ())
                ],
            }
            for c in lookup.dossier.claims
        },
        "statements": {t.anchor: [t.report, t.published, t.stance, list(t.chain), *t.aside] for t in told},
        "outlets": lookup.names,
        "looseWords": wording.LOOSE,
    }


def _asset(name: str) -> str:
    return (files("reportedly.publish") / "templates" / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched, and only this style and this script may run."""
    sums = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _stage(stack: ExitStack, path: Path, data: bytes) -> Path:
    """A temporary file beside `path` with its content to be, gone when the stack is left before it was put in place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    temporary = Path(name)
    stack.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    temporary.chmod(0o644)
    return temporary
