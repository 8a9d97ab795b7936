"""A link to the outlet that reported it first is a credit; a link for background is none."""

import hashlib

from reportedly.pipeline import brief
from reportedly.publish import from_document, to_document
from reportedly.records import Dossier, Origin, Page

FIRST = [
    "PORT ALDER - The mayor of Port Alder resigned on Monday over the broken crane.",
    "Our correspondent saw him leave the town hall by the back door with two suitcases.",
    "The council met until midnight and did not name anybody who would follow him.",
]
WATCH, POST = "https://harbourwatch.example/mayor", "https://alderpost.example/resigns"


def page(url: str, outlet: str, paragraphs: list[str]) -> Page:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    content = (
        f"<!doctype html><html lang='en'><head><title>{outlet} on the mayor</title>"
        f"<meta property='og:site_name' content='{outlet}'><link rel='canonical' href='{url}'></head>"
        f"<body><article><h1>{outlet} on the mayor</h1>{body}</article></body></html>"
    ).encode()
    return Page(outlet, "html", content, hashlib.sha256(content).hexdigest(), url=url)


def story(*lines: str, first: list[str] | None = None) -> Dossier:
    return brief([page(WATCH, "Harbour Watch", first or FIRST), page(POST, "Alder Post", list(lines))]).dossier


def origin_of(dossier: Dossier, words: str, outlet: str = "Alder Post") -> Origin:
    report = next(r for r in dossier.reports if r.outlet == outlet)
    found = next(s for s in dossier.statements if s.report == report.id and words in s.quote)
    return next(o for o in dossier.origins if o.id == found.origin)


FILLER = (
    "The crane had stood idle since the spring, and its hook lay on the quay under a sheet of canvas for weeks.",
    "Ferries to the islands will run from the north pier until the work on the southern quay has been finished.",
)


def test_what_a_link_says_was_first_reported_elsewhere_is_of_that_outlet() -> None:
    lead = (
        f"The mayor of Port Alder has stepped down in the night, it was <a href='{WATCH}'>first reported</a> on Monday."
    )
    origin = origin_of(story(lead, *FILLER), "stepped down")
    assert (origin.kind, origin.name) == ("outlet", "Harbour Watch")


def test_local_media_are_the_outlet_that_they_link_to() -> None:
    lead = f"The mayor of Port Alder has stepped down, <a href='{WATCH}'>local media</a> reported on Monday evening."
    dossier = story(lead, *FILLER)
    assert origin_of(dossier, "stepped down").name == "Harbour Watch"
    assert any(e.kind == "declared" and "by a link" in e.why for e in dossier.lineage)


def test_a_link_for_background_is_no_credit() -> None:
    lead = f"Nobody has paid for <a href='{WATCH}'>the broken crane</a> since it fell on the fish market in spring."
    assert origin_of(story(lead, *FILLER), "Nobody has paid").kind == "unknown"


def test_a_speakers_words_stay_his_and_the_link_tells_who_carried_them() -> None:
    lead = (
        f"Harbour master Ilse Brandt <a href='{WATCH}'>said in an interview</a> that the mayor of Port Alder had left "
        "the town by night."
    )
    dossier = story(lead, *FILLER)
    assert origin_of(dossier, "the mayor of Port Alder had left").name == "Ilse Brandt"
    carried = [e for e in dossier.lineage if e.why.startswith("carried by Harbour Watch")]
    assert carried and "by a link" in carried[0].why


def test_a_copy_that_links_to_the_other_page_came_later() -> None:
    copy = [line.replace("PORT ALDER - ", "") for line in FIRST]
    own = [
        *copy,
        f"A crane <a href='{POST}'>fell in spring</a> on the quay that lies beside the fish market of the town.",
    ]
    dossier = story(*copy, first=own)
    edges = [e for e in dossier.lineage if e.kind == "textual"]
    post = next(r.id for r in dossier.reports if r.outlet == "Alder Post")
    assert edges and all(e.directed and "links to it" in e.why for e in edges)
    assert {e.source.report for e in edges if not isinstance(e.source, str)} == {post}


def test_links_come_back_from_the_written_dossier_and_an_older_one_has_none() -> None:
    dossier = story(f"Nobody has paid for <a href='{WATCH}'>the broken crane</a> since it fell in spring.", *FILLER)
    document = to_document(dossier)
    assert [link.text for r in from_document(document).reports for link in r.links] == ["the broken crane"]
    for report in document["reports"]:
        del report["links"]
    assert not any(r.links for r in from_document(document).reports)
