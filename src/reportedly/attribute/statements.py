"""Cuts a report's body into statements that tile it, each with the chain of those who are said to have said it."""

import bisect
from collections.abc import Sequence

from reportedly.attribute.certainty import certainty_of
from reportedly.attribute.channels import find_channel, find_relays, is_media
from reportedly.attribute.clauses import pieces_of, sentence_ends_within
from reportedly.attribute.collective import find_members
from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.quoting import quoted_tokens
from reportedly.attribute.speech import DENYING, SPEAKING, is_told
from reportedly.attribute.stance import stance_of
from reportedly.records import Attribution, Excerpt, Parsed, Report, Statement
from reportedly.text.trees import Spans, ancestors, spans_of, subtree, tokens_within, top_of

_MOSTLY = 0.5  # of a piece's words, its sources and cues aside, that a content must hold for the piece to be its
_LONGEST_CUE = 40  # characters of a cue in several parts that is shown as one
_DEEPEST = 5  # attributions in one chain; news text seldom goes beyond three
_WITHHOLDING = frozenset("decline refuse fail stop avoid hesitate".split())


def build_statements(report: Report, parsed: Parsed, found: Sequence[Attributed]) -> tuple[Statement, ...]:
    """The statements of the report's body in order; every character but white space is in exactly one."""
    told = sorted(
        (
            a
            for a in found
            if is_told(a, _words(parsed, a.content), _words(parsed, a.source).lower()) and not _withheld(parsed, a)
        ),
        key=lambda a: (_start(a.content), a.cue, a.content),
    )
    index = _Index(told)
    made: list[Statement] = []
    for start, end in cut_body(report, parsed):
        chain = _without_presupposed(parsed, start, end, _chain(parsed, start, end, index.near(start, end)))
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
                certainty=certainty_of(parsed, start, end, chain),
            )
        )
    return tuple(made)


def _is_told(parsed: Parsed, one: Attributed) -> bool:
    return is_told(one, _words(parsed, one.content), _words(parsed, one.source).lower())


def _withheld(parsed: Parsed, one: Attributed) -> bool:
    """Whether the words say that the source did not say it: "did not confirm", "has yet to say", "declined to say"."""
    cue = cue_head(parsed, one)
    if one.frame == "transcript":  # a photograph's credit looks like one
        return any(is_media(parsed.text[a:b]) for a, b in one.source)
    if cue is None or one.frame.startswith(("quote", "final")):
        return False
    who = [parsed.text[a:b].lower() for a, b in one.source]
    if who in (["it"], ["this"], ["that"], ["what"]) and one.lemma not in SPEAKING:
        return True
    inside = tokens_within(parsed, one.cue)
    if any(parsed.tokens[k].dep == "neg" and parsed.tokens[k].head in inside for k in inside):
        return True
    token = parsed.tokens[cue]
    head = parsed.tokens[token.head]
    return token.dep == "xcomp" and (
        head.lemma in _WITHHOLDING or (head.lemma == "have" and "yet" in _words_of(parsed, head.i))
    )


def _words(parsed: Parsed, spans: Spans) -> str:
    return " ".join(parsed.text[a:b] for a, b in spans)


def _words_of(parsed: Parsed, head: int) -> list[str]:
    return [parsed.tokens[k].lemma.lower() for k in parsed.children[head]]


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
    around = [a for a in near if not any(o is not a and _inside(a, o) for o in near)]
    aside = [s for a in near for s in (*a.source, *a.cue)]
    chain: list[Attributed] = []
    whole: Spans = ((start, end),)
    while around and len(chain) < _DEEPEST:
        holding = [a for a in around if _holds(parsed, a, start, end, whole, aside)]
        if not holding:
            break
        best = max(holding, key=lambda a: (overlap(a.content, start, end), a.score))
        chain.append(best)
        whole = best.content
        within = [a for a in near if a is not best and _inside(a, best)]
        around = [a for a in within if not any(o is not a and _inside(a, o) for o in within)]
    return chain


def _without_presupposed(parsed: Parsed, start: int, end: int, chain: list[Attributed]) -> list[Attributed]:
    """The chain up to a denial whose words the piece only describes.

    "Denied shelling the school, | which has 300 pupils": how many pupils it has was not denied.
    """
    top = top_of(parsed, tokens_within(parsed, [(start, end)]))
    if top is None or parsed.tokens[top].dep != "relcl":
        return chain
    noun = parsed.tokens[parsed.tokens[top].head].start
    for n, one in enumerate(chain):
        if one.lemma in DENYING and not start <= noun < end and overlap(one.content, noun, noun + 1):
            return chain[:n]
    return chain


def _inside(inner: Attributed, outer: Attributed) -> bool:
    """Whether the inner one stands in the outer one's content: its cue does, or it says so itself."""
    if inner.under:
        return inner.under == outer.cue
    return any(a <= _start(inner.cue) < b for a, b in outer.content)


def _holds(
    parsed: Parsed, one: Attributed, start: int, end: int, whole: Spans, aside: Sequence[tuple[int, int]]
) -> bool:
    """Whether what the piece tells (`whole`) is this source's word: mostly content, or the cue is its main verb."""
    held = _letters(parsed.text, one.content, start, end)
    if not held:
        return False
    inside = [(max(a, c), min(b, d)) for a, b in whole for c, d in aside if min(b, d) > max(a, c)]
    outside = [s for s in inside if not overlap(one.content, *s)]
    told = _letters(parsed.text, whole, start, end) - _letters(parsed.text, tuple(outside), start, end)
    if held >= _MOSTLY * max(1, told):
        return True
    cue = cue_head(parsed, one)
    return cue is not None and start <= _start(one.cue) < end and _is_main(parsed, cue, start, end)


def _is_main(parsed: Parsed, cue: int, start: int, end: int) -> bool:
    """Whether the cue is the piece's main verb, or coordinated with it."""
    top = top_of(parsed, tokens_within(parsed, [(start, end)]))
    above = [k for k in ancestors(parsed, cue) if start <= parsed.tokens[k].start < end]
    return top == cue or all(parsed.tokens[k].dep in ("conj", "ROOT") for k in (cue, *above))


def _letters(text: str, spans: Spans, start: int, end: int) -> int:
    return sum(c.isalnum() for a, b in spans for c in text[max(a, start) : min(b, end)])


def _attribution(parsed: Parsed, one: Attributed, start: int, end: int, outer: Sequence[Attributed]) -> Attribution:
    source = _antecedent(parsed, one.source)
    inside = [(max(a, start), min(b, end)) for a, b in one.content if min(b, end) > max(a, start)]
    content = _trim(parsed.text, inside[0][0], inside[-1][1]) or (start, end)
    members = find_members(parsed, one)
    carried = [m for o in outer for m in _carriers(parsed, o)]
    if members and all(is_media(m.text) for m in members):  # "Reuters and AFP reported": each of them carries it
        carried += members
    relays = [r for r in find_relays(parsed, one) if all(r.start != c.start for c in carried)]
    return Attribution(
        source=_excerpt(parsed, source, one.cue),
        cue=_cue_excerpt(parsed, one),
        content=excerpt(parsed.text, *content),
        channel=find_channel(parsed, one),
        relays=(*carried, *relays),
        members=tuple(members),
    )


def _carriers(parsed: Parsed, outer: Attributed) -> list[Excerpt]:
    """The media that an outer attribution's source names, one by one."""
    several = find_members(parsed, outer)
    source = _excerpt(parsed, outer.source)
    named = several or ([source] if source else [])
    return [n for n in named if is_media(n.text)]


def _antecedent(parsed: Parsed, source: Spans) -> Spans:
    """The noun that a relative pronoun stands for ("the agency, which said …"), else the source as it is."""
    inside = tokens_within(parsed, source)
    if len(inside) != 1 or parsed.tokens[inside[0]].tag not in ("WDT", "WP"):
        return source
    verb = parsed.tokens[inside[0]].head
    while parsed.tokens[verb].dep in ("conj", "xcomp", "aux") and parsed.tokens[verb].head != verb:
        verb = parsed.tokens[verb].head
    if parsed.tokens[verb].dep != "relcl":
        return source
    noun = parsed.tokens[verb].head
    phrase = [
        k for k in subtree(parsed, noun, lambda t: t.dep in ("relcl", "acl", "punct") and t.i > noun) if k < inside[0]
    ]
    return spans_of(parsed, phrase) or source


def _excerpt(parsed: Parsed, spans: Spans, cue: Spans = ()) -> Excerpt | None:
    """The words from the first span to the last where they stand close together without the cue, else the first's."""
    if not spans:
        return None
    first, last = spans[0][0], spans[-1][1]
    if len(spans) > 1 and (sum(b - a for a, b in spans) * 2 < last - first or overlap(cue, first, last)):
        last = spans[0][1]
    return excerpt(parsed.text, first, last)


def _cue_excerpt(parsed: Parsed, one: Attributed) -> Excerpt | None:
    """The cue, whole where it stands close together ("has repeatedly denied"), else the part with its head."""
    if not one.cue:
        return None
    first, last = one.cue[0][0], one.cue[-1][1]
    if last - first > _LONGEST_CUE or any(overlap((s,), first, last) for s in (*one.source, *one.content)):
        head = cue_head(parsed, one)
        at = parsed.tokens[head].start if head is not None else first
        first, last = next(((a, b) for a, b in one.cue if a <= at < b), one.cue[0])
    return excerpt(parsed.text, first, last)


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The words of the text from `start` to `end`."""
    return Excerpt(start, end, text[start:end])
