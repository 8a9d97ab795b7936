"""Whether the verb that an expression hangs on tells the future, the past or neither; used to resolve news time."""

from reportedly.records import Parsed, Token

_FUTURE = frozenset({"will", "shall", "may", "might", "must", "should", "can", "'ll", "’ll", "would", "wo", "ll"})
_PAST = frozenset({"was", "were", "had", "did", "has", "have", "been"})
_PLANS = frozenset(
    "schedule plan expect due set slate intend aim hope prepare propose promise vow pledge await invite".split()
)

_DEMANDS = frozenset(
    "demand order ask tell request urge call want seek give require threaten instruct allow grant".split()
)


def sets_limit(parsed: Parsed, token: Token) -> bool:
    """Whether the nearest verb above the token demands or grants something ("gave them until Sunday")."""
    at = token
    for _ in range(12):
        if at.pos == "VERB":
            return at.lemma.lower() in _DEMANDS
        if at.head == at.i:
            return False
        at = parsed.tokens[at.head]
    return False


def tells_future(parsed: Parsed, token: Token | None) -> bool | None:
    """True for a future or planned event, None where no verb above the token tells, False for a past one.

    The past is believed only of the verb that the expression itself hangs on: "asked her to testify on Feb. 10" and
    "gave no reason for the Feb. 10 deadline" have a past verb and a day to come.
    """
    at, near = token, True
    for _ in range(12):
        if at is None:
            return None
        if at.pos in ("VERB", "AUX"):
            if (told := _tense(parsed, at)) is not None:
                return True if told else False if near else None
            near = False
        elif at.pos == "NOUN" and at.ent not in ("DATE", "TIME"):
            near = False
        at = parsed.tokens[at.head] if at.head != at.i else None
    return None


def _tense(parsed: Parsed, verb: Token) -> bool | None:
    helpers = [parsed.tokens[i] for i in parsed.children[verb.i] if parsed.tokens[i].dep in ("aux", "auxpass")]
    words = {h.text.lower() for h in helpers}
    if words & _FUTURE and "have" not in words:  # "may have fled on Friday" looks back
        return True
    if verb.tag in ("VBN", "VBD") and verb.lemma.lower() in _PLANS and verb.dep in ("acl", "relcl", "amod", "ROOT"):
        return True
    if verb.tag == "VBD" or words & _PAST:
        return False
    if "to" in words:  # an infinitive: of what follows a plan or a wish; else it says nothing
        head = parsed.tokens[verb.head]
        helped = {parsed.tokens[i].text.lower() for i in parsed.children[head.i]}
        if helped & {"was", "were", "had"}:  # "was scheduled to leave on Sunday, but" may lie on either side
            return None
        return True if head.lemma.lower() in _PLANS or head.lemma == "go" else None
    if verb.tag == "VBN" and not words:
        return False
    return None
