"""Which constructions attribute: a weight for each word and construction, learnt from PolNeAR's training split.

`data/cue_weights.json` holds a logistic model over the features named here (how it was made: its "made" key and
`evaluate/cue_training.py`).  Nothing but dictionary look-ups at run time, so every decision can be read.
"""

import functools
import json
import math
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

from reportedly.attribute.frame import Frame
from reportedly.attribute.sources import is_passive
from reportedly.records import Parsed
from reportedly.text.trees import child_with, top_of

_QUESTIONS = frozenset("who what when where why how whether if which".split())
_MODALS = frozenset("can could may might must should would will shall".split())


@functools.cache
def load_weights() -> Mapping[str, float]:
    """The learnt weights by feature; "bias" is one of them."""
    path = files("reportedly.attribute") / "data" / "cue_weights.json"
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights


def probability(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely a frame with these features is an attribution, 0 to 1."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) for name in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features_of(parsed: Parsed, frame: Frame, quoted: Collection[int]) -> list[str]:
    """The features of a frame; `quoted` are the indices of tokens in quotation marks."""
    head = parsed.tokens[frame.head]
    lemma = "<name>" if head.pos == "PROPN" else head.lemma.lower()
    kind = frame.name
    found = [f"f={kind}", f"l={lemma}", f"l={lemma} f={kind}", f"tag={head.tag} f={kind}", f"dep={head.dep}"]
    found += [f"dep={head.dep} f={kind}", f"cue={len(frame.cue)}"]
    preps = [parsed.tokens[k].lemma.lower() for k in frame.cue if k > frame.head]
    if preps:
        found.append(f"l={lemma} +" + "_".join(preps[:3]))
    found += _about_source(parsed, frame, lemma)
    found += _about_cue(parsed, frame, lemma)
    found += _about_content(parsed, frame, quoted, lemma)
    return found


def _about_source(parsed: Parsed, frame: Frame, lemma: str) -> list[str]:
    top = top_of(parsed, frame.source)
    if top is None:
        return ["s=none", f"s=none f={frame.name}", f"s=none l={lemma}"]
    token = parsed.tokens[top]
    kind = token.text.lower() if token.pos == "PRON" or token.tag in ("PRP", "WP", "WDT") else token.ent or token.pos
    found = [f"s={kind}", f"s={kind} f={frame.name}", f"s={kind} l={lemma}"]
    if token.pos == "NOUN":
        found += [f"sl={token.lemma.lower()}", f"sl={token.lemma.lower()} l={lemma}"]
    near = min(abs(top - frame.head), 20) // 4
    return [*found, f"near={near}", f"side={top < frame.head}", f"ls={min(len(frame.source), 12) // 3}"]


def _about_cue(parsed: Parsed, frame: Frame, lemma: str) -> list[str]:
    found = []
    for k in parsed.children[frame.head]:
        token = parsed.tokens[k]
        if token.dep == "neg":
            found += ["neg", f"neg l={lemma}"]
        elif token.dep == "aux":
            name = "modal" if token.lemma.lower() in _MODALS else token.lemma.lower()
            found += [f"aux={name}", f"aux={name} f={frame.name}"]
        elif token.dep == "mark":
            found += [f"mark={token.lemma.lower()}"]
        elif token.dep == "advmod":
            found.append(f"adv={token.lemma.lower()}")
    if is_passive(parsed, frame.head):
        found += ["passive", f"passive l={lemma}"]
    head = parsed.tokens[parsed.tokens[frame.head].head]
    if head.i != frame.head:
        found += [f"up={head.lemma.lower()}", f"up={head.pos}"]
    thing = child_with(parsed, frame.head, "dobj")
    if thing is not None:
        found += [
            f"o={parsed.tokens[thing].lemma.lower()}",
            f"o={parsed.tokens[thing].ent or parsed.tokens[thing].pos} l={lemma}",
        ]
    return found


def _about_content(parsed: Parsed, frame: Frame, quoted: Collection[int], lemma: str) -> list[str]:
    first = parsed.tokens[frame.content[0]]
    top = top_of(parsed, frame.content)
    head = parsed.tokens[top if top is not None else first.i]
    inside = sum(k in quoted for k in frame.content)
    share = 0 if not inside else 1 if inside < 0.8 * len(frame.content) else 2
    size = len(frame.content)
    length = 0 if size < 2 else 1 if size < 4 else 2 if size < 8 else 3 if size < 16 else 4
    opening = (
        first.lemma.lower() if first.pos in ("SCONJ", "ADP", "PART") or first.lemma.lower() in _QUESTIONS else first.pos
    )
    found = [
        f"q={share}",
        f"q={share} f={frame.name}",
        f"q={share} l={lemma}",
        f"n={length}",
        f"n={length} f={frame.name}",
    ]
    found += [
        f"c={opening}",
        f"c={opening} f={frame.name}",
        f"ch={head.lemma.lower()}",
        f"cht={head.tag}",
        f"ce={head.ent}",
    ]
    found += [
        f"ce={head.ent or head.tag} l={lemma}",
        f"ch={head.lemma.lower()} f={frame.name}",
        f"cueq={frame.head in quoted}",
    ]
    gap = min(abs(first.i - frame.head), 12) // 3
    return [*found, f"gap={gap} f={frame.name}", f"n={length} l={lemma}"]
