"""Which cues make a statement someone's word: saying, ordering, believing; not wishing, trying or seeing.

"She wants to leave" is what the outlet tells of her; "she said that she would leave" is what she tells.  Corpora of
attribution mark both, an account of who said what only the second.
"""

import re
from collections.abc import Sequence

from reportedly.attribute.extractor import Attributed

_NOT_TOLD = frozenset(
    """want need like love hate prefer let help make get have keep see watch hear feel mean ensure seem appear
    look wait try seek attempt plan intend aim hope wish expect decide choose refuse decline fail manage start
    begin continue tend know remember forget support back endorse oppose welcome face avoid enjoy join resist
    love target attack be remain become hit turn consider
    recognize recognise ignore accept follow prompt cause lead allow force enable
    prove investigate probe debate examine study review determine learn accompany""".split()
)
_ORDERS = frozenset(
    """promise pledge vow threaten offer claim urge order ask demand call warn tell advise instruct request beg
    encourage propose say report quote accuse allege believe think suspect recommend command direct implore
    plead swear call deny""".split()
)
_TELLS_THING = frozenset(
    """declare announce deny reject dismiss confirm report claim allege denounce condemn criticize criticise
    praise demand request order propose state predict describe admit acknowledge refute dispute contradict
    assert stress reiterate emphasize emphasise call cite quote say tell write tweet post add reveal disclose
    proclaim hail brand label accuse blame warn promise pledge vow express voice estimate forecast
    repeat read""".split()
)
_OWNS_UP = frozenset("admit acknowledge recall confess".split())
# "Rejected the claim" is a word against a word, "rejected the bill" is an act; "praised his decision" and "pledged
# allegiance" are acts too, as long as no words are quoted.
_AGAINST = frozenset("reject dismiss".split())
_ASSERTIONS = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|suggestions?|charges?|notions?|ideas?|rumou?rs?|assertions?|criticisms?"
    r"|concerns?|statements?|characteri[sz]ations?|talk|theor(?:y|ies)|that|any|speculation|complaints?|arguments?)\b",
    re.IGNORECASE,
)
_ACTS = frozenset("praise hail pledge promise post order request demand".split())
# "Which translates as “…”", "a film titled “…”": words in quotation marks that are a name.
_NAMES = frozenset("translate mean name dub title entitle nickname spell pronounce".split())
_MARKS = re.compile("[“”\"‘«]|\\bthat\\b|\\bas\\b|''")
_ITSELF = re.compile(r"(?:him|her|it|them|my|our)sel(?:f|ves)\b", re.IGNORECASE)
_CLAUSAL = ("ccomp", "quote", "inserted", "final", "according", "beside", "n:be", "n:that", "advcl:")
_HOLDS = frozenset(
    """confident certain sure convinced adamant worried afraid concerned hopeful optimistic doubtful skeptical
    sceptical""".split()
)
_CLEAR_OBJECT = frozenset("declare deny reject dismiss refute announce confirm allege denounce condemn call".split())
_PLEA = re.compile(r"(?:not )?guilty\b|no contest\b|nolo\b|innocent\b", re.IGNORECASE)
_OWN_PAPER = frozenset("report note mention write describe detail".split())
SAYS = frozenset(
    """say announce claim believe report state add warn tell insist argue note stress confirm deny declare allege
    write acknowledge admit suggest think predict estimate explain reiterate emphasize emphasise urge accuse""".split()
)
# Frames that need no weighing: "as reported by X", a post with its author's name, "X put the toll at 12".
SETTLED = ("as", "signed", "estimate", "citing", "accuse")
SPEAKING = SAYS | _TELLS_THING | _ORDERS  # cues of which "it" may be the source: "the ministry … It said"
DENYING = frozenset("deny reject dismiss refute rebut dispute contradict rebuff disavow repudiate debunk".split())


def is_clear(frame: str, features: Sequence[str]) -> bool:
    """Whether word and construction say enough by themselves for a low score to do."""
    lemma = features[1].removeprefix("l=")
    if "s=none" in features and not frame.endswith("-p"):
        return False
    if frame in ("dobj", "dobj>prep") and lemma == "claim" and {"o=responsibility", "o=credit"} & set(features):
        return True
    if frame == "xcomp" and lemma in ("claim", "deny"):
        return True
    if frame in ("quote<0", "quote>,0", "quote>:0", "quote?s"):
        return lemma in SAYS
    if frame in ("ccomp", "ccomp<", "final<", "final", "dobj+xcomp", "ccomp-p", "ccomp&"):
        return lemma in SAYS
    if frame == "passive" and lemma in DENYING:  # "the claim was denied by the club"
        return True
    if frame == "according":  # "according to plan" attributes nothing
        return not {"ch=plan", "s=none"} & set(features)
    return (
        frame == "quoted"
        or (frame == "dobj" and lemma in _CLEAR_OBJECT - {"call"})
        or (frame == "dobj+oprd" and lemma == "call")
    )


def is_told(found: Attributed, words: str = "", by: str = "") -> bool:
    """Whether the source tells the content or holds it to be so; `words` are the content's, `by` the source's."""
    frame, lemma = found.frame, found.lemma
    if frame in SETTLED:
        return True
    if lemma in ("be", "have", "do", "seem", "appear", "remain"):
        return False
    if lemma == "plead" and _PLEA.match(words):  # an act in court
        return False
    if by == "we" and lemma in _OWN_PAPER:  # "as we have reported": the outlet itself
        return False
    if lemma in _NAMES or (frame.startswith("quote") and not found.source and lemma not in SPEAKING):
        return False
    if frame.startswith(("quote", "final", "according", "quoted", "transcript")):
        return True
    if lemma in _NOT_TOLD:
        return False
    if not frame:  # found by the tagger alone
        return lemma in SPEAKING and not _is_act(lemma, words)
    if frame == "a:ccomp":
        return lemma in _HOLDS and bool(found.source)
    if frame.startswith(_CLAUSAL):
        return True
    if frame.startswith(("xcomp", "dobj+xcomp", "dobj,xcomp", "raise")):
        return lemma in _ORDERS or (frame == "xcomp" and lemma in _OWNS_UP)
    if frame.startswith("prep-"):
        return (
            lemma in ("call", "appeal", "warn", "ask", "plead", "press")
            and frame.startswith(("prep-for", "prep-of", "prep-on", "prep-against"))
        ) or (lemma in _TELLS_THING and frame.startswith(("prep-of", "prep-as")))
    if frame.startswith(("dobj", "oprd", "passive")):
        return lemma in _TELLS_THING and not _is_act(lemma, words)
    return False


def _is_act(lemma: str, words: str) -> bool:
    """Whether verb and object tell what somebody did, though the verb could tell what somebody said."""
    if lemma in _AGAINST:
        return _ASSERTIONS.search(words) is None
    if _ITSELF.match(words):
        return True
    return lemma in _ACTS and _MARKS.search(words) is None
