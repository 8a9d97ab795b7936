"""The words of a report, counted: stems of everything it tells, and which of them are names.

First step of `group/`: what a report is about is compared by these, weighted by rarity (`frequencies`).  No parser is
needed: a name is a capitalised word inside a sentence of the body.  Headlines capitalise what they like, so that they
say nothing about names.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from reportedly.records import Report
from reportedly.text.names import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_RUN = re.compile(
    r"[^\W\d_a-z]\w*(?:[-'’][^\W\d_]+)*(?:(?: (?:of|the|de|al|el|bin|von|van) | )[^\W\d_a-z]\w*(?:[-'’][^\W\d_]+)*)*"
)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w.,:/-])\d{2,6}(?![\w:/-])")
_SENTENCE_END = re.compile(r"(?:[.!?:]['\"”’)]*|^)\s*[-–—•*“\"‘']*\s*$")
_STEMMER = snowballstemmer.stemmer("english")
# Days and months are compared as times, and what agencies and outlets are called says nothing about an event.
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms dr st i reuters ap afp xinhua associated press agency news gmt utc
    est edt bst ist getty images photo file ltd inc co""".split()
)
LEAD_WORDS = 90  # the headline and about three paragraphs: what happened, before what happened earlier
READ_WORDS = 450  # further down reports tell background that other events share
_HELD = 90  # terms kept of a report; more did not help on BASIL with its days moved together
_NAMES_HELD = 30


@dataclass(frozen=True, slots=True)
class Words:
    """Counted stems and folded name words, most frequent first (ties: as they come); `lead` of headline and opening."""

    terms: tuple[tuple[str, int], ...]
    lead: tuple[tuple[str, int], ...]
    names: tuple[tuple[str, int], ...]
    lead_names: tuple[str, ...]
    runs: tuple[str, ...]
    numbers: tuple[str, ...]


def count_words(report: Report) -> Words:
    """Count what a report's headline and body tell, as far as READ_WORDS words."""
    return count_in(report.title or "", [report.text[a:b] for a, b in report.body])


def count_in(title: str, paragraphs: list[str]) -> Words:
    """The same of a headline and paragraphs, which need not be a whole report."""
    body = _opening(paragraphs, READ_WORDS)
    opening = _opening(paragraphs, LEAD_WORDS)
    terms = Counter(stems(title) + [s for p in body for s in stems(p)])
    lead = Counter(2 * stems(title) + [s for p in opening for s in stems(p)])
    runs = [run for p in body for run in name_runs(p)]
    names = Counter(word for run in runs for word in _name_words(run))
    lead_runs = [run for p in opening for run in name_runs(p)]
    lead_names = dict.fromkeys(word for run in lead_runs for word in _name_words(run))
    numbers = dict.fromkeys(n for p in opening for n in _NUMBER.findall(p))
    return Words(
        tuple(terms.most_common()),
        tuple(lead.most_common(_HELD)),
        tuple(names.most_common(_NAMES_HELD)),
        tuple(lead_names)[:_NAMES_HELD],
        tuple(dict.fromkeys(runs)),
        tuple(numbers),
    )


def _opening(paragraphs: list[str], words: int) -> list[str]:
    """Whole paragraphs until so many words are reached; the last one cut."""
    kept = []
    for paragraph in paragraphs:
        if words <= 0:
            break
        found = paragraph.split(" ")
        kept.append(" ".join(found[:words]))
        words -= len(found)
    return kept


def stems(text: str) -> list[str]:
    """The stems of the text's words of two letters and more, in order (Snowball's English stemmer)."""
    return [stem(w) for w in _WORD.findall(text) if len(w) > 1]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One word's stem: folded to ASCII, possessives and case dropped."""
    plain = fold(word)
    return str(_STEMMER.stemWord(plain)) or plain


def name_runs(paragraph: str) -> Iterator[str]:
    """Runs of capitalised words: "Ilse Brandt", "Port of Semey"; a sentence's single first word is left out."""
    for match in _RUN.finditer(paragraph):
        words = match.group().split(" ")
        begins = _SENTENCE_END.search(paragraph[max(0, match.start() - 6) : match.start()])
        if words[0].lower() in _STARTERS or (begins and len(words) == 1):
            words = words[1:]
        kept = " ".join(words)
        if len(kept) > 1 and fold(kept) not in _NO_NAMES:
            yield kept


_STARTERS = frozenset(
    """the a an in on at by for from with as but and or if when while after before since although though however
    meanwhile it he she they we you this that these those his her their our its there here what who why how where
    not no nor so yet to of all some many most both one two three four five six seven eight nine ten more last next
    earlier later police officials authorities""".split()
)


def _name_words(run: str) -> list[str]:
    words = (fold(w) for w in re.split(r"[ -]", run))
    return [w for w in words if len(w) > 1 and w not in _NO_NAMES and w not in _STARTERS]
