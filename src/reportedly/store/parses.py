"""A parse as compact bytes: what follows from the text and the heads is not kept twice.

The parse is the largest part of an account (some 25 times its text as plain records), and with it a story's dossier
is made again without parsing anything again.
"""

from typing import Any

from reportedly.records import Parsed, Sentence, Token
from reportedly.store.encoding import deflate, inflate, pack, unpack

_COLUMNS = ("lemma", "pos", "tag", "dep", "ent", "morph")  # strings, kept as numbers into a list of those that occur


def pack_parse(parsed: Parsed, text: str) -> bytes:
    """The bytes of the parse of a report with this text."""
    plain = _is_plain(parsed)
    if not plain:  # never made by our parser; kept all the same
        return b"w" + pack(parsed, Parsed)
    words = {word: n for n, word in enumerate(dict.fromkeys(getattr(t, c) for c in _COLUMNS for t in parsed.tokens))}
    return b"p" + deflate(
        {
            "text": None if parsed.text == text else parsed.text,
            "words": list(words),
            "start": _steps([t.start for t in parsed.tokens]),
            "length": [t.end - t.start for t in parsed.tokens],
            "head": [t.head - t.i for t in parsed.tokens],
            "ent_start": [int(t.ent_start) for t in parsed.tokens],
            "sent": _steps([t.sent for t in parsed.tokens]),
            "sentences": [[s.start, s.end, s.first, s.last] for s in parsed.sentences],
            **{c: [words[getattr(t, c)] for t in parsed.tokens] for c in _COLUMNS},
        }
    )


def unpack_parse(data: bytes, text: str) -> Parsed:
    """The parse that `pack_parse` was given with this text."""
    if data[:1] == b"w":
        return unpack(data[1:], Parsed)
    kept = inflate(data[1:])
    text = text if kept["text"] is None else kept["text"]
    tokens = _tokens(kept, text)
    sentences = tuple(Sentence(*s) for s in kept["sentences"])
    return Parsed(text, tokens, sentences, _children([t.head for t in tokens]))


def _tokens(kept: dict[str, Any], text: str) -> tuple[Token, ...]:
    words = kept["words"]
    lemma, pos, tag, dep, ent, morph = ([words[n] for n in kept[c]] for c in _COLUMNS)
    return tuple(
        Token(
            i=i,
            start=start,
            end=start + kept["length"][i],
            text=text[start : start + kept["length"][i]],
            lemma=lemma[i],
            pos=pos[i],
            tag=tag[i],
            dep=dep[i],
            head=i + kept["head"][i],
            ent=ent[i],
            ent_start=bool(kept["ent_start"][i]),
            sent=sent,
            morph=morph[i],
        )
        for i, (start, sent) in enumerate(zip(_sums(kept["start"]), _sums(kept["sent"]), strict=True))
    )


def _is_plain(parsed: Parsed) -> bool:
    tokens = parsed.tokens
    return all(
        t.i == i and t.text == parsed.text[t.start : t.end] and 0 <= t.start <= t.end and 0 <= t.head < len(tokens)
        for i, t in enumerate(tokens)
    ) and parsed.children == _children([t.head for t in tokens])


def _children(heads: list[int]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            found[head].append(i)
    return tuple(map(tuple, found))


def _steps(values: list[int]) -> list[int]:
    return [b - a for a, b in zip([0, *values], values, strict=False)]


def _sums(steps: list[int]) -> list[int]:
    total, sums = 0, []
    for step in steps:
        total += step
        sums.append(total)
    return sums
