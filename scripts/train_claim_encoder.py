"""Fine-tunes the sentence encoder so that statements of one claim lie close, and writes it as an int8 ONNX file.

    python scripts/labelled_events.py --data FOLDER --out labelled
    python scripts/train_claim_encoder.py labelled/development labelled/training

Needs torch, transformers, onnx and onnxruntime.  Contrastive over each event's statements (InfoNCE with several
positives, temperature .07): statements that share a labelled claim attract each other, all other labelled ones of the
event repel.  Word embeddings stay as they are.  Deterministic for a seed on one machine.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from labelled_statements import LabelledEvent, read_events
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig, BertModel

from reportedly.language import load_vectors
from reportedly.language.vectors import installed_encoder, load_tokenizer

TARGET = Path(__file__).parents[1] / "src" / "reportedly" / "language" / "data" / "claim-encoder.onnx"
TEMPERATURE = 0.07
AMBIGUOUS = 0.75  # an unlabelled statement as near as this may tell the claim too: it neither attracts nor repels


def load_base() -> BertModel:
    """The packaged encoder's weights as a torch model, read out of its ONNX graph."""
    graph = onnx.load(str(installed_encoder())).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    prefix = "model.0.auto_model."
    state = {n.removeprefix(prefix): torch.tensor(a) for n, a in arrays.items() if n.startswith(prefix)}
    for node in graph.node:
        if node.op_type == "MatMul" and "encoder/layer" in node.name:
            for name in (n for n in node.input if n in arrays):
                path = node.name.split("auto_model/")[1].rsplit("/MatMul", 1)[0].replace("/", ".")
                state[f"{path}.weight"] = torch.tensor(arrays[name].T.copy())
    config = BertConfig(hidden_size=384, num_hidden_layers=3, num_attention_heads=12, intermediate_size=1536)
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state)
    model.embeddings.requires_grad_(False)
    return model


def encode(model: BertModel, tokenizer: Any, texts: Sequence[str]) -> torch.Tensor:
    """A unit vector for each text: the mean of its last token states."""
    encoded = tokenizer.encode_batch(list(texts))
    ids = torch.tensor([e.ids for e in encoded])
    mask = torch.tensor([e.attention_mask for e in encoded])
    states = model(input_ids=ids, attention_mask=mask).last_hidden_state
    weight = mask.unsqueeze(-1).float()
    return torch.nn.functional.normalize((states * weight).sum(1) / weight.sum(1), dim=1)


def loss_of(model: BertModel, tokenizer: Any, event: LabelledEvent, texts: Sequence[str]) -> torch.Tensor:
    """How far the event's statements are from lying as their claims say."""
    told = [event.told.get(t.id, frozenset()) for t in event.tellings]
    vectors = encode(model, tokenizer, texts)
    logits = vectors @ vectors.T / TEMPERATURE
    same = torch.tensor([[bool(a & b) and i != j for j, b in enumerate(told)] for i, a in enumerate(told)])
    silent = torch.tensor([[i == j or not (a or b) for j, b in enumerate(told)] for i, a in enumerate(told)])
    half = torch.tensor([[bool(a) != bool(b) for b in told] for a in told])
    silent |= half & (logits.detach() * TEMPERATURE > AMBIGUOUS)
    logits = logits.masked_fill(silent, -1e4)
    rows = same.any(1)
    others = torch.logsumexp(logits[rows].masked_fill(same[rows], -1e4), 1, keepdim=True)
    gain = logits[rows] - torch.logaddexp(logits[rows], others)
    return -(gain * same[rows]).sum() / same[rows].sum()


def train(model: BertModel, events: Sequence[LabelledEvent], epochs: int, rate: float) -> None:
    """Run over the events `epochs` times, one event a step, the rate falling to nothing."""
    tokenizer = load_tokenizer(64)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=rate, weight_decay=0.01)
    steps, order = epochs * len(events), list(events)
    model.train()
    for step in range(steps):
        if step % len(events) == 0:
            random.shuffle(order)
        event = order[step % len(events)]
        texts = [t.text for t in event.tellings] if random.random() < 0.5 else event.wholes
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / (0.1 * steps)) * (1 - step / steps)
        loss = loss_of(model, tokenizer, event, texts)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        print(f"step {step + 1}/{steps} loss {loss.item():.3f}", flush=True)
    model.eval()


class States(torch.nn.Module):
    """The encoder as the graph that the package loads: ids and mask in, token states out."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Token states of the last layer."""
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(model: BertModel, target: Path) -> None:
    """Write the model as ONNX with weights of 8 bits."""
    model.config._attn_implementation = "eager"
    sample = torch.ones(2, 16, dtype=torch.long)
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "batch", 1: "token"} for name in (*names, "states")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            States(model), (sample, sample), str(full), input_names=names, output_names=["states"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(full), str(target), weight_type=QuantType.QInt8)


def main() -> None:
    """Train on the events of the folders and write the encoder."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--rate", type=float, default=3e-5)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--out", type=Path, default=TARGET)
    given = options.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    events = [event for folder in given.folders for event in read_events(folder, load_vectors())]
    model = load_base()
    train(model, events, given.epochs, given.rate)
    export(model, given.out)


if __name__ == "__main__":
    main()
