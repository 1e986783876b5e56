"""Write the trained name model as the program loads it: `python -m models.export --base … --weights … --out …`.

The graph is Rampart's with the trained matrices in it; then every matrix product is quantised to 8 bits, one scale a
column (one scale a matrix loses names). Weights take 7 of the 8 bits, so that products never overflow on processors
without VNNI, and every processor finds the same. The tables of pieces were 8-bit from the start and were not trained.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import quantize_dynamic

from models.training.encoder import MATRICES


def main() -> None:
    """Parse the options and write model.onnx and vocab.txt."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--base", type=Path, required=True, help="folder with vocab.txt and onnx/model_q4.onnx")
    options.add_argument("--weights", type=Path, required=True, help="weights.pt of models.train")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    trained = {name: value.numpy() for name, value in torch.load(chosen.weights, weights_only=True).items()}
    model = with_weights(onnx.load(chosen.base / "onnx" / "model_q4.onnx"), trained)
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole, chosen.out / "model.onnx", per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"]
        )
    shutil.copyfile(chosen.base / "vocab.txt", chosen.out / "vocab.txt")


def with_weights(model: onnx.ModelProto, trained: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Return the graph with the trained weights; its 4-bit products become plain ones."""
    values = dict(_named(trained))
    graph = model.graph
    packed = {name for node in graph.node if node.op_type == "MatMulNBits" for name in node.input[1:]}
    kept = [one for one in graph.initializer if one.name not in packed]
    for one in kept:
        if one.name in values:
            one.CopyFrom(numpy_helper.from_array(values[one.name], one.name))
    nodes = []
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            matrix = f"{node.name}.weight"
            kept.append(numpy_helper.from_array(np.ascontiguousarray(values[matrix].T), matrix))
            node = helper.make_node("MatMul", [node.input[0], matrix], list(node.output), name=node.name)
        nodes.append(node)
    del graph.initializer[:], graph.node[:], graph.output[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    labels = len(trained["head.bias"])
    graph.output.append(helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, ["batch", "length", labels]))
    del graph.value_info[:]
    onnx.checker.check_model(model)
    return model


def _named(trained: dict[str, np.ndarray]) -> list[tuple[str, np.ndarray]]:
    """Return the trained weights under the names that the graph gives them."""
    parts = ("query", "key", "value", "joined", "wide", "narrow")
    found = [("/classifier/MatMul_Q4.weight", trained["head.weight"]), ("classifier.bias", trained["head.bias"])]
    norms = [("norm", "bert.embeddings.LayerNorm")]
    for number in range(sum(name.endswith(".query.weight") for name in trained)):
        here, there = f"layers.{number}", f"bert.encoder.layer.{number}"
        for part, name in zip(parts, MATRICES, strict=True):
            product = f"/bert/encoder/layer.{number}/{name.replace('.', '/')}/MatMul_Q4"
            found.append((f"{product}.weight", trained[f"{here}.{part}.weight"]))
            found.append((f"{there}.{name}.bias", trained[f"{here}.{part}.bias"]))
        norms += [
            (f"{here}.after_attention", f"{there}.attention.output.LayerNorm"),
            (f"{here}.after_all", f"{there}.output.LayerNorm"),
        ]
    for here, there in norms:
        found += [(f"{there}.{part}", trained[f"{here}.{part}"]) for part in ("weight", "bias")]
    return found


if __name__ == "__main__":
    main()
