"""The network behind `attribute/trained.py`, in PyTorch: only training needs it, running needs ONNX Runtime alone.

A sentence encoder (MiniLM, 6 layers of 384; Wang et al. 2020) reads a stretch of text once.  From its states and each
token's tags a first step finds the cues' heads; a second one, two small attention layers over the tokens around a cue,
labels for each cue what is its source, its content and the rest of the cue, seeing how each token stands to its head.
"""

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.attribute.cue_relations import PLACES, QUOTATION_RELATIONS, WIDTH, paths
from reportedly.attribute.token_columns import CASES, COLUMNS, LABELS, MARKS

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
STATE = 256  # what is kept of a token for the second step
RELATED = 192
ROLES = 4  # neither, source, content, cue


class EncoderLayer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), norms behind."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = (f(x).view(rows, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        y = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.out_norm(x + self.drop(self.out(y.transpose(1, 2).reshape(rows, length, HIDDEN))))
        return self.norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces to states; word embeddings stay as they came."""

    def __init__(self, weights: str) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))
        self._load(load_file(weights))

    def _load(self, given: dict[str, Tensor]) -> None:
        names = {"words.weight": "word_embeddings.weight", "places.weight": "position_embeddings.weight"}
        names |= {"norm.weight": "LayerNorm.weight", "norm.bias": "LayerNorm.bias"}
        state = {ours: given["embeddings." + theirs] for ours, theirs in names.items()}
        state["kind"] = given["embeddings.token_type_embeddings.weight"][0]
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "out_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        for n in range(LAYERS):
            for ours, theirs in parts.items():
                for what in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{what}"] = given[f"encoder.layer.{n}.{theirs}.{what}"]
        self.load_state_dict(state)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(where) + self.kind))
        bias = ((mask - 1) * 10000.0).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class RelationLayer(nn.Module):
    """Attention over the tokens around one cue, norms before."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(RELATED, 3 * RELATED), nn.Linear(RELATED, RELATED)
        self.first, self.second = nn.LayerNorm(RELATED), nn.LayerNorm(RELATED)
        self.inner, self.outer = nn.Linear(RELATED, 2 * RELATED), nn.Linear(2 * RELATED, RELATED)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(self.first(x)).view(rows, length, 3, 4, RELATED // 4).permute(2, 0, 3, 1, 4)
        y = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = x + self.drop(self.out(y.transpose(1, 2).reshape(rows, length, RELATED)))
        return x + self.drop(self.outer(functional.gelu(self.inner(self.second(x)))))


class Network(nn.Module):
    """Both steps; `labels` counts the model's labels under LABELS and "frame"."""

    def __init__(self, labels: dict[str, int], weights: str) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        sizes = [*(labels[name] for name in LABELS), CASES, MARKS]
        widths = [24] * len(LABELS) + [8, 8]
        self.columns = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(sizes, widths, strict=True))
        self.state, self.norm = nn.Linear(HIDDEN + sum(widths), STATE), nn.LayerNorm(STATE)
        self.drop = nn.Dropout(0.15)
        self.cue = nn.Sequential(
            nn.Linear(STATE + labels["frame"], STATE), nn.GELU(), nn.Dropout(0.15), nn.Linear(STATE, 2)
        )
        self.token, self.of_cue = nn.Linear(STATE, RELATED), nn.Linear(STATE, RELATED)
        self.distance = nn.Embedding(WIDTH, RELATED)
        self.path = nn.Embedding(paths(labels["dep"]), RELATED)
        self.quotation, self.place = nn.Embedding(QUOTATION_RELATIONS, RELATED), nn.Embedding(PLACES, RELATED)
        for table in (self.distance, self.path, self.quotation, self.place):
            nn.init.normal_(table.weight, std=0.1)
        self.rules = nn.Linear(3, RELATED)
        self.layers = nn.ModuleList(RelationLayer() for _ in range(2))
        self.role = nn.Sequential(nn.LayerNorm(RELATED), nn.Linear(RELATED, ROLES))

    def read(self, pieces: Tensor, mask: Tensor, at: Tensor, ids: Tensor, frames: Tensor) -> tuple[Tensor, Tensor]:
        """States (rows, tokens, STATE) and two logits for each token: an outermost cue's head, any cue's head.

        `pieces` and `mask` are (rows, pieces), `at` (rows, tokens) says where each token's first piece stands, `ids`
        (rows, len(COLUMNS), tokens) and `frames` (rows, tokens, frames) are a `TokenColumns`'s.
        """
        hidden = self.encoder(pieces, mask)
        hidden = hidden.gather(1, at.unsqueeze(-1).expand(-1, -1, HIDDEN))
        known = torch.cat([table(ids[:, n]) for n, table in enumerate(self.columns)], -1)
        state = functional.gelu(self.norm(self.state(torch.cat([self.drop(hidden), known], -1))))
        state = self.drop(state)
        return state, self.cue(torch.cat([state, frames], -1))

    def relate(self, around: Tensor, cue: Tensor, mask: Tensor, ids: Tensor, rules: Tensor) -> Tensor:
        """Logits of the ROLES of the tokens around each cue (cues, WIDTH, ROLES).

        `around` (cues, WIDTH, STATE) and `cue` (cues, STATE) are states, `mask` is 0 outside of the text, `ids`
        (cues, 3, WIDTH) holds path, quotation and place, `rules` (cues, WIDTH, 3) what rules would say.
        """
        x = self.token(around) + self.of_cue(cue).unsqueeze(1) + self.distance.weight.unsqueeze(0)
        x = x + self.path(ids[:, 0]) + self.quotation(ids[:, 1]) + self.place(ids[:, 2]) + self.rules(rules)
        bias = ((mask - 1) * 10000.0).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.role(x)


assert len(COLUMNS) == len(LABELS) + 2  # the network has one table for each column
