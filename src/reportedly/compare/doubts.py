"""A source that says it does not believe something, beside those who tell it: a part of `contradictions.py`.

"I am sceptical of that claim", "experts doubt the finding", "casts doubt on the “complete” shutdown".  Only what is
said or found is looked at: who is sceptical of a plan or a motive has another opinion.  A doubt that only points
("that claim") is of what another source says right before; one that quotes a word is of those who use the word.
"""

import re
from collections.abc import Iterator, Sequence

import snowballstemmer

from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.trees import children_with, subtree

_DOUBTFUL = frozenset("skeptical sceptical doubtful dubious unconvinced".split())
_DOUBTING = _DOUBTFUL | {"skepticism", "scepticism", "doubt"}
_SAYINGS = frozenset(
    "claim report allegation assertion account version statement story explanation finding result conclusion figure "
    "number estimate theory evidence".split()
)
_PRECEDING = 200  # code points between a statement and a doubt that points at it
_MOST = 6  # tellers
_LONGEST_QUOTED = 3  # words
_SHORTEST = 4  # letters of a quoted word that tells
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’']{4,40})[”\"’']")
_STEMMER = snowballstemmer.stemmer("english")


def find_doubts(views: Sequence[View]) -> Iterator[tuple[list[View], View, str]]:
    """(those who tell it, who doubts it, why) for each doubt of something that a report here tells."""
    for view in views:
        for word, things in _doubted(view):
            told = _quoted(view, things, views) or _just_said(view, things, views)
            if told:
                yield told, view, f"doubted: “{word.text}”"


def _doubted(view: View) -> Iterator[tuple[Token, list[Token]]]:
    """A word of doubt, and the tokens of what is doubted."""
    parsed = view.account.parsed
    for token in view.words:
        if token.lemma.lower() in _DOUBTFUL and token.pos == "ADJ":
            preps = [i for i in children_with(parsed, token.i, "prep") if parsed.tokens[i].text.lower() in _ABOUT]
            things = [j for i in preps for j in children_with(parsed, i, "pobj")]
        elif token.lemma.lower() == "doubt" and token.pos == "VERB":
            things = children_with(parsed, token.i, "dobj")
        elif token.lemma.lower() == "doubt" and token.dep == "dobj" and parsed.tokens[token.head].lemma == "cast":
            preps = [*children_with(parsed, token.i, "prep"), *children_with(parsed, token.head, "prep")]
            things = [j for i in preps for j in children_with(parsed, i, "pobj")]
        else:
            continue
        near = [parsed.tokens[c].text.lower() for i in (token.i, token.head) for c in parsed.children[i]]
        if things and not {"not", "n't", "no", "never"} & set(near):
            yield token, [parsed.tokens[j] for i in things for j in subtree(parsed, i)]


_ABOUT = ("of", "about", "on", "over")


def _quoted(view: View, things: Sequence[Token], views: Sequence[View]) -> list[View]:
    """Who uses the word that the doubt quotes, of other voices."""
    text = view.account.report.text[things[0].start - 1 : things[-1].end + 1]
    words = [m[1].split() for m in _QUOTED.finditer(text)]
    stems = {_stem(w) for quoted in words if len(quoted) <= _LONGEST_QUOTED for w in quoted if len(w) >= _SHORTEST}
    if not stems:
        return []
    told = [v for v in views if _other(v, view) and stems <= {_stem(t.lemma) for t in v.words}]
    return told if len(told) <= _MOST else []


def _just_said(view: View, things: Sequence[Token], views: Sequence[View]) -> list[View]:
    """What another source says right before, in the same report, where the doubt points at something said."""
    nouns = [t for t in things if t.pos == "NOUN"]
    pointing = things[0].text.lower() in ("that", "this", "these", "those", "such") or things[0].tag == "PRP"
    if not pointing or not nouns or not all(t.lemma.lower() in _SAYINGS for t in nouns):
        return []
    before = [
        v
        for v in views
        if v.report == view.report
        and 0 <= view.statement.start - v.statement.end <= _PRECEDING
        and v.statement.attributions
        and _other(v, view)
    ]
    return before[-1:]


def _other(told: View, doubt: View) -> bool:
    return told.id != doubt.id and told.voice != doubt.voice and not told.negated and not told.lemmas & _DOUBTING


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word.lower()))
