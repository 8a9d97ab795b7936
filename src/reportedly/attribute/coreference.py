"""Whom pronouns and descriptions mean within one report: "he", "they", "the commander", "the statement", "we".

By number, gender, kind, nearness and role (subjects and speakers before others), after Hobbs and Lappin and Leass; what
stands in quotation marks is no antecedent for what stands outside of them.  What nothing fits gets a chain of its own.
"""

import bisect
from collections.abc import Sequence

from reportedly.attribute.called import called_name
from reportedly.attribute.descriptions import by_description, like_words
from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.person_words import EITHER, NEAR_KIN, PERSON_NOUNS
from reportedly.attribute.quoting import Quoted, quoted_tokens
from reportedly.attribute.things import (
    Thing,
    empty_it,
    fits,
    gender_of,
    genders,
    kind_of,
    looks_personal,
    nouns_of,
    phrase_of,
    roles_of,
    same_clause_object,
    source_heads,
)  # fmt: skip
from reportedly.attribute.voiced import WRITTEN, issuer_of
from reportedly.records import Mention, Parsed, Token
from reportedly.records.accounts import MentionKind
from reportedly.text.outlets import find_outlet
from reportedly.text.trees import child_with, children_with, tokens_within, top_of

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
_REACH = 4  # sentences back that a pronoun looks; a description looks through the whole report
_HELD = 64  # things of one word ("resident") that are kept in mind: a description means a late one
_PRONOUN_TAGS = ("PRP", "PRP$")


def resolve(
    parsed: Parsed, mentions: Sequence[Mention], found: Sequence[Attributed], report: str
) -> tuple[Mention, ...]:
    """The mentions with those of pronouns and of descriptions that speak or act, in order of their start.

    Given mentions keep their chains; no two have the same span.
    """
    return tuple(_Resolver(parsed, mentions, found, report).run())


class _Resolver:
    """One pass over the report from left to right."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], found: Sequence[Attributed], report: str) -> None:
        self.parsed, self.report = parsed, report
        self.quoted: Quoted = quoted_tokens(parsed)
        self.things: dict[int, Thing] = {}
        self.made: list[Mention] = list(mentions)
        self.next = max((m.chain for m in mentions), default=-1) + 1
        self.at: dict[int, Mention] = {}  # token of a mention's head -> the mention
        for mention in sorted(mentions, key=lambda m: (m.end - m.start, not m.named)):
            head = top_of(parsed, tokens_within(parsed, [(mention.start, mention.end)]))
            if head is not None:
                self.at.setdefault(head, mention)
        self.sources = source_heads(parsed, found)
        self.recent: dict[int, Thing] = {}  # by chain, the latest mentioned last
        self.by_role: dict[str, dict[int, Thing]] = {}  # the same for each word that was said of a thing
        self.covers: dict[int, list[int]] = {}  # token -> chains of the mentions that hold it
        for mention in self.made:
            self.cover(mention)
        self.noted: dict[int, int] = {}  # token of a description's or pronoun's head -> its chain
        self.genders = genders(parsed, mentions, self.at)
        self.ends = {m.end: m for m in self.made if m.named}
        self.starts = {m.start: m for m in self.made if m.named}
        self.closing_name = self.names_behind_sources(found)
        self.speech = sorted((a, b, self.sources_of(one)) for one in found for a, b in one.content)
        self.letters = self.letters_of(found)

    def names_behind_sources(self, found: Sequence[Attributed]) -> dict[int, int]:
        """Sources with a name set off by commas ("the head of the union, Ann Roe, …"): head token -> name's head."""
        behind: dict[int, int] = {}
        named = sorted((m.start, m.end, k) for k, m in self.at.items() if m.named and m.kind == "person")
        for one in found:
            head = self.sources_of(one)
            if head < 0 or self.parsed.tokens[head].lemma.lower() not in PERSON_NOUNS | NEAR_KIN:
                continue
            first, last = one.source[0][0], one.source[-1][1]
            for start, end, k in named[
                bisect.bisect_left(named, (first, 0, 0)) : bisect.bisect_left(named, (last, 0, 0))
            ]:
                after = self.parsed.text[end : end + 1]
                set_off = self.parsed.text[max(0, start - 3) : start].rstrip().endswith(",")
                if k > head and set_off and (end == last or (end < last and after == ",")):
                    behind.setdefault(head, k)
        return behind

    def letters_of(self, found: Sequence[Attributed]) -> list[tuple[int, str, int]]:
        """What sources spoke by: (token, lemma, head of the source) of "said in a statement", in order."""
        letters = []
        for one in found:
            cue, head = cue_head(self.parsed, one), self.sources_of(one)
            if cue is None or head < 0:
                continue
            for prep in children_with(self.parsed, cue, "prep"):
                thing = child_with(self.parsed, prep, "pobj")
                if thing is not None and (lemma := self.parsed.tokens[thing].lemma.lower()) in WRITTEN:
                    letters.append((thing, lemma, head))
        return sorted(letters)

    def sources_of(self, one: Attributed) -> int:
        head = top_of(self.parsed, tokens_within(self.parsed, one.source)) if one.source else None
        return -1 if head is None else head

    def run(self) -> list[Mention]:
        later: list[Token] = []
        for token in self.parsed.tokens:
            word = token.text.lower()
            if (mention := self.at.get(token.i)) is not None:
                self.note(token, mention.chain, mention.kind, named=mention.named)
            elif token.tag in _PRONOUN_TAGS and word in _SPEAKER:
                later.append(token)  # the speaker may be named after the quotation
            elif token.tag in _PRONOUN_TAGS:
                self.pronoun(token, word)
            elif token.i in self.noted:
                continue
            elif token.i in self.sources or (token.pos == "NOUN" and token.dep in ("nsubj", "nsubjpass")):
                self.described(token, speaks=token.i in self.sources)
        for token in later:
            self.speaker(token)
        return sorted(self.made, key=lambda m: (m.start, -m.end, m.chain))

    def note(self, token: Token, chain: int, kind: MentionKind, *, named: bool) -> None:
        """Remember that the chain was mentioned at the token, and what is said of it there."""
        thing = self.things.setdefault(chain, Thing(chain, kind, self.genders.get(chain, "")))
        thing.last = max(thing.last, token.i)
        self.noted[token.i] = chain
        if named:
            thing.named = True
            thing.personal = thing.personal or looks_personal(self.at[token.i])
            thing.outlet = thing.outlet or find_outlet(self.at[token.i].text) is not None
        thing.subject = token.dep in ("nsubj", "nsubjpass")
        thing.in_quote = token.i in self.quoted.tokens
        if token.i in self.sources:
            thing.spoke = token.i
        if not named or token.tag in ("NNS", "NNPS"):
            thing.plural = (
                thing.plural or token.tag in ("NNS", "NNPS") or child_with(self.parsed, token.i, "conj") is not None
            )
        words = roles_of(self.parsed, token)
        thing.roles |= words
        person = named and kind == "person"
        thing.nouns |= nouns_of(self.parsed, token, self.at[token.i].text if person else "")
        self.recent.pop(chain, None)
        self.recent[chain] = thing
        for word in sorted(words):
            known = self.by_role.setdefault(word, {})
            known.pop(chain, None)
            known[chain] = thing
            if len(known) > _HELD:
                del known[next(iter(known))]
        if kind == "person" and not thing.gender:
            thing.gender = gender_of(words)

    def add(self, start: int, end: int, chain: int, kind: MentionKind) -> None:
        text = self.parsed.text[start:end]
        if all((m.start, m.end) != (start, end) for m in self.made[-40:]):
            self.made.append(Mention(self.report, start, end, text, kind, chain, named=False))
            self.cover(self.made[-1])

    def cover(self, mention: Mention) -> None:
        for k in tokens_within(self.parsed, [(mention.start, mention.end)]):
            self.covers.setdefault(k, []).append(mention.chain)

    def near(self, token: Token) -> list[Thing]:
        """The things mentioned within reach before the token, the latest first."""
        found = []
        for thing in reversed(self.recent.values()):
            if token.sent - self.parsed.tokens[thing.last].sent > _REACH:
                break
            found.append(thing)
        return found

    def called_so(self, token: Token) -> list[Thing]:
        """The things that a description may go on with: near ones, and those that its noun was said of before."""
        found = {t.chain: t for t in self.near(token)}
        for word in like_words(token.lemma.lower().removeprefix("ex-")):
            found |= self.by_role.get(word, {})
        return list(found.values())

    def pronoun(self, token: Token, word: str) -> None:
        wanted = (
            "m" if word in _HE else "f" if word in _SHE else "they" if word in _THEY else "it" if word in _IT else ""
        )
        if not wanted or (word == "it" and empty_it(self.parsed, token)):
            return
        thing = self.antecedent(token, wanted)
        if thing is None:
            return
        if wanted in ("m", "f"):
            thing.gender = wanted
        self.add(token.start, token.end, thing.chain, thing.kind)
        self.note(token, thing.chain, thing.kind, named=False)

    def antecedent(self, token: Token, wanted: str) -> Thing | None:
        """The best-fitting thing mentioned before, or None."""
        reached = [t for t in self.near(token) if self.reaches(t, token)]
        fitting = [t for t in reached if fits(t, wanted)]
        if not fitting and wanted in ("m", "f"):  # nobody else is there for "he" to be
            fitting = [t for t in reached if t.personal and not t.plural and t.gender in ("", wanted)]
        return max(fitting, key=lambda t: (self.salience(t, token, wanted), t.last), default=None)

    def reaches(self, thing: Thing, token: Token) -> bool:
        if thing.in_quote and token.i not in self.quoted.tokens:
            return False
        if thing.last >= token.i or token.sent - self.parsed.tokens[thing.last].sent > _REACH:
            return False
        return not same_clause_object(self.parsed, self.parsed.tokens[thing.last], token)

    def salience(self, thing: Thing, token: Token, wanted: str) -> float:
        last = self.parsed.tokens[thing.last]
        away = token.sent - last.sent
        score = -2.0 * away + 2.0 * thing.subject
        if token.i in self.sources and thing.spoke >= 0:  # who spoke goes on speaking
            score += 3.0 - min(2.0, (token.sent - self.parsed.tokens[thing.spoke].sent) / 2)
        if thing.spoke >= 0 and self.parsed.tokens[thing.spoke].sent == token.sent and token.i not in self.sources:
            score += 1.0  # "she said she would"
        if wanted == "they":
            score += 1.5 * thing.plural
        if wanted == "it" and thing.kind == "place":
            score -= 1.5
        if thing.gender == wanted:
            score += 1.0
        if wanted in ("m", "f") and thing.kind != "person":
            score -= 2.0
        return score

    def described(self, token: Token, *, speaks: bool) -> None:
        """A noun phrase that speaks, or a definite one that acts: the chain it goes on with, or one of its own."""
        first, end = phrase_of(self.parsed, token)
        definite = (
            self.parsed.tokens[first].text.lower() in ("the", "this", "these", "those")
            or speaks
            or called_name(self.parsed, token.i) is not None
        )
        if token.pos not in ("NOUN", "PROPN") or not definite:
            return
        lemma = token.lemma.lower()
        thing = (
            self.issuer(token)
            or self.apposed(token)
            or by_description(self.parsed, self.called_so(token), token, first, self.quoted.tokens, speaks=speaks)
        )
        if thing is None and not speaks:
            return
        if thing is None:
            thing = Thing(self.next, kind_of(token, lemma))
            self.next += 1
            self.things[thing.chain] = thing
        self.add(self.parsed.tokens[first].start, end, thing.chain, thing.kind)
        self.note(token, thing.chain, thing.kind, named=False)

    def issuer(self, token: Token) -> Thing | None:
        """Whoever issued what is written: "the ministry's statement said", or "the statement" that was spoken by."""
        if token.i not in self.sources or token.lemma.lower() not in WRITTEN:
            return None
        head = issuer_of(self.parsed, token)
        if head is None:
            if self.parsed.tokens[phrase_of(self.parsed, token)[0]].text.lower() not in ("the", "this"):
                return None
            near = [h for k, lemma, h in self.letters if k < token.i and lemma == token.lemma.lower()]
            chain = self.chain_at(near[-1]) if near else None
            return None if chain is None else self.things.get(chain)
        if (mention := self.at.get(head)) is None and head not in self.noted:
            self.described(self.parsed.tokens[head], speaks=True)
        chain = mention.chain if mention else self.noted.get(head)
        return None if chain is None else self.things.setdefault(chain, Thing(chain, "body"))

    def apposed(self, token: Token) -> Thing | None:
        """The named thing that stands in apposition to the description, before or after it."""
        near = [*children_with(self.parsed, token.i, "appos"), *([token.head] if token.dep == "appos" else [])]
        near += [k for k in (self.closing_name.get(token.i),) if k is not None]
        lemma = token.lemma.lower()
        person = lemma in PERSON_NOUNS - EITHER
        near += [k for k in (called_name(self.parsed, token.i),) if k is not None]
        named = [m for k in near if (m := self.at.get(k)) is not None]
        if (behind := self.starts.get(token.end + 1)) is not None:  # "news agency Norpress"
            named.append(behind)
        first, _ = phrase_of(self.parsed, token)
        if (
            first >= 2
            and self.parsed.tokens[first - 1].text == ","
            and (m := self.ends.get(self.parsed.tokens[first - 2].end)) is not None
            and m.kind in (kind_of(token, lemma), *(("person", "body") if lemma in EITHER else ()))
        ):
            named.append(m)
        for mention in named:
            either = lemma in EITHER and mention.kind in ("person", "body")
            if either or (mention.kind == "person" if person else mention.kind != "place"):
                return self.things.setdefault(mention.chain, Thing(mention.chain, mention.kind))
        return None

    def speaker(self, token: Token) -> None:
        """ "I" and "we" in a quotation are its speaker's."""
        if token.i not in self.quoted.tokens:
            return
        k = bisect.bisect_right(self.speech, (token.start, len(self.parsed.text) + 1, 0)) - 1
        for start, end, head in self.speech[max(0, k - 5) : k + 1][::-1]:
            if start <= token.start < end and head >= 0 and not start <= self.parsed.tokens[head].start < end:
                chain = self.chain_at(head)
                if chain is not None:
                    self.add(token.start, token.end, chain, self.things[chain].kind)
                return

    def chain_at(self, head: int) -> int | None:
        if (mention := self.at.get(head)) is not None:
            return mention.chain
        return next((chain for chain in self.covers.get(head, ()) if chain in self.things), None)
