"""By what a source spoke (Telegram, state television, a press conference) and who carried its words (an agency)."""

import re
from collections.abc import Iterable, Iterator

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.records import Excerpt, Parsed, Token
from reportedly.text.outlets import find_outlet
from reportedly.text.trees import child_with, children_with, subtree, tokens_within, top_of

_CHANNEL = re.compile(
    r"\b(?:telegram|twitter|x|facebook|truth social|instagram|whatsapp|tiktok|youtube|weibo|signal|bluesky|threads"
    r"|linkedin|vk|vkontakte|mastodon|snapchat|television|tv|radio|channels?|platform|social media|network|posts?"
    r"|tweets?|interviews?|podcast|video|audio|recording|voice note|text messages?|(?:news|press) conference|briefing"
    r"|speech|address|statements?|letter|e-?mails?|calls?|phone|telephone|message|memo"
    r"|testimony|hearing|website|blog|note|communiqu[eé]|broadcast|remarks|comments|op-ed|livestream|release"
    r"|court filing|filing|affidavit|report|press release|declaration)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\b(?:news agency|newswire|wire service|news agencies|agency|media|newspapers?|press|television|tv|broadcasters?"
    r"|radio|outlets?|magazine|correspondents?|reporters?|journalists?"
    r"|[A-Z][\w.-]* (?:Times|Post|Journal|Guardian|Telegraph|Tribune|Gazette|Herald|Chronicle|Globe|Mirror|Mail|News)"
    r")\b"
)
_NAMED_MEDIA = re.compile(r"\b(?:television|tv|radio|channel|broadcaster)\b", re.IGNORECASE)
_AT_LARGE = re.compile(r"^(?:the )?(?:press|media|reporters?|journalists?|news conference|press conference)$", re.I)
_CARRY = ("in", "on", "via", "through", "at", "during", "over", "by", "from")
_SPEAKING = frozenset("write post speak say tell address appear tweet broadcast".split())
# Who did this to somebody's words carried them.
_CARRYING = frozenset(
    "carry see obtain review publish quote cite report release broadcast air read verify run seen report relay".split()
)
_POSTED = frozenset("post publish broadcast air release upload share distribute issue circulate".split())
_TO = ("by", "to", "with", "for")


def is_media(words: str) -> bool:
    """Whether the words name an agency, an outlet, or media in general."""
    return find_outlet(words) is not None or _MEDIA.search(words) is not None


def find_channel(parsed: Parsed, one: Attributed) -> Excerpt | None:
    """By what the source spoke, as far as the words around the cue tell; None when they do not."""
    for head in _cue_words(parsed, one):
        for thing in _objects(parsed, head, _CARRY):
            if not _in_content(one, parsed.tokens[thing].start) and (
                (found := _named(parsed, thing, _CHANNEL)) is not None
            ):
                return found
        for thing in children_with(parsed, head, "dobj", "dative"):
            if (
                not _in_content(one, parsed.tokens[thing].start)
                and (found := _named(parsed, thing, _NAMED_MEDIA)) is not None
            ):
                return found
    return _posted(parsed, one)


def _posted(parsed: Parsed, one: Attributed) -> Excerpt | None:
    """ "A statement posted on Telegram said …": where the source, a document, was put."""
    for k in tokens_within(parsed, one.source):
        if parsed.tokens[k].tag == "VBN" and parsed.tokens[k].lemma in _POSTED:
            for thing in _objects(parsed, k, ("on", "in", "via", "to", "by", "through")):
                if (found := _named(parsed, thing, _CHANNEL)) is not None:
                    return found
    return None


def find_relays(parsed: Parsed, one: Attributed) -> list[Excerpt]:
    """Who carried the words, in order: "told Reuters", "quoted by X", "in a letter seen by X", "interview with X"."""
    found: dict[int, Excerpt] = {}
    for thing in _receivers(parsed, one):
        for k in _with_conjuncts(parsed, thing):
            start = parsed.tokens[k].start
            if _in_content(one, start) or (_is_plain_source(parsed, one, k)):
                continue
            words = _words(parsed, k)
            if is_media(words.text) and not _NAMED_MEDIA.search(words.text) and not _AT_LARGE.match(words.text):
                found.setdefault(words.start, words)
    return [found[k] for k in sorted(found)]


def _cue_words(parsed: Parsed, one: Attributed) -> list[int]:
    """The verbs of saying: the cue, what it hangs on ("quoted as saying"), and what goes with it ("speaking on …")."""
    cue = cue_head(parsed, one)
    if cue is None:
        return []
    heads = [cue, *_spoken_beside(parsed, cue), *tokens_within(parsed, one.cue)]
    token = parsed.tokens[cue]
    if token.dep == "pcomp" and parsed.tokens[token.head].lemma == "as":  # "was quoted by X as saying"
        heads.append(parsed.tokens[token.head].head)
    for prep in children_with(parsed, cue, "prep"):  # "was quoted as saying by X"
        if parsed.tokens[prep].lemma == "as":
            heads += children_with(parsed, prep, "pcomp")
    return [h for h in dict.fromkeys(heads) if not _in_content(one, parsed.tokens[h].start) or h == cue]


def _spoken_beside(parsed: Parsed, cue: int) -> list[int]:
    found = []
    for c in parsed.children[cue]:
        token = parsed.tokens[c]
        if token.lemma.lower() in _SPEAKING and token.dep in ("advcl", "acl"):
            found.append(c)
    return found


def _objects(parsed: Parsed, head: int, preps: Iterable[str]) -> Iterator[int]:
    """What the prepositions hold that hang on a word."""
    for prep in children_with(parsed, head, "prep", "agent", "dative"):
        if parsed.tokens[prep].lemma.lower() in preps:
            yield from children_with(parsed, prep, "pobj")


def _receivers(parsed: Parsed, one: Attributed) -> Iterator[int]:
    """Whoever the words were told to, quoted by, seen by or carried by."""
    for head in _cue_words(parsed, one):
        quoting = parsed.tokens[head].lemma in ("cite", "quote")
        yield from children_with(parsed, head, "dobj", "dative", *(("nsubj",) if quoting else ()))
        yield from _objects(parsed, head, _TO)
        yield from _carriers(parsed, head)
        for thing in [*_objects(parsed, head, _CARRY), *children_with(parsed, head, "dobj")]:
            if not _in_content(one, parsed.tokens[thing].start) and _CHANNEL.search(parsed.tokens[thing].text):
                yield from _objects(parsed, thing, ("with", "to", "for"))
                yield from _carriers(parsed, thing)
    source = tokens_within(parsed, one.source)
    for k in source:
        yield from _carriers(parsed, k)
    top = top_of(parsed, source)
    if top is not None:
        yield from _cited_beside(parsed, source[-1] + 1)


def _carriers(parsed: Parsed, head: int) -> Iterator[int]:
    """ "Seen by X", "carried by X", "as cited by X", hanging on a word."""
    for clause in children_with(parsed, head, "acl", "advcl", "relcl", "amod", "prep"):
        token = parsed.tokens[clause]
        if token.tag in ("VBN", "VBD") and token.lemma in _CARRYING:
            yield from _objects(parsed, clause, ("by", "on", "in"))


def _cited_beside(parsed: Parsed, at: int) -> Iterator[int]:
    """ "The mayor, as cited by X, said": by word order, whatever the parser made of it."""
    near = parsed.tokens[at : at + 4]
    for k, token in enumerate(near):
        if (
            token.lemma in ("cite", "quote", "report")
            and token.tag in ("VBN", "VBD")
            and k
            and near[k - 1].text == "as"
        ):
            yield from _objects(parsed, token.i, ("by",))


def _with_conjuncts(parsed: Parsed, thing: int) -> Iterator[int]:
    at: int | None = thing
    while at is not None:
        yield at
        at = child_with(parsed, at, "conj")


def _is_plain_source(parsed: Parsed, one: Attributed, k: int) -> bool:
    """Whether the word is the source's own head, or joined to it; who carried a document may stand in the source."""
    inside = tokens_within(parsed, one.source)
    top = top_of(parsed, inside)
    return top is not None and k in inside and k in set(_with_conjuncts(parsed, top))


def _in_content(one: Attributed, offset: int) -> bool:
    return any(a <= offset < b for a, b in one.content)


def _named(parsed: Parsed, thing: int, pattern: re.Pattern[str]) -> Excerpt | None:
    words = _words(parsed, thing)
    head: Token = parsed.tokens[thing]
    for match in pattern.finditer(words.text):
        if words.start + match.end() == head.end or head.pos == "PROPN":
            return words
    return None


def _words(parsed: Parsed, thing: int) -> Excerpt:
    """The noun phrase without what hangs behind it."""
    inside = subtree(
        parsed,
        thing,
        lambda t: (
            t.i > thing and t.dep in ("prep", "relcl", "acl", "appos", "punct", "advcl", "npadvmod", "conj", "cc")
        ),
    )
    run = [k for k in inside if k <= thing or k - thing == 1]
    start, end = parsed.tokens[run[0]].start, parsed.tokens[run[-1]].end
    return Excerpt(start, end, parsed.text[start:end])
