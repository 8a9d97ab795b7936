"""Ways to say that something said is untrue, other than to deny it: a part of `denied.py`.

"The story is nonsense", "challenged claims that …", "called the report false", "have done nothing wrong".
"""

import re

from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.trees import children_with

REJECTING = frozenset("reject dismiss rebuff dispute refute".split())  # "contradict" is what evidence does
SAYINGS = frozenset(
    "claim report allegation accusation charge suggestion rumor rumour concern criticism notion argument "
    "rationale characterization characterisation story assertion theory fear speculation account version statement "
    "news complaint insinuation description portrayal depiction".split()
)
FACTUAL = frozenset(  # sayings that are of facts: who rejects an argument or a suggestion has another opinion
    "claim report allegation accusation charge rumor rumour assertion story speculation account version news "
    "complaint insinuation statement description portrayal depiction".split()
)
_UNTRUE = frozenset(
    "nonsense untrue false rubbish lie fabrication invention baseless unfounded groundless fake nonexistent inaccurate "
    "incorrect bogus fabricated fiction hoax falsehood unsubstantiated mischaracterization mischaracterisation "
    "misrepresentation distortion".split()
)
_COUNTED = frozenset("statistic figure number estimate finding conclusion contention total tally".split())
_INNOCENT = re.compile(
    r"\b(?:(?:did|done|doing) (?:absolutely )?nothing (?:wrong|illegal|improper)|"
    r"(?:n.t|not|never) (?:do|done|did) anything (?:wrong|illegal|improper)|"
    r"(?:is|was|am|are|were|be|’m|'m) (?:completely |totally |entirely )?innocent\b|"
    r"(?:maintain|protest|proclaim|insist)\w* (?:on )?(?:his|her|their|my) innocence|plead(?:ed|s)? not guilty)",
    re.IGNORECASE,
)
_DISPUTING = frozenset("challenge contest rebut debunk discredit counter rubbish".split())  # what is said, no person
_CALLING = frozenset("call label brand term deem describe denounce slam decry".split())
_UNREAL = re.compile(
    r"\b(?:not|n.t) (?:\w+ly )?(?:(?:correspond to|accord with) (?:reality|(?:the )?(?:facts|truth))|true\b|exist\b|"
    r"accurate\b|correct\b)",
    re.IGNORECASE,
)
TOLD_OF = frozenset("mention describe report allege claim".split())
_FIRST = frozenset({"i", "we", "my", "our"})
_IF = frozenset("if unless whether".split())
POINTERS = frozenset("it this that these those they".split())


def claims_innocence(view: View) -> bool:
    """Whether somebody says that they "did nothing wrong": a denial of what they are accused of."""
    if not _INNOCENT.search(view.statement.quote) or not view.statement.attributions:
        return False
    speakers = {a.source.entity for a in view.statement.attributions[-1:] if a.source and a.source.entity}
    own = [t for t in view.tokens if t.dep in ("nsubj", "nsubjpass", "poss")]
    return any(t.text.lower() in _FIRST or view.entity_at.get(t.i) in speakers for t in own)


def called_untrue(view: View) -> int | None:
    """The token of what somebody says that is called untrue ("the story is nonsense"), or None."""
    if not view.statement.attributions:
        return None
    for verb in view.tokens:
        if verb.lemma == "be" and (judged := _judged_untrue(view, verb)) is not None:
            return judged
    return _called_unreal(view)


def _judged_untrue(view: View, verb: Token) -> int | None:
    """What is untrue by the clause: in the main clause it may be a mere "that", elsewhere it must be something said."""
    parsed = view.account.parsed
    judged = [parsed.tokens[i] for i in children_with(parsed, verb.i, "attr", "acomp")]
    if not any(t.lemma.lower() in _UNTRUE for t in judged) or children_with(parsed, verb.i, "neg"):
        return None
    main = view.top is not None and verb.i == view.top.i
    if not main and not is_told(view, verb):
        return None
    subjects = children_with(parsed, verb.i, "nsubj")
    return next(
        (i for i in subjects if _is_told_of(view, i) or (main and parsed.tokens[i].text.lower() in POINTERS)), None
    )


def _called_unreal(view: View) -> int | None:
    """What "does not correspond to reality" or "the facts", or "is not true"."""
    if view.top is None or not view.statement.attributions or not _UNREAL.search(view.statement.quote):
        return None
    parsed = view.account.parsed
    return next((i for i in children_with(parsed, view.top.i, "nsubj") if _is_told_of(view, i)), None)


def _is_told_of(view: View, i: int) -> bool:
    """Whether it is something said, or what is "mentioned" or "described"."""
    parsed = view.account.parsed
    behind = [parsed.tokens[j].lemma.lower() for j in children_with(parsed, i, "acl", "relcl", "amod")]
    return _is_saying(parsed.tokens[i]) or bool(TOLD_OF & set(behind))


def _is_saying(token: Token) -> bool:
    return token.lemma.lower() in SAYINGS or token.lemma.lower() in ("information")


def disputed(view: View) -> tuple[Token, int] | None:
    """The verb by which something said is disputed or called untrue, and what is said.

    "Challenged claims that …", "pushed back on reports of …", "called the allegation baseless".
    """
    parsed = view.account.parsed
    for verb in view.words:
        if verb.pos != "VERB" or not is_told(view, verb):
            continue
        things: list[int] = []
        if verb.lemma.lower() in _DISPUTING | REJECTING:
            things = children_with(parsed, verb.i, "dobj", "nsubjpass")
            things = things if verb.lemma.lower() in _DISPUTING else [i for i in things if _is_counted(view, i)]
        elif verb.lemma.lower() == "push" and any(parsed.tokens[c].text == "back" for c in parsed.children[verb.i]):
            preps = [i for i in children_with(parsed, verb.i, "prep") if parsed.tokens[i].text in ("on", "against")]
            things = [j for i in preps for j in children_with(parsed, i, "pobj")]
        elif verb.lemma.lower() in _CALLING and _untrue_complement(view, verb):
            things = children_with(parsed, verb.i, "dobj", "nsubjpass", "nsubj")
            things += [j for i in children_with(parsed, verb.i, "ccomp") for j in children_with(parsed, i, "nsubj")]
        said = next((i for i in things if parsed.tokens[i].lemma.lower() in FACTUAL | _COUNTED), None)
        if said is not None:
            return verb, said
    return None


def _is_counted(view: View, i: int) -> bool:
    """Whether it is a number or finding ("disputed the minister's statistics")."""
    return view.account.parsed.tokens[i].lemma.lower() in _COUNTED


def _untrue_complement(view: View, verb: Token) -> bool:
    """Whether the verb calls its object untrue ("called the report false", "slammed the claims as lies")."""
    parsed = view.account.parsed
    named = children_with(parsed, verb.i, "oprd", "acomp", "attr", "xcomp", "ccomp")
    preps = [i for i in children_with(parsed, verb.i, "prep") if parsed.tokens[i].text.lower() == "as"]
    named += [j for i in preps for j in (*children_with(parsed, i, "pobj", "amod"),)]
    return any(parsed.tokens[i].lemma.lower() in _UNTRUE for i in named)


def is_told(view: View, verb: Token) -> bool:
    """Whether the denying is told as done: not asked for, possible, negated or set as a condition."""
    parsed = view.account.parsed
    if verb.dep == "xcomp" and parsed.tokens[verb.head].lemma.lower() in ("continue", "keep", "begin"):
        verb = parsed.tokens[verb.head]
    hung = [parsed.tokens[c] for c in parsed.children[verb.i]]
    if any(t.dep == "neg" or t.tag in ("MD", "TO") or t.lemma.lower() in _IF for t in hung if t.i < verb.i):
        return any(t.lemma.lower() == "will" for t in hung)  # "will deny the charges", as a rule told by a lawyer
    return verb.tag != "VB"
