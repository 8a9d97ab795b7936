"""What every extractor keeps to, whatever text it is given, and what attribution makes of it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from extractors import extractors
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spoken import account_of

from reportedly.attribute import Attributed, Extractor
from reportedly.language import load_parser
from reportedly.records import Account, Excerpt

LONG = "the river rose and the bridge fell and nobody came and "
BAD = {
    "no sentence ends": "the mayor said the dam held " * 120,
    "ocr noise": "Tbe rnayor s aid th at tlie darn ’’,, h eld.|| 1l was \x0c a lie~ , ¬ he sai<l\nl0 p.rn. — “Noth mg",
    "a list": "• Mayor said: yes\n• 12 dead\n• Police deny it\n- “Go,”\n1) he said\n2)\n* according to\n",
    "live blog": "10.42am\nThe minister has resigned.\n\n10:44\n@drell says “soon”\n\n11.02 BST Post\nHe denies it",
    "unbalanced quotes": "“We left, the mayor said. ”They stayed” \"No, 'he said.\n“Again “and again, she told AFP.",
    "a quote of 3,000 words": "“" + LONG * 270 + "so it was,” Mayor Lena Orr said.",
    "an open quote of 3,000 words": "Lena Orr said: “" + LONG * 270,
    "a mix of scripts": "Министр said that 洪水 reached Drell. «Нет», the mayor сказал. قال: “no” said ولا 大臣.",
    "no space behind the quote": "“We left,”the mayor said,“and they stayed.”He added:“Never.”The end,”she said,”is.",
    "said,X": 'The mayor said,"We are going" and the police said,“No”.',
    "cut in the middle": "Senator Tana Brix, R-S.C.",
    "cut behind the cue": "The ministry denied",
    "citing nobody": "…, citing",
    "quoted as": "Norpress quoted as saying as saying by by",
    "accused": "Was accused by of. Blamed for. X blamed. Accused by Y of",
    "only marks": "“”‘’\"\"''—–-,.;:!?()[]",
    "one word": "Said",
    "joint": "A, B and C and said in a joint of and by statement of, and",
    "a thousand names": ", ".join(f"Ana Ruiz{i} and Tolo Amsi{i}" for i in range(150)) + " said no.",
    "controls": "The\u200b mayor\u00ad said\u2028that\u00a0“it\ufeff held”\x85.",
}
WORDS = (
    "the mayor a ministry said denied told AFP Reuters that which who citing quoted as saying by according to “ ” \" ' "
    "’ , . : ; — was accused of blamed for is were dam bridge Lena Orr Drell not will may could in a joint statement "
    "and on Telegram urged demanded \n \n\n 12 reportedly no evidence he she they it his их 水"
).split(" ")


@pytest.fixture(params=sorted(extractors()))
def extract(request: pytest.FixtureRequest) -> Extractor:
    return extractors()[request.param]


def paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def check_extracted(text: str, found: list[Attributed]) -> None:
    for one in found:
        assert one.content
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert list(spans) == sorted(spans)
            assert all(b <= c for (_, b), (c, _) in pairwise(spans))
        apart = [(s, c) for s in one.source for c in one.cue]
        assert all(b <= c or d <= a for (a, b), (c, d) in apart), "source and cue share characters"


def excerpts(account: Account) -> Iterator[Excerpt]:
    for statement in account.statements:
        for a in statement.attributions:
            yield from (e for e in (a.source, a.cue, a.content, a.channel, *a.relays, *a.members) if e)


def check_account(account: Account) -> None:
    text = account.report.text
    assert all(text[e.start : e.end] == e.text and e.text for e in excerpts(account))
    for statement in account.statements:
        assert statement.quote == text[statement.start : statement.end]
        for a in statement.attributions:
            assert len(a.members) != 1
            if a.source and a.cue:
                assert a.cue.end <= a.source.start or a.source.end <= a.cue.start
    covered = {i for s in account.statements for i in range(s.start, s.end)}
    body = {i for a, b in account.report.body for i in range(a, b) if not text[i].isspace()}
    assert body <= covered


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_spans_inside_the_text_and_no_two_answers(extract: Extractor, name: str) -> None:
    text = BAD[name]
    parsed = load_parser()(text, paragraphs(text))
    found = extract(parsed)
    check_extracted(text, found)
    assert extract(parsed) == found
    account = account_of(text, extract)
    check_account(account)
    assert account_of(text, extract) == account


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_in_any_order_keep_the_contract(extract: Extractor, text: str) -> None:
    parsed = load_parser()(text, paragraphs(text))
    check_extracted(text, extract(parsed))
    check_account(account_of(text, extract))


def test_a_long_quotation_is_its_speakers_to_the_end(extract: Extractor) -> None:
    text = "“" + "The river rose and the bridge fell. " * 60 + "Nobody came,” Mayor Lena Orr said."
    account = account_of(text, extract)
    told = [a for s in account.statements for a in s.attributions if a.source and "Orr" in a.source.text]
    assert len(told) >= 0.9 * len(account.statements)
