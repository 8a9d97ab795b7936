"""Origins of a story's claims, through the whole chain, on small invented reports."""

import hashlib
import json

import pytest

from reportedly.pipeline import brief
from reportedly.records import Claim, Dossier, Page

WIRE = (
    "VARNICA (Reuters) - The ferry Otra capsized within sight of the harbour wall shortly after dawn on Monday, and at "
    "least nine passengers drowned.\n\n"
    "Fishermen in small boats pulled most of the survivors out of the cold water before the first tugs arrived.\n\n"
    "Harbour master Ilse Brandt said the ferry had left the quay two hours late."
)
COPY = WIRE.replace("VARNICA (Reuters) - ", "")
OWN = (
    "OSTHAVN - Nine people died when the ferry Otra turned over off Varnica on Monday, the coast guard said.\n\n"
    "“She left two hours late,” harbour master Ilse Brandt told this newspaper.\n\n"
    "Our correspondent counted forty survivors in the fish hall, wrapped in blankets."
)


def story(*reports: tuple[str, str]) -> Dossier:
    pages = []
    for outlet, text in reports:
        article = {"text": text, "outlet": outlet, "published": "2025-03-03", "title": f"{outlet} on the ferry"}
        content = json.dumps(article).encode()
        pages.append(Page(outlet, "article", content, hashlib.sha256(content).hexdigest(), file=f"{outlet}.json"))
    return brief(pages).dossier


def claim_with(dossier: Dossier, words: str) -> Claim:
    told = {s.id for s in dossier.statements if words in s.quote}
    return next(c for c in dossier.claims if told & set(c.statements))


def names(dossier: Dossier, claim: Claim) -> set[str | None]:
    return {o.name for o in dossier.origins if o.id in claim.origins}


def test_a_copy_without_credit_has_the_origin_of_what_it_copied() -> None:
    dossier = story(("Coast Courier", WIRE), ("Evening Tide", COPY))
    claim = claim_with(dossier, "Fishermen in small boats")
    assert (claim.reports, claim.independent, claim.unknown) == (2, 1, 0)
    assert names(dossier, claim) == {"Reuters"}
    assert any(edge.kind == "textual" for edge in dossier.lineage)


def test_two_outlets_with_the_same_words_and_no_credit_are_of_unknown_origin() -> None:
    dossier = story(("Coast Courier", COPY), ("Evening Tide", COPY + "\n\nThe harbour was closed."))
    claim = claim_with(dossier, "Fishermen in small boats")
    assert (claim.independent, claim.unknown) == (0, 2)
    edge = next(e for e in dossier.lineage if e.kind == "textual")
    assert not edge.directed


def test_one_speaker_in_two_reports_is_one_origin() -> None:
    dossier = story(("Coast Courier", WIRE), ("Evening Tide", OWN))
    claim = claim_with(dossier, "She left two hours late")
    assert claim.reports == 2
    assert claim.independent == 1
    assert names(dossier, claim) == {"Ilse Brandt"}


def test_own_reporting_is_known_only_where_the_text_shows_it() -> None:
    dossier = story(("Evening Tide", OWN), ("Coast Courier", COPY))
    counted = claim_with(dossier, "counted forty survivors")
    assert names(dossier, counted) == {"Evening Tide"}
    assert claim_with(dossier, "Fishermen in small boats").unknown == 1


@pytest.mark.parametrize("report", [0, 1])
def test_every_statement_has_an_origin_that_is_in_the_dossier(report: int) -> None:
    dossier = story(("Coast Courier", WIRE), ("Evening Tide", OWN))
    ids = {o.id for o in dossier.origins}
    own = [s for s in dossier.statements if s.report == f"r{report + 1}"]
    assert own and all(s.origin in ids for s in own)


def test_what_is_not_independent_is_never_counted_so() -> None:
    dossier = story(("Coast Courier", WIRE), ("Evening Tide", COPY), ("The Quay", OWN))
    for claim in dossier.claims:
        known = {o.id for o in dossier.origins if o.kind != "unknown"}
        assert claim.independent <= len(known & set(claim.origins))
        assert claim.independent + claim.unknown <= claim.reports + len(claim.origins)


def test_who_says_the_opposite_does_not_back_the_claim() -> None:
    did = "VARNICA - The ferry Otra was overloaded when she left the quay of Varnica, harbour master Ilse Brandt said."
    did_not = "OSTHAVN - The ferry Otra was not overloaded when she left the quay of Varnica, owner Jonas Vik said."
    filler = " She sank off the lighthouse on Monday, and nine passengers drowned before the tugs came to their help."
    dossier = story(("Coast Courier", did + filler), ("Evening Tide", did_not + filler.replace("nine", "seven")))
    claim = claim_with(dossier, "was not overloaded")
    assert names(dossier, claim) == {"Ilse Brandt", "Jonas Vik"}
    assert claim.independent == 1
