"""Which cues make a statement someone's word: saying, ordering, believing; not wishing, trying or seeing.

"She wants to leave" is what the outlet tells of her; "she said that she would leave" is what she tells.  Corpora of
attribution mark both, an account of who said what only the second.
"""

from reportedly.attribute.extractor import Attributed

_NOT_TOLD = frozenset(
    """want need like love hate prefer let help make get have keep see watch hear feel mean ensure seem appear look wait try seek
    attempt plan intend aim hope wish expect decide choose refuse decline fail manage start begin continue tend know
    remember forget support back endorse oppose welcome face avoid enjoy join resist love target attack
    consider recognize recognise ignore accept follow prompt cause lead allow force enable prove""".split()
)
_ORDERS = frozenset(
    """promise pledge vow threaten offer claim urge order ask demand call warn tell advise instruct request beg encourage
    propose say report quote accuse allege believe think suspect recommend command direct implore plead swear call deny""".split()
)
_TELLS_THING = frozenset(
    """declare announce deny reject dismiss confirm report claim allege denounce condemn criticize criticise praise demand
    request order propose state predict describe admit acknowledge refute dispute contradict assert stress reiterate
    emphasize emphasise call cite quote say tell write tweet post add reveal disclose proclaim hail brand label
    accuse blame warn threaten promise pledge vow express voice estimate forecast repeat read""".split()
)
_CLAUSAL = ("ccomp", "quote", "inserted", "final", "according", "beside", "n:be", "n:that", "advcl:", "a:ccomp")
DENYING = frozenset("deny reject dismiss refute rebut dispute contradict rebuff disavow repudiate debunk".split())


def is_told(found: Attributed) -> bool:
    """Whether the source tells the content, in words or as what it holds to be so."""
    frame, lemma = found.frame, found.lemma
    if frame == "rule" or frame.startswith(("quote", "final", "according", "quoted")):
        return True
    if lemma in _NOT_TOLD:
        return False
    if frame.startswith(_CLAUSAL):
        return True
    if frame.startswith(("xcomp", "dobj+xcomp", "dobj,xcomp", "raise")):
        return lemma in _ORDERS
    if frame.startswith("prep-"):
        return (lemma in ("call", "appeal", "warn", "ask", "plead", "press") and frame.startswith(("prep-for", "prep-of", "prep-on", "prep-against"))) or (
            lemma in _TELLS_THING and frame.startswith(("prep-of", "prep-as"))
        )
    if frame.startswith(("dobj", "oprd", "passive")):
        return lemma in _TELLS_THING
    return False
