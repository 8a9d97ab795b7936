"""Attributions that news nests in another's or tells by accusing; added to whatever an extractor found.

"…, Norpress reported, citing two officials" has two voices, the second inside the first.  "Was accused by the council
of hiding the leak" gives the council's word.  Corpora of attribution label one or neither, so no extractor learns them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.attribute.channels import is_media
from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.frame import verb_cue
from reportedly.attribute.sources import agent, is_passive, nominal
from reportedly.attribute.speech import SPEAKING
from reportedly.attribute.voiced import cites_voice
from reportedly.records import Parsed, Token
from reportedly.text.trees import Spans, ancestors, child_with, children_with, spans_of, subtree, top_of

_CITES = ("cite", "quote")
_LEAST = 3  # tokens that were quoted, where the cue stands behind them
_REACH = 12  # tokens between a medium's name and its "citing", where the parser does not join them


def with_nested(parsed: Parsed, found: Sequence[Attributed]) -> list[Attributed]:
    """The attributions and those that are nested in them or told by accusing; in order of their cues."""
    heads = {head: one for one in found if (head := cue_head(parsed, one)) is not None}
    taken: set[int] = set()
    added: list[Attributed] = []
    for token in parsed.tokens:
        if token.lemma in _CITES and token.tag in ("VBG", "VBD", "VBZ"):
            new = [*_cited(parsed, token, heads), *_quoted_behind(parsed, token, heads)]
        elif token.lemma in ("accuse", "blame") and token.pos == "VERB" and not _told(heads.get(token.i)):
            new = list(_accused(parsed, token))
        else:
            continue
        if new:
            added += new
            taken |= {token.i, *_misread(parsed, token, heads), *_replaced(parsed, new)}
    kept = [one for one in found if cue_head(parsed, one) not in taken]
    return sorted([*kept, *added], key=lambda a: (a.cue, a.content))


def _replaced(parsed: Parsed, new: Sequence[Attributed]) -> list[int]:
    return [head for one in new if (head := cue_head(parsed, one)) is not None]


def _told(one: Attributed | None) -> bool:
    """Whether the extractor already has the whole accusation: a source, and more than the accused."""
    return one is not None and bool(one.source) and not one.frame.startswith("passive")


def _misread(parsed: Parsed, verb: Token, heads: dict[int, Attributed]) -> list[int]:
    """Cues without a source among the words that hang on the verb: "the opposition | of hiding …"."""
    return [k for k in subtree(parsed, verb.i) if k in heads and not heads[k].source and heads[k].frame[:2] == "n:"]


def _cited(parsed: Parsed, verb: Token, heads: dict[int, Attributed]) -> Iterator[Attributed]:
    """ "…, Norpress reported, citing the mayor": the mayor's word, carried by Norpress."""
    if not cites_voice(parsed, verb):
        return
    outer = _outer_of(parsed, verb, heads)
    if outer is None:
        return
    thing = next(k for k in children_with(parsed, verb.i, "dobj") if k > verb.i)
    whole = nominal(parsed, thing)
    source = [k for k in whole if k < _first_clause(parsed, whole)]
    content = _beyond(parsed, outer.content, verb.start, source[-1] + 1)
    if content:
        speaker = tuple((a, min(b, _before_relative(parsed, verb))) for a, b in outer.source if a < verb.start)
        if (content, speaker) != (outer.content, outer.source):  # "said, citing the mayor, that …", "X, which cited Y"
            yield replace(outer, content=content, source=speaker or outer.source)
        yield Attributed(_trim(parsed, source), spans_of(parsed, [verb.i]), content, "citing", "cite", under=outer.cue)


def _before_relative(parsed: Parsed, verb: Token) -> int:
    """Where "…, which cited …" begins, its comma left out; the verb's own start for anything else."""
    if verb.dep != "relcl":
        return verb.start
    first = subtree(parsed, verb.i)[0]
    return (
        parsed.tokens[first - 1].start if first and parsed.tokens[first - 1].text == "," else parsed.tokens[first].start
    )


def _beyond(parsed: Parsed, content: Spans, start: int, after: int) -> Spans:
    """The content without what is cited in it: from the offset `start` to the token `after`, a comma behind it too."""
    while after < len(parsed.tokens) and parsed.tokens[after].text == ",":
        after += 1
    stop = parsed.tokens[after].start if after < len(parsed.tokens) else len(parsed.text)
    kept = [(a, min(b, start)) for a, b in content if a < start] + [(max(a, stop), b) for a, b in content if b > stop]
    return tuple((a, len(parsed.text[:b].rstrip(" ,"))) if b <= start else (a, b) for a, b in kept if a < b)


def _first_clause(parsed: Parsed, whole: Sequence[int]) -> int:
    """Where a comma ends the noun phrase that is cited; past its end where none does."""
    return next((k for k in whole[1:] if parsed.tokens[k].text == ","), whole[-1] + 1)


def _outer_of(parsed: Parsed, verb: Token, heads: dict[int, Attributed]) -> Attributed | None:
    """The attribution whose speaker cites: its cue is above the verb, or its medium stands right before it."""
    for k in ancestors(parsed, verb.i)[:4]:
        if k in heads and heads[k].source and heads[k].lemma in SPEAKING | {"accord", "according"}:
            return heads[k]
    first = parsed.sentences[verb.sent].first
    for k in range(verb.i - 1, max(first - 1, verb.i - _REACH), -1):
        one = heads.get(k)
        if one is not None and one.source and is_media(parsed.text[one.source[0][0] : one.source[-1][1]]):
            return one
    return None


def _quoted_behind(parsed: Parsed, verb: Token, heads: dict[int, Attributed]) -> Iterator[Attributed]:
    """ "The road was open, Norpress quoted the mayor as saying": both voices, by word order."""
    sentence = parsed.sentences[verb.sent]
    near = parsed.tokens[verb.i + 1 : min(sentence.last, verb.i + 15)]
    as_ = next((t.i for t in near if t.text.lower() == "as"), -1)
    said = as_ + 1
    if as_ < verb.i + 2 or said >= sentence.last or parsed.tokens[said].tag != "VBG":
        return
    if child_with(parsed, said, "ccomp", "dobj") is not None:
        return
    first = verb.i
    while first > sentence.first and _is_nominal(parsed.tokens[first - 1]):
        first -= 1
    content = list(range(sentence.first, first))
    while content and parsed.tokens[content[-1]].text == ",":
        content.pop()
    if first == verb.i or len(content) < _LEAST or parsed.tokens[first - 1].text not in (",", '"', "”", "''"):
        return
    one, told = heads.get(verb.i), spans_of(parsed, content)
    cue = spans_of(parsed, [verb.i])
    yield Attributed(spans_of(parsed, range(first, verb.i)), cue, told, "quoted", verb.lemma, one.score if one else 0.0)
    who = range(verb.i + 1, as_)
    yield Attributed(spans_of(parsed, who), spans_of(parsed, [said]), told, "citing", "say", under=cue)


def _is_nominal(token: Token) -> bool:
    return token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART") and token.tag != "TO"


def _accused(parsed: Parsed, verb: Token) -> Iterator[Attributed]:
    """ "Y was accused by X of Z", "X blamed Y for Z", "Z was blamed on Y by X": what X says of Y."""
    i = verb.i
    passive = is_passive(parsed, i)
    who = agent(parsed, i) if passive else nominal(parsed, child_with(parsed, i, "nsubj"))
    target = child_with(parsed, i, "nsubjpass" if passive else "dobj")
    charges = [k for k in children_with(parsed, i, "prep") if parsed.tokens[k].lemma in ("of", "for", "on") and k > i]
    if not who or target is None:
        return
    told = [k for k in subtree(parsed, i) if k > charges[0] - 1 and k not in who] if charges else []
    who = tuple(k for k in who if k not in set(told)) if passive else who
    if not charges:
        charges = [k for k in who if parsed.tokens[k].lemma in ("of", "for") and parsed.tokens[k].dep == "prep"]
        told = [k for k in who if charges and k >= charges[0]]
        who = tuple(k for k in who if k not in set(told))
    if not passive:
        told = [k for k in subtree(parsed, i) if k >= subtree(parsed, target)[0] and k > i]
    told = _up_to_next_clause(parsed, told, i)
    if who and told and top_of(parsed, who) is not None:
        cue = spans_of(parsed, verb_cue(parsed, i))
        yield Attributed(_trim(parsed, who), cue, spans_of(parsed, told), "accuse", verb.lemma)


def _up_to_next_clause(parsed: Parsed, told: Sequence[int], verb: int) -> list[int]:
    """Without a clause that goes on with the accuser ("…, and said"), and without closing marks."""
    stop = min((subtree(parsed, k)[0] for k in children_with(parsed, verb, "conj", "advcl", "cc") if k > verb),
               default=len(parsed.tokens))  # fmt: skip
    kept = [k for k in told if k < stop]
    while kept and parsed.tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    return kept


def _trim(parsed: Parsed, indices: Sequence[int]) -> tuple[tuple[int, int], ...]:
    kept = list(indices)
    while kept and parsed.tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    return spans_of(parsed, kept)
