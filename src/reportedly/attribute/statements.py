"""Cuts a report's body into statements that tile it, each with the chain of those who are said to have said it."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attribute.channels import find_channel, find_relays, is_media
from reportedly.attribute.clauses import pieces_of, sentence_ends_within
from reportedly.attribute.extractor import Attributed
from reportedly.attribute.quoting import quoted_tokens
from reportedly.attribute.speech import is_told
from reportedly.attribute.stance import stance_of
from reportedly.records import Attribution, Excerpt, Parsed, Report, Statement
from reportedly.text.trees import Spans, ancestors, first_at, tokens_within, top_of

_MOSTLY = 0.5  # of a piece's words, its sources and cues aside, that a content must hold for the piece to be its


def build_statements(report: Report, parsed: Parsed, found: Sequence[Attributed]) -> tuple[Statement, ...]:
    """The statements of the report's body in order of their start; every character but white space is in exactly one."""
    told = sorted((a for a in found if is_told(a)), key=lambda a: (_start(a.content), a.cue, a.content))
    index = _Index(told)
    made = []
    for start, end in cut_body(report, parsed):
        chain = _chain(parsed, start, end, index.near(start, end))
        attributions = tuple(_attribution(parsed, a, start, end, chain[:n]) for n, a in enumerate(chain))
        made.append(
            Statement(
                id=f"{report.id}.s{len(made) + 1}",
                report=report.id,
                start=start,
                end=end,
                quote=parsed.text[start:end],
                stance=stance_of(parsed, start, end, chain),
                attributions=attributions,
            )
        )
    return tuple(made)


def cut_body(report: Report, parsed: Parsed) -> list[tuple[int, int]]:
    """The spans of the statements: sentences, and parts of sentences that tell something of their own."""
    quoted = quoted_tokens(parsed)
    cuts: list[int] = []
    for sentence in parsed.sentences:
        cuts += [sentence.start, *pieces_of(parsed, sentence, quoted)]
        cuts += sentence_ends_within(parsed.text, quoted, sentence.start, sentence.end)
    cuts = sorted(set(cuts))
    found = []
    for start, end in report.body:
        inner = cuts[bisect.bisect_right(cuts, start) : bisect.bisect_left(cuts, end)]
        for a, b in zip([start, *inner], [*inner, end], strict=True):
            if trimmed := _trim(parsed.text, a, b):
                found.append(trimmed)
    return _with_marks_joined(parsed.text, found)


def _with_marks_joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A piece without a letter or digit (a stray mark) goes to the piece before it in its paragraph."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        bare = not any(c.isalnum() for c in text[start:end])
        if bare and found and "\n" not in text[found[-1][1] : start]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    inside = text[start:end]
    if not inside.strip():
        return None
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


class _Index:
    """Attributions by where their content stands, so that each piece looks only at its own."""

    def __init__(self, found: Sequence[Attributed]) -> None:
        self._by_block: dict[int, list[int]] = {}
        self._found = found
        for n, one in enumerate(found):
            for block in sorted({k for a, b in (*one.content, *one.cue) for k in range(a // 500, b // 500 + 1)}):
                self._by_block.setdefault(block, []).append(n)

    def near(self, start: int, end: int) -> list[Attributed]:
        """Those whose content shares characters with the span, in order."""
        numbers = sorted({n for k in range(start // 500, end // 500 + 1) for n in self._by_block.get(k, ())})
        return [self._found[n] for n in numbers if overlap(self._found[n].content, start, end)]


def overlap(spans: Spans, start: int, end: int) -> int:
    """How many characters of `start` to `end` the spans hold."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


def _start(spans: Spans) -> int:
    return spans[0][0] if spans else -1


def _chain(parsed: Parsed, start: int, end: int, near: Sequence[Attributed]) -> list[Attributed]:
    """The attributions that stand over the piece, outermost first: each next one's cue is in the content before it."""
    holding = [a for a in near if _holds(parsed, a, start, end)]
    holding.sort(key=lambda a: (-_depth(a, holding), a.cue, a.content), reverse=False)
    holding.sort(key=lambda a: (_depth(a, holding), a.cue, a.content))
    chain: list[Attributed] = []
    for one in holding:
        if not chain or _inside(one, chain[-1]):
            chain.append(one)
    rivals = [a for a in holding if a not in chain]
    if rivals and len(chain) == 1 and overlap(chain[0].content, start, end) < max(overlap(r.content, start, end) for r in rivals) / 2:
        chain = [max(rivals, key=lambda r: (overlap(r.content, start, end), r.score))]
    return chain


def _depth(one: Attributed, others: Sequence[Attributed]) -> int:
    return sum(_inside(one, other) for other in others if other is not one)


def _inside(inner: Attributed, outer: Attributed) -> bool:
    """Whether the inner one's cue stands in the outer one's content."""
    return any(a <= _start(inner.cue) < b for a, b in outer.content)


def _holds(parsed: Parsed, one: Attributed, start: int, end: int) -> bool:
    """Whether the piece as a whole is this source's word: mostly content, or the cue is the piece's main verb."""
    held = _letters(parsed.text, one.content, start, end)
    if not held:
        return False
    aside = _letters(parsed.text, (*one.source, *one.cue), start, end)
    whole = _letters(parsed.text, ((start, end),), start, end)
    if held >= _MOSTLY * max(1, whole - aside):
        return True
    cue = first_at(parsed, _start(one.cue))
    return start <= _start(one.cue) < end and _is_main(parsed, cue, start, end)


def _is_main(parsed: Parsed, cue: int, start: int, end: int) -> bool:
    top = top_of(parsed, tokens_within(parsed, [(start, end)]))
    above = [k for k in ancestors(parsed, cue) if start <= parsed.tokens[k].start < end]
    return top == cue or all(parsed.tokens[k].dep in ("conj", "ROOT") for k in (cue, *above))


def _letters(text: str, spans: Spans, start: int, end: int) -> int:
    return sum(c.isalnum() for a, b in spans for c in text[max(a, start) : min(b, end)])


def _attribution(
    parsed: Parsed, one: Attributed, start: int, end: int, outer: Sequence[Attributed]
) -> Attribution:
    inside = [(max(a, start), min(b, end)) for a, b in one.content if min(b, end) > max(a, start)]
    content = _trim(parsed.text, inside[0][0], inside[-1][1]) or (start, end)
    carried = [s for o in outer if (s := _excerpt(parsed, o.source)) is not None and is_media(s.text)]
    relays = [r for r in find_relays(parsed, one) if all(r.start != c.start for c in carried)]
    return Attribution(
        source=_excerpt(parsed, one.source),
        cue=_excerpt(parsed, one.cue),
        content=excerpt(parsed.text, *content),
        channel=find_channel(parsed, one),
        relays=tuple([*carried, *relays]),
    )


def _excerpt(parsed: Parsed, spans: Spans) -> Excerpt | None:
    """The words from the first span to the last where they stand close together, else the first span's."""
    if not spans:
        return None
    first, last = spans[0][0], spans[-1][1]
    if len(spans) > 1 and sum(b - a for a, b in spans) * 2 < last - first:
        last = spans[0][1]
    return excerpt(parsed.text, first, last)


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The words of the text from `start` to `end`."""
    return Excerpt(start, end, text[start:end])
