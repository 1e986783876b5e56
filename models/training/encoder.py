"""The network: BERT with six layers, begun from Rampart's weights, with our own labels on top."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

LABELS = ("O", "PER", "OFF", "ORG")
HEADS, LAYERS, WIDTH = 12, 6, 384
_BITS = 4
_NAME_ROWS = [1, 2, 3, 4]
"""Rampart's labels of given and family names, begin and inside."""
MATRICES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class Layer(nn.Module):
    """Attention and feed-forward, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.after_attention, self.after_all = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor, drop: float) -> torch.Tensor:
        batch, length, _ = x.shape

        def split(y: torch.Tensor) -> torch.Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        seen = self.joined(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.after_attention(x + functional.dropout(seen, drop, self.training))
        wide = self.narrow(functional.gelu(self.wide(x)))
        return self.after_all(x + functional.dropout(wide, drop, self.training))


class Encoder(nn.Module):
    """Pieces of words in, a score for every label out. The tables of pieces and places stay as they are."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.pieces, self.places, self.types = (
            nn.Embedding(vocabulary, WIDTH),
            nn.Embedding(512, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        for table in (self.pieces, self.places, self.types):
            table.weight.requires_grad_(False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, len(LABELS))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor, drop: float = 0.1) -> torch.Tensor:
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.types.weight[0]
        x = functional.dropout(self.norm(x), drop, self.training)
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen, drop)
        return self.head(x)


def begun_from(path: Path) -> Encoder:
    """Return the network with Rampart's weights, read from its 4-bit ONNX file."""
    graph = onnx.load(path).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    tables = {
        name: _table(stored, name) for name in ("word_embeddings", "position_embeddings", "token_type_embeddings")
    }
    model = Encoder(len(tables["word_embeddings"]))
    _fill(model.pieces.weight, tables["word_embeddings"])
    _fill(model.places.weight, tables["position_embeddings"])
    _fill(model.types.weight, tables["token_type_embeddings"])
    _fill_norm(model.norm, stored, "bert.embeddings.LayerNorm")
    matrices = {node.name: _unpacked(stored, node) for node in graph.node if node.op_type == "MatMulNBits"}
    for number, layer in enumerate(model.layers):
        parts = (layer.query, layer.key, layer.value, layer.joined, layer.wide, layer.narrow)
        for part, name in zip(parts, MATRICES, strict=True):
            _fill(part.weight, matrices[f"/bert/encoder/layer.{number}/{name.replace('.', '/')}/MatMul_Q4"])
            _fill(part.bias, stored[f"bert.encoder.layer.{number}.{name}.bias"])
        _fill_norm(layer.after_attention, stored, f"bert.encoder.layer.{number}.attention.output.LayerNorm")
        _fill_norm(layer.after_all, stored, f"bert.encoder.layer.{number}.output.LayerNorm")
    _begin_head(model.head, matrices["/classifier/MatMul_Q4"], stored["classifier.bias"])
    return model


def _begin_head(head: nn.Linear, rows: np.ndarray, bias: np.ndarray) -> None:
    """Begin "other" and "person" where Rampart's "other" and its parts of names stand."""
    with torch.no_grad():
        head.weight[0], head.bias[0] = torch.tensor(rows[0]), float(bias[0])
        head.weight[1] = torch.tensor(rows[_NAME_ROWS].mean(axis=0))
        head.bias[1] = float(bias[_NAME_ROWS].mean()) + 1.0
        head.bias[2:] = -1.0


def _unpacked(stored: dict[str, np.ndarray], node: onnx.NodeProto) -> np.ndarray:
    """Return a matrix stored in blocks of 4-bit numbers around 8, each block with its scale."""
    packed, scales = stored[node.input[1]], stored[node.input[2]]
    numbers = np.stack((packed & 0x0F, packed >> _BITS), axis=-1).reshape(*packed.shape[:2], -1).astype(np.float32)
    return ((numbers - 8) * scales[..., None]).reshape(packed.shape[0], -1)


def _table(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    whole = f"bert.embeddings.{name}.weight"
    zero = stored[f"{whole}_zero_point"].astype(np.float32)
    return (stored[f"{whole}_quantized"].astype(np.float32) - zero) * stored[f"{whole}_scale"]


def _fill(parameter: torch.Tensor, values: np.ndarray) -> None:
    if tuple(parameter.shape) != values.shape:
        message = f"a matrix of shape {values.shape} was expected to be {tuple(parameter.shape)}"
        raise ValueError(message)
    with torch.no_grad():
        parameter.copy_(torch.tensor(values))


def _fill_norm(norm: nn.LayerNorm, stored: dict[str, np.ndarray], name: str) -> None:
    _fill(norm.weight, stored[f"{name}.weight"])
    _fill(norm.bias, stored[f"{name}.bias"])
