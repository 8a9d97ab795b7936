"""Writes a trained network as two ONNX graphs in eight bits, small enough to come inside the package.

Word embeddings are kept as int8 with a scale for each row; the weights of the matrix products as int8 with a scale for
each column, their inputs quantised as they come (dynamic quantisation of ONNX Runtime).  Everything else stays float32.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import torch
from attribution_network import RELATED, STATE, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.attribute.cue_relations import WIDTH
from reportedly.attribute.token_columns import COLUMNS
from reportedly.language.tagger import DESCRIPTION


class SmallTable(nn.Module):
    """An embedding as int8 rows, each with its scale."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class Reader(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor, at: Tensor, ids: Tensor, frames: Tensor) -> tuple[Tensor, Tensor]:
        states, logits = self.network.read(pieces, mask, at, ids, frames)
        return states, torch.sigmoid(logits)


class Relater(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, around: Tensor, cue: Tensor, mask: Tensor, ids: Tensor, rules: Tensor) -> Tensor:
        return torch.softmax(self.network.relate(around, cue, mask, ids, rules), -1)


def export(network: Network, labels: Mapping[str, list[str]], card: Mapping[str, Any], out: Path) -> None:
    """Write read.onnx, relate.onnx and their description with hashes into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    network.encoder.words = SmallTable(network.encoder.words)  # type: ignore[assignment]
    frames = len(labels["frame"])
    reading = (
        torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12), torch.ones(2, 7, dtype=torch.long),
        torch.zeros(2, len(COLUMNS), 7, dtype=torch.long), torch.zeros(2, 7, frames),
    )  # fmt: skip
    relating = (
        torch.zeros(3, WIDTH, STATE), torch.zeros(3, STATE), torch.ones(3, WIDTH),
        torch.zeros(3, 3, WIDTH, dtype=torch.long), torch.zeros(3, WIDTH, 3),
    )  # fmt: skip
    _write(Reader(network), reading, ["pieces", "mask", "at", "ids", "frames"], ["states", "cues"], out / "read.onnx")
    _write(Relater(network), relating, ["around", "cue", "mask", "ids", "rules"], ["roles"], out / "relate.onnx")
    hashes = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("read.onnx", "relate.onnx")}
    described = {**card, "width": WIDTH, "sha256": hashes, "labels": labels}
    (out / DESCRIPTION).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _write(module: nn.Module, given: tuple[Tensor, ...], inputs: list[str], outputs: list[str], path: Path) -> None:
    lengths = {"pieces": {1: "pieces"}, "at": {1: "tokens"}, "ids": {2: "tokens"}, "frames": {1: "tokens"}}
    if inputs[0] == "pieces":
        axes = {name: {0: "rows", **lengths.get(name, {})} for name in inputs}
        axes["mask"][1] = "pieces"
        axes |= {name: {0: "rows", 1: "tokens"} for name in outputs}
    else:
        axes = {name: {0: "cues"} for name in (*inputs, *outputs)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module, given, str(plain), input_names=inputs, output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            plain, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=False,
            weight_type=QuantType.QInt8,
        )  # fmt: skip
    model = onnx.load(path)
    model.doc_string, model.producer_name, model.producer_version = "", "", ""
    onnx.save(model, path)


assert RELATED % 4 == 0  # four heads
