"""Speech in quotation marks: what stands beside it as its cue, and how far it goes over sentences and paragraphs."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.attribute.frame import Frame, verb_cue
from reportedly.attribute.sources import nominal, verb_source
from reportedly.attribute.speech import SAYS
from reportedly.records import Parsed, Sentence
from reportedly.text.quotations import Quotation, find_quotations
from reportedly.text.trees import child_with, first_at, spans_of, subtree, tokens_within

_TRIM = " \t\n\xa0,;:—–-"
_PARAGRAPH = re.compile(r"[^\n]+")
_SCARE = 3  # a quotation of fewer tokens is a word in quotation marks, not speech of its own


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a parsed text, and the tokens that stand in them."""

    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]
    tokens: frozenset[int]

    def over(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share characters with `start` to `end`."""
        at = max(0, bisect.bisect_right(self.starts, start) - 1)
        found = []
        while at < len(self.quotations) and self.quotations[at].start < end:
            if self.quotations[at].end > start:
                found.append(self.quotations[at])
            at += 1
        return found


def quoted_tokens(parsed: Parsed) -> Quoted:
    """Find the quotations in the parsed parts of the text."""
    ranges = _parsed_paragraphs(parsed)
    found = tuple(find_quotations(parsed.text, ranges))
    inside = frozenset(tokens_within(parsed, [(q.start, q.end) for q in found]))
    return Quoted(found, tuple(q.start for q in found), inside)


def _parsed_paragraphs(parsed: Parsed) -> list[tuple[int, int]]:
    """The paragraphs of the text as far as they were parsed."""
    ranges: list[tuple[int, int]] = []
    for sentence in parsed.sentences:
        if ranges and "\n" not in parsed.text[ranges[-1][1] : sentence.start]:
            ranges[-1] = (ranges[-1][0], sentence.end)
        else:
            ranges.append((sentence.start, sentence.end))
    return ranges


def quote_frames(parsed: Parsed, quoted: Quoted) -> Iterator[Frame]:
    """Verbs that stand next to a quotation, whatever the parser made of them."""
    for quotation in quoted.quotations:
        inside = tokens_within(parsed, [(quotation.start, quotation.end)])
        if len(inside) < _SCARE + 2:
            continue
        yield from _after(parsed, quoted, inside)
        yield from _asked(parsed, quoted, inside)
        yield from _before(parsed, quoted, inside)


def _after(parsed: Parsed, quoted: Quoted, inside: list[int]) -> Iterator[Frame]:
    sentence = parsed.sentences[parsed.tokens[inside[-1]].sent]
    seen = 0
    for k in range(inside[-1] + 1, min(sentence.last, inside[-1] + 30)):
        token = parsed.tokens[k]
        if k in quoted.tokens:
            return
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "relcl", "acl"):
            source = verb_source(parsed, k)
            if not source or source[0] <= inside[-1]:
                source = _beside(parsed, inside[-1] + 1, k, sentence.last, quoted)
            if token.lemma in ("cite", "quote") and (thing := child_with(parsed, k, "dobj")) is not None and thing > k:
                source = nominal(parsed, thing)  # the words are those of whom the subject quotes
            yield Frame("quote<" + str(min(seen, 1)), k, verb_cue(parsed, k), source, tuple(inside))
            seen += 1
            if seen == 2:
                return


def _asked(parsed: Parsed, quoted: Quoted, inside: list[int]) -> Iterator[Frame]:
    """ "Who fired?" she asked: the mark ends the sentence, so the cue stands alone in the next one."""
    k = inside[-1] + 1
    if k >= len(parsed.tokens) or (last := parsed.text[parsed.tokens[k - 1].start - 1]) not in "?!….":
        return
    sentence = parsed.sentences[parsed.tokens[k].sent]
    if last == "." and not _cue_alone(parsed, sentence):
        return
    if (
        sentence.first != k
        or "\n" in parsed.text[parsed.tokens[k - 1].end : parsed.tokens[k].start]
        or k in quoted.tokens
    ):
        return
    for verb in range(k, min(sentence.last, k + 10)):
        token = parsed.tokens[verb]
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
            source = verb_source(parsed, verb) or _beside(parsed, k, verb, sentence.last, quoted)
            short = sentence.last - sentence.first < 10
            yield Frame("quote?" + "s" * short, verb, verb_cue(parsed, verb), source, tuple(inside))
            return


def _cue_alone(parsed: Parsed, sentence: Sentence) -> bool:
    """ "Ann Roe said." as a sentence of its own, behind a quotation that ends with a full stop."""
    inside = parsed.tokens[sentence.first : sentence.last]
    verbs = [t for t in inside if t.pos in ("VERB", "AUX")]
    return len(inside) <= 6 and len(verbs) == 1 and verbs[0].lemma in SAYS and inside[-1].text == "."


def _before(parsed: Parsed, quoted: Quoted, inside: list[int]) -> Iterator[Frame]:
    first = parsed.sentences[parsed.tokens[inside[0]].sent].first
    name = "quote>"
    begin = inside[0] - 1
    if first == inside[0]:  # the sentence before may introduce it with a colon
        if begin < 0 or parsed.tokens[begin].text != ":":
            return
        first = parsed.sentences[parsed.tokens[begin].sent].first
        name = "quote:"
    mark = parsed.tokens[begin].text if begin >= 0 and parsed.tokens[begin].text in ",:" else ""
    seen = 0
    for k in range(begin, max(first - 1, begin - 30), -1):
        token = parsed.tokens[k]
        if k in quoted.tokens:
            return
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            if seen < 2 or (name == "quote:" and token.lemma in SAYS):
                source = tuple(t for t in verb_source(parsed, k) if t not in quoted.tokens)
                yield Frame(f"{name}{mark}{min(seen, 1)}", k, verb_cue(parsed, k), source, tuple(inside))
            seen += 1
            if seen == 2 and name != "quote:":
                return


def _beside(parsed: Parsed, first: int, verb: int, last: int, quoted: Quoted) -> tuple[int, ...]:
    """The noun phrase between the quotation and the verb, or right after the verb ("said X")."""
    for k in [*range(verb - 1, first - 1, -1), *range(verb + 1, min(last, verb + 6))]:
        token = parsed.tokens[k]
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "poss", "npadvmod", "pobj"):
            return tuple(
                t for t in subtree(parsed, k) if first <= t and t not in quoted.tokens and (t < verb) == (k < verb)
            )
    return ()


def widen(parsed: Parsed, frame: Frame, quoted: Quoted) -> tuple[tuple[int, int], ...]:
    """The offsets of a frame's content: whole quotations, and those that follow without a cue, no edge marks."""
    inside = [k for k in frame.content if k not in frame.cue and k not in frame.source]
    if not inside:
        return ()
    cue = parsed.tokens[frame.head].start
    spans = list(spans_of(parsed, inside))
    around = next((q for q in quoted.over(cue, cue + 1) if q.start < cue < q.end), None)
    if around is not None:  # what is said inside a quotation does not go beyond it
        spans = [
            (max(a, around.start), min(b, around.end - 1)) for a, b in spans if a < around.end - 1 and b > around.start
        ]
    share = sum(k in quoted.tokens for k in inside) / len(inside)
    touched = [q for a, b in spans for q in quoted.over(a, b) if not q.start <= cue < q.end]
    if share >= 0.8 and touched:
        before = [(a, b) for a, b in spans if frame.name in ("ccomp", "ccomp-p")]  # "said that “…”"
        spans = [*before, *((q.start, q.end) for q in touched)]
    else:
        spans += [(q.start, q.end) for q in touched if _mostly(q, spans)]
    if share >= 0.8 and touched:
        spans += [(q.start, q.end) for q in speech_end(parsed, max(touched, key=lambda q: q.end), cue, quoted)]
    return _clean(parsed.text, _joined(spans))


def _mostly(quotation: Quotation, spans: list[tuple[int, int]]) -> bool:
    covered = sum(max(0, min(b, quotation.end) - max(a, quotation.start)) for a, b in spans)
    return covered * 2 >= quotation.end - quotation.start or any(a <= quotation.start + 1 <= b for a, b in spans)


def speech_end(parsed: Parsed, last: Quotation, cue: int, quoted: Quoted) -> list[Quotation]:
    """The quotations after `last` that are the same speech: no words between but the cue's, no cue of its own."""
    found: list[Quotation] = []
    sentence = parsed.sentences[
        parsed.tokens[min(first_at(parsed, max(cue, last.end - 1)), len(parsed.tokens) - 1)].sent
    ]
    at = max(sentence.end, last.end)
    n = bisect.bisect_left(quoted.starts, last.end)
    if (
        n < len(quoted.quotations)
        and quoted.quotations[n].start < sentence.end
        and last.end <= cue < quoted.quotations[n].start
    ):
        following = quoted.quotations[n]  # "A," she said, "B."
        between = parsed.tokens[first_at(parsed, cue) + 1 : first_at(parsed, following.start)]
        spoken = len(parsed.text[following.start : following.end].split()) > _SCARE
        if spoken and len(between) < 40 and not any(t.pos == "VERB" for t in between):
            found.append(following)
            at = max(at, following.end)
            n += 1
    while n < len(quoted.quotations):
        following = quoted.quotations[n]
        gap = parsed.text[at : following.start]
        if gap.strip() or not _whole_sentence(parsed, following):
            break
        if "\n" in gap and not following.continues and not _whole_paragraph(parsed.text, following):
            break
        found.append(following)
        at = following.end
        n += 1
    return found


def _whole_sentence(parsed: Parsed, quotation: Quotation) -> bool:
    """Whether nothing but the quotation stands in its last sentence: no cue of its own can follow it."""
    k = first_at(parsed, quotation.end)
    if k >= len(parsed.tokens):
        return True
    before = parsed.tokens[k - 1]
    return parsed.tokens[k].sent != before.sent or not any(
        t.pos in ("VERB", "AUX") for t in parsed.tokens[k : parsed.sentences[before.sent].last]
    )


def _whole_paragraph(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is all of its paragraph: with no cue of its own it is the last speaker's."""
    stop = text.find("\n", quotation.end)
    return not text[quotation.end : stop if stop >= 0 else len(text)].strip()


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if found and a <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def _clean(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Without commas, dashes and full stops at the edges; pieces without a letter or digit are left out."""
    found = []
    for a, b in spans:
        while a < b and (text[a] in _TRIM or (text[a] == "." and b - a > 1)):
            a += 1
        while a < b and (text[b - 1] in _TRIM or (text[b - 1] == "." and text[b - 2 : b - 1].islower())):
            b -= 1
        if any(c.isalnum() for c in text[a:b]):
            found.append((a, b))
    return tuple(found)
