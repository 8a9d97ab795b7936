"""By what a source spoke (Telegram, state television, a press conference) and who carried its words (an agency)."""

import re

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.records import Excerpt, Parsed
from reportedly.text.outlets import find_outlet
from reportedly.text.trees import children_with, subtree, tokens_within

_CHANNEL = re.compile(
    r"\b(?:telegram|twitter|x|facebook|truth social|instagram|whatsapp|tiktok|youtube|weibo|signal|bluesky|threads"
    r"|linkedin|television|tv|radio|channels?|platform|social media|network|posts?|tweets?|interviews?|podcast|video"
    r"|(?:news|press) conference|briefing|speech|address|statement|letter|e-?mails?|calls?|phone|telephone|message|memo"
    r"|testimony|hearing|website|blog|note|communiqu[eé]|broadcast|remarks|op-ed|livestream|release)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\b(?:news agency|newswire|wire service|news agencies|agency|media|newspapers?|press|television|tv|broadcasters?"
    r"|radio|outlets?|magazine|correspondents?|reporters?|journalists?"
    r"|[A-Z][\w.-]* (?:Times|Post|Journal|Guardian|Telegraph|Tribune|Gazette|Herald|Chronicle|Globe|Mirror|Mail|News)"
    r")\b"
)
_NAMED_MEDIA = re.compile(r"\b(?:television|tv|radio|channel|broadcaster)\b", re.IGNORECASE)
_CARRY = ("in", "on", "via", "through", "at", "during", "over", "by", "from")
_SPEAKING = frozenset("write post speak say tell address appear tweet broadcast".split())


def is_media(words: str) -> bool:
    """Whether the words name an agency, an outlet, or media in general."""
    return find_outlet(words) is not None or _MEDIA.search(words) is not None


def find_channel(parsed: Parsed, one: Attributed) -> Excerpt | None:
    """By what the source spoke, as far as the words around the cue tell; None when they do not."""
    cue = cue_head(parsed, one)
    if cue is None:
        return None
    heads = [
        cue,
        *(
            c
            for c in parsed.children[cue]
            if parsed.tokens[c].lemma in _SPEAKING and parsed.tokens[c].dep in ("advcl", "acl")
        ),
    ]
    heads += tokens_within(parsed, one.cue)
    for head in dict.fromkeys(heads):
        for prep in children_with(parsed, head, "prep", "agent"):
            if parsed.tokens[prep].lemma.lower() in _CARRY and not _in_content(one, parsed.tokens[prep].start):
                for thing in children_with(parsed, prep, "pobj"):
                    if (found := _named(parsed, one, thing, _CHANNEL)) is not None:
                        return found
        for thing in children_with(parsed, head, "dobj", "dative"):
            if (
                not _in_content(one, parsed.tokens[thing].start)
                and (found := _named(parsed, one, thing, _NAMED_MEDIA)) is not None
            ):
                return found
    return None


def find_relays(parsed: Parsed, one: Attributed) -> list[Excerpt]:
    """Who carried the words: "told Reuters", "in remarks carried by X", "quoted by X", "according to X, citing …"."""
    found = []
    for at in tokens_within(parsed, one.cue):
        quoting = parsed.tokens[at].lemma in ("cite", "quote")
        for thing in children_with(parsed, at, "dobj", "dative", "agent", "prep", *(("nsubj",) if quoting else ())):
            token = parsed.tokens[thing]
            if token.dep in ("agent", "prep"):
                if token.lemma.lower() not in ("by", "to", "with"):
                    continue
                things = children_with(parsed, thing, "pobj")
            else:
                things = [thing]
            for k in things:
                if _in_content(one, parsed.tokens[k].start) or any(
                    a <= parsed.tokens[k].start < b for a, b in one.source
                ):
                    continue
                words = _words(parsed, k)
                if is_media(words.text) and not _NAMED_MEDIA.search(words.text):
                    found.append(words)
    return found


def _in_content(one: Attributed, offset: int) -> bool:
    return any(a <= offset < b for a, b in one.content)


def _named(parsed: Parsed, one: Attributed, thing: int, pattern: re.Pattern[str]) -> Excerpt | None:
    words = _words(parsed, thing)
    head = parsed.tokens[thing].text
    if pattern.search(head) or (pattern.search(words.text) and parsed.tokens[thing].pos == "PROPN"):
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
