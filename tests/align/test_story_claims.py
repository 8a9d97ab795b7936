"""Which statements become one claim, through the whole chain, on small invented reports."""

import hashlib
import json

from reportedly.pipeline import brief
from reportedly.records import Claim, Dossier, Page


def story(*texts: str) -> Dossier:
    pages = []
    for i, text in enumerate(texts):
        content = json.dumps({"text": text, "outlet": f"Outlet {i}", "published": "2025-03-03"}).encode()
        pages.append(Page(f"{i}", "article", content, hashlib.sha256(content).hexdigest(), file=f"{i}.json"))
    return brief(pages).dossier


def claims_with(dossier: Dossier, words: str) -> list[Claim]:
    told = {s.id for s in dossier.statements if words in s.quote}
    return [c for c in dossier.claims if told & set(c.statements)]


ONE = (
    "The ferry Otra capsized off Varnica shortly after dawn on Monday, and nine passengers drowned in the cold water. "
    "Harbour master Ilse Brandt said the vessel had left the quay two hours late. "
    "The transport ministry ordered all ferries of the company to stay in port until further notice."
)
TWO = (
    "Nine passengers drowned when the ferry Otra capsized near Varnica early on Monday in the cold water. "
    "The vessel had left the quay two hours late, according to harbour master Ilse Brandt. "
    "Harbour master Ilse Brandt said she had written to the owner about the crew last year."
)


def test_one_proposition_in_other_words_is_one_claim() -> None:
    dossier = story(ONE, TWO)
    assert any(c.reports == 2 for c in claims_with(dossier, "drowned"))
    assert any(c.reports == 2 for c in claims_with(dossier, "two hours late"))


def test_the_same_speaker_on_another_matter_is_another_claim() -> None:
    dossier = story(ONE, TWO)
    late = {c.id for c in claims_with(dossier, "two hours late")}
    written = {c.id for c in claims_with(dossier, "written to the owner")}
    assert late and written and not late & written


def test_what_only_one_tells_is_told_by_one() -> None:
    dossier = story(ONE, TWO)
    assert all(c.reports == 1 for c in claims_with(dossier, "stay in port until further notice"))


def test_every_statement_is_in_a_claim_and_every_claim_says_why() -> None:
    dossier = story(ONE, TWO)
    held = {s for c in dossier.claims for s in c.statements}
    assert held == {s.id for s in dossier.statements}
    assert all(len(c.why) == len(c.statements) for c in dossier.claims)
    assert all(" ".join(c.text.split()) in " ".join((ONE, TWO)) for c in dossier.claims)
