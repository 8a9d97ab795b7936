"""The trained tagger of attribution: a small sentence encoder with two heads, as ONNX, inside this package.

How it was trained, on what, and how well it does: docs/attribution-model.md.  Its files' SHA-256 stand in its
description, so that a damaged or exchanged file is found when it is loaded.  `REPORTEDLY_TAGGER` may name a folder
with files of the user's own (made by scripts/train_encoder.py), or "none" to do without.
"""

import functools
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from reportedly.errors import ModelMissing
from reportedly.language.vectors import load_vocabulary

DESCRIPTION = "attribution.json"
_FOLDER = "attribution"
_GRAPHS = ("read.onnx", "relate.onnx")
LONGEST = 8  # word pieces of one token that are read: longer ones are addresses and noise
_BEGIN, _END, UNKNOWN = 101, 102, 100
_ROWS = 8  # stretches read at once
_CUES = 16  # cues related at once
_REMEMBERED = 20_000  # words whose pieces are kept

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One stretch as the encoder read it: `states` a row a token; `cues` how likely each is an outermost, any cue."""

    states: Floats
    cues: Floats


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens around one cue: `states` (n, width) where `offset` says which place the first of them takes."""

    states: Floats
    cue: Floats
    offset: int
    ids: Ints
    rules: Floats


class Tagger:
    """Reads stretches of tokens and labels what belongs to each cue; deterministic; raises nothing for odd words."""

    def __init__(self, folder: Path, description: Mapping[str, Any]) -> None:
        self.labels: Mapping[str, Mapping[str, int]] = {
            name: {label: n for n, label in enumerate(known)} for name, known in description["labels"].items()
        }
        self.thresholds: Mapping[str, float] = description["thresholds"]
        self._read, self._relate = (_session(folder / name) for name in _GRAPHS)
        self._width = int(description["width"])
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._tokenizer = BertWordPieceTokenizer(load_vocabulary(), lowercase=True)

    def pieces(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The numbers of each word's pieces, at least one a word."""
        new = [w for w in dict.fromkeys(words) if w not in self._pieces]
        if len(self._pieces) + len(new) > _REMEMBERED:
            self._pieces.clear()
            new = list(dict.fromkeys(words))
        for word, encoded in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._pieces[word] = tuple(encoded.ids[:LONGEST]) or (UNKNOWN,)
        return [self._pieces[w] for w in words]

    def read(self, stretches: Sequence[tuple[Sequence[tuple[int, ...]], Ints, Floats]]) -> list[Reading]:
        """Read stretches of (pieces, ids (columns, n), frames (n, frames)), alike lengths together."""
        order = sorted(range(len(stretches)), key=lambda k: (len(stretches[k][0]), k))
        found: dict[int, Reading] = {}
        for at in range(0, len(order), _ROWS):
            rows = order[at : at + _ROWS]
            found.update(zip(rows, self._read_rows([stretches[k] for k in rows]), strict=True))
        return [found[k] for k in range(len(stretches))]

    def _read_rows(self, rows: Sequence[tuple[Sequence[tuple[int, ...]], Ints, Floats]]) -> list[Reading]:
        tokens = max(len(pieces) for pieces, _, _ in rows)
        length = max(sum(map(len, pieces)) for pieces, _, _ in rows) + 2
        columns, frames = rows[0][1].shape[0], rows[0][2].shape[1]
        given: dict[str, NDArray[Any]] = {
            "pieces": np.zeros((len(rows), length), dtype=np.int64),
            "mask": np.zeros((len(rows), length), dtype=np.float32),
            "at": np.zeros((len(rows), tokens), dtype=np.int64),
            "ids": np.zeros((len(rows), columns, tokens), dtype=np.int64),
            "frames": np.zeros((len(rows), tokens, frames), dtype=np.float32),
        }
        for n, (pieces, ids, headed) in enumerate(rows):
            flat = [_BEGIN, *(p for word in pieces for p in word), _END]
            given["pieces"][n, : len(flat)] = flat
            given["mask"][n, : len(flat)] = 1
            given["at"][n, : len(pieces)] = 1 + np.cumsum([0, *(len(word) for word in pieces[:-1])])
            given["ids"][n, :, : len(pieces)] = ids
            given["frames"][n, : len(pieces)] = headed
        states, cues = self._read.run(["states", "cues"], given)
        return [Reading(states[n, : len(p)], cues[n, : len(p)]) for n, (p, _, _) in enumerate(rows)]

    def relate(self, asked: Sequence[Around]) -> list[Floats]:
        """For each cue the likelihood of neither, source and content for each token around it (n, 3)."""
        found: list[Floats] = []
        for at in range(0, len(asked), _CUES):
            found += self._relate_rows(asked[at : at + _CUES])
        return found

    def _relate_rows(self, rows: Sequence[Around]) -> list[Floats]:
        count, width = len(rows), self._width
        given: dict[str, NDArray[Any]] = {
            "around": np.zeros((count, width, rows[0].states.shape[1]), dtype=np.float32),
            "cue": np.stack([row.cue for row in rows]),
            "mask": np.zeros((count, width), dtype=np.float32),
            "ids": np.zeros((count, rows[0].ids.shape[0], width), dtype=np.int64),
            "rules": np.zeros((count, width, rows[0].rules.shape[1]), dtype=np.float32),
        }
        for n, row in enumerate(rows):
            here = slice(row.offset, row.offset + len(row.states))
            given["around"][n, here] = row.states
            given["mask"][n, here] = 1
            given["ids"][n, :, here] = row.ids
            given["rules"][n, here] = row.rules
        (roles,) = self._relate.run(["roles"], given)
        return [roles[n, row.offset : row.offset + len(row.states)] for n, row in enumerate(rows)]


@functools.cache
def load_tagger() -> Tagger | None:
    """Load the trained tagger once; None where it is not installed or not wanted, so that rules alone do the work.

    Raises ModelMissing when a file is not the one that its description names.
    """
    own = os.environ.get("REPORTEDLY_TAGGER")
    if own == "none":
        return None
    folder = Path(own) if own else Path(str(files("reportedly.language") / "data" / _FOLDER))
    if not (folder / DESCRIPTION).is_file():
        if own:
            raise ModelMissing(f"REPORTEDLY_TAGGER names {folder}, where there is no {DESCRIPTION}.")
        return None
    description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    for name in _GRAPHS:
        _check(folder / name, description["sha256"][name])
    return Tagger(folder, description)


def _check(path: Path, wanted: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
    if found != wanted:
        raise ModelMissing(
            f"{path} has SHA-256 {found}, not {wanted}. Install reportedly again, or set REPORTEDLY_TAGGER=none"
            " to find attributions by rules alone."
        )


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle threads leave cores to others
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
