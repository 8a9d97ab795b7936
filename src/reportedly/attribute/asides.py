"""What a sentence tells beside its main line, as pieces of their own: relative clauses, events in nouns, occasions.

For `clauses.py`; a cut is only a place where a piece may begin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.attribute.speech import SAYS
from reportedly.records import Parsed, Sentence, Token
from reportedly.text.trees import child_with, subtree

CONTENT_WORDS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_EVENTS = re.compile(
    r"(fighting|.*(?:tion|sion|ment|ing)s?|wars?|battles?|attacks?|strikes?|airstrikes?|sieges?|clash(?:es)?|protests?|talks?|raids?"
    r"|crash|coup|elections?|earthquakes?|floods?|storms?|fires?|arrests?|deaths?|votes?|ceasefires?|offensives?|assaults?"
    r"|advances?|defeats?|collapse|visits?|tests?|trials?|rall(?:y|ies)|riots?|unrest|violence|closures?|captures?|fall"
    r"|loss(?:es)?|releases?|seizures?|takeovers?|withdrawals?|retreats?|departures?|arrivals?|returns?|escapes?|rescues?)$"
)
_OCCASIONS = frozenset("after following amid despite with before".split())
_LEAST_ASIDE = 2  # content words of a relative clause about the speaker that make it a statement
DASHES = ("—", "–", "--")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a piece may begin: `at` an index of a token; `least` content words must follow it.

    `verbless` where the piece tells an event by a noun ("after two days of talks"), `fronted` where the one before it
    does ("After two days of talks, | …").
    """

    at: int
    least: int
    verbless: bool = False
    fronted: bool = False


def relative(parsed: Parsed, verb: Token, sentence: Sentence) -> Iterator[Cut]:
    """Relative clauses that only add something, set off by a comma."""
    inside = subtree(parsed, verb.i)
    first, last = inside[0], inside[-1] + 1
    if first <= sentence.first + 1 or not comma_before(parsed, first):
        return
    opening = {parsed.tokens[k].lemma.lower() for k in inside[:3]}
    if opening & {"which", "who"} and (aside := list(_aside_of_speaker(parsed, inside, sentence))):
        yield from aside
    elif opening & {"which", "who", "where", "whose", "whom", "when"} and at_edge(parsed, last, sentence):
        yield Cut(first, 3)


def _aside_of_speaker(parsed: Parsed, inside: list[int], sentence: Sentence) -> Iterator[Cut]:
    """ "The mayor, who came on foot, | said …": what the outlet tells of the speaker is not the speaker's word."""
    at = inside[-1] + 1
    while at < sentence.last and parsed.tokens[at].pos == "PUNCT":
        at += 1
    told = sum(parsed.tokens[k].pos in CONTENT_WORDS for k in inside)
    if at >= sentence.last or told < _LEAST_ASIDE or parsed.tokens[at - 1].text != ",":
        return
    verb = parsed.tokens[at]
    only = not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in parsed.tokens[sentence.first : inside[0]])
    if only and verb.tag in ("VBD", "VBZ") and verb.lemma in SAYS:
        yield Cut(at, 3)


def occasion(parsed: Parsed, inside: list[int], sentence: Sentence) -> Iterator[Cut]:
    """ "Speaking at the school, where she teaches, | Ann Roe said …": the outlet's own, where it has a clause."""
    clause = any(parsed.tokens[k].tag in ("VBD", "VBZ", "VBP") for k in inside)
    if clause and inside[-1] + 1 < sentence.last:
        yield Cut(past_comma(parsed, inside[-1] + 1, sentence.last), 3)


def absolute(parsed: Parsed, prep: Token, sentence: Sentence) -> Iterator[Cut]:
    """ "…, with the owner claiming that …": a proposition with a subject of its own."""
    verb = child_with(parsed, prep.i, "pcomp")
    inside = subtree(parsed, prep.i)
    if verb is None or prep.i <= sentence.first + 1 or not comma_before(parsed, prep.i):
        return
    own = parsed.tokens[verb].tag == "VBG" and subject_of(parsed, verb) is not None
    if own and inside[0] == prep.i and at_edge(parsed, inside[-1] + 1, sentence):
        yield Cut(prep.i, 4)


def event_phrase(parsed: Parsed, prep: Token, sentence: Sentence) -> Iterator[Cut]:
    """ "… after just one day of fighting", "With the capture of the port, …": an event of its own.

    Told with a number or set off by a comma; at the front of the sentence always with one.
    """
    inside = subtree(parsed, prep.i)
    first, last = inside[0], inside[-1] + 1
    if prep.i < prep.head:
        yield from _fronted(parsed, prep, sentence, last)
        return
    if prep.text.lower() not in ("after", "following", "amid", "despite"):
        return
    comma = parsed.tokens[first - 1].text == ","
    counted = any(parsed.tokens[k].pos == "NUM" for k in range(first, last))
    event = any(
        _EVENTS.match(parsed.tokens[k].text.lower()) and parsed.tokens[k].pos in ("NOUN", "VERB") for k in inside[1:]
    )
    if event and (comma or counted) and at_edge(parsed, last, sentence):
        yield Cut(first, 2, verbless=True)


def _fronted(parsed: Parsed, prep: Token, sentence: Sentence, last: int) -> Iterator[Cut]:
    """The cut behind a phrase that opens the sentence and whose own noun is an event."""
    noun = child_with(parsed, prep.i, "pobj")
    opens = all(parsed.tokens[k].pos in ("PUNCT", "CCONJ", "ADV") for k in range(sentence.first, prep.i))
    if noun is None or not opens or prep.text.lower() not in _OCCASIONS or last >= sentence.last:
        return
    event = parsed.tokens[noun].pos == "NOUN" and _EVENTS.match(parsed.tokens[noun].text.lower())
    if event and "," in (parsed.tokens[last].text, parsed.tokens[last - 1].text):
        yield Cut(past_comma(parsed, last, sentence.last), 3, fronted=True)


def at_edge(parsed: Parsed, last: int, sentence: Sentence) -> bool:
    """Whether what follows the clause starts anew (the sentence ends, or a new clause begins), so nothing is torn."""
    if last >= sentence.last:
        return True
    rest = [t for t in parsed.tokens[last : sentence.last] if t.pos != "PUNCT"]
    if not rest:
        return True
    following = rest[0]
    return (
        following.dep in ("cc", "mark")
        or following.tag == "VBG"
        or (parsed.tokens[last].text == "," and _is_tail(parsed, rest))
    )


def _is_tail(parsed: Parsed, rest: list[Token]) -> bool:
    """A short cue at the end: "…, the agency reported"."""
    return len(rest) <= 8 and any(t.pos == "VERB" for t in rest)


def past_comma(parsed: Parsed, at: int, last: int) -> int:
    """The first token from `at` on that is no comma, semicolon or dash."""
    while at < last and parsed.tokens[at].pos == "PUNCT" and parsed.tokens[at].text in (",", ";", "—", "–"):
        at += 1
    return at


def comma_before(parsed: Parsed, first: int) -> bool:
    """A comma or dash before the token, or a comma inside closing quotation marks."""
    before = parsed.tokens[first - 1].text
    if before in ('"', "”", "''", "’"):
        before = parsed.tokens[first - 2].text
    return before in (",", "—", "–", "-", "--")


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The subject's token, if the verb has one of its own."""
    return child_with(parsed, verb, "nsubj", "nsubjpass", "expl", "csubj")


def starts_a_clause(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a whole clause runs from here to the sentence's end: "…a struggle — two men claim the post"."""
    inside = parsed.tokens[first:last]
    if not inside or any(t.text in DASHES for t in inside) or inside[0].pos not in ("DET", "NUM", "PROPN", "PRON"):
        return False
    subject = next((t for t in inside if t.dep in ("nsubj", "nsubjpass", "expl")), None)
    verb = next((t for t in inside if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if subject is None or verb is None or inside[0].tag in ("WDT", "WP"):
        return False
    if not verb.i > subject.i or any(t.dep in ("relcl", "acl") and t.i < verb.i for t in inside):
        return False
    whole = subtree(parsed, parsed.tokens[subject.i].head)
    return parsed.tokens[subject.head].dep not in ("relcl", "acl") and whole[0] >= first - 1
