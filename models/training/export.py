"""Writes the streaming graph, int8: `python3 export.py average.pt tokens.model ../ctc-en`.

The graph is built by hand from the weights, because only so can the states be inputs and outputs and
the matrices be quantised the way the WebAssembly runtime is quick at: DynamicQuantizeLinear + MatMulInteger.
"""
import hashlib
import json
import sys
from pathlib import Path
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from model import FRONT_BINS, SUBSAMPLING, Recogniser
from tokens import tokens_of

CHUNK_FRAMES = 32
FLUSH_MS = 480


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.inputs, self.outputs, self.states = [], [], [], [], []

    def const(self, name, value):
        if all(c.name != name for c in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind, inputs, name, count=1, **attributes):
        outputs = [name] if count == 1 else [f"{name}.{i}" for i in range(count)]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, **attributes))
        return name if count == 1 else outputs

    def state(self, name, dims, x, axis):
        """Puts the remembered past before `x` along `axis` and remembers the end of both."""
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, dims))
        self.outputs.append(helper.make_tensor_value_info(f"{name}_out", TensorProto.FLOAT, dims))
        self.states.append({"name": name, "dims": dims})
        whole = self.add("Concat", [name, x], f"{name}.whole", axis=axis)
        start = self.const(f"start.{dims[axis]}", np.array([-dims[axis]], np.int64))
        end = self.const("end", np.array([2 ** 31 - 1], np.int64))
        self.add("Slice", [whole, start, end, self.const(f"axis.{axis}", np.array([axis], np.int64))], f"{name}_out")
        return whole

    def norm(self, x, name, width):
        """Without gain and bias: they are in the matrix that follows."""
        return self.add("LayerNormalization", [x, self.const(f"ones.{width}", np.ones(width, np.float32))], name, axis=-1, epsilon=1e-5)

    def linear(self, x, weight, bias, name):
        """`weight` [in, out], a scale for every output; the activations' scale is found at run time."""
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        quantised = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        q, s, zero = self.add("DynamicQuantizeLinear", [x], f"{name}.q", 3)
        y = self.add("MatMulInteger", [q, self.const(f"{name}.w", quantised), zero], f"{name}.i")
        y = self.add("Cast", [y], f"{name}.f", to=TensorProto.FLOAT)
        factor = self.add("Mul", [s, self.const(f"{name}.s", scale.astype(np.float32))], f"{name}.t")
        y = self.add("Mul", [y, factor], f"{name}.m")
        return self.add("Add", [y, self.const(f"{name}.b", bias.astype(np.float32))], name)


def fold(norm, linear):
    """The gain and bias of a LayerNorm, moved into the linear layer after it."""
    weight = linear.weight.detach().numpy().T
    bias = linear.bias.detach().numpy() + norm.bias.detach().numpy() @ weight
    return weight * norm.weight.detach().numpy()[:, None], bias


def build(net):
    g, settings = Graph(), net.settings
    width, kernel = settings["width"], settings["kernel"]
    g.inputs.append(helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, "frames", 80]))
    front = net.front
    array = lambda parameter: parameter.detach().numpy()
    x = g.add("Sub", ["features", g.const("mean", array(front.mean))], "centred")
    x = g.add("Mul", [x, g.const("scale", array(front.scale))], "normal")
    x = g.add("Unsqueeze", [x, g.const("one", np.array([1], np.int64))], "image")
    for i, conv in enumerate(front.convolutions):
        name = f"front{i}"
        whole = g.state(name, [1, conv.in_channels, 1, FRONT_BINS[i]], x, 2)
        x = g.add("Conv", [whole, g.const(f"{name}.w", array(conv.weight)), g.const(f"{name}.b", array(conv.bias))],
                  f"{name}.conv", kernel_shape=[3, 3], strides=[2, 2], pads=[0, 1, 0, 1])
        x = g.add("Relu", [x], f"{name}.relu")
    x = g.add("Transpose", [x], "rows", perm=[0, 2, 1, 3])
    x = g.add("Reshape", [x, g.const("flat", np.array([1, -1, front.flat], np.int64))], "row")
    x = g.linear(g.norm(x, "front.norm", front.flat), *fold(front.norm, front.out), "front.out")
    for i, block in enumerate(net.blocks):
        name = f"block{i}"
        y = g.state(name, [1, width, kernel - 1], g.add("Transpose", [x], f"{name}.in", perm=[0, 2, 1]), 2)
        y = g.add("Conv", [y, g.const(f"{name}.dw", array(block.depth.weight)), g.const(f"{name}.db", array(block.depth.bias))],
                  f"{name}.depth", kernel_shape=[kernel], group=width)
        y = g.norm(g.add("Transpose", [y], f"{name}.back", perm=[0, 2, 1]), f"{name}.norm", width)
        y = g.add("Relu", [g.linear(y, *fold(block.norm, block.up), f"{name}.up")], f"{name}.relu")
        y = g.linear(y, array(block.down.weight).T, array(block.down.bias), f"{name}.down")
        x = g.add("Add", [x, y], f"{name}.sum")
    x = g.linear(g.norm(x, "norm", width), *fold(net.norm, net.head), "head")
    x = g.add("Reshape", [x, g.const("slots", np.array([1, -1, settings["vocabulary"]], np.int64))], "answers")
    g.add("LogSoftmax", [x], "log_probs", axis=-1)
    g.outputs.insert(0, helper.make_tensor_value_info("log_probs", TensorProto.FLOAT, [1, "steps", settings["vocabulary"]]))
    graph = helper.make_graph(g.nodes, "live-room-en", g.inputs, g.outputs, g.constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="live-room")
    onnx.checker.check_model(made)
    return made, g.states


def entry(role, path, root):
    data = path.read_bytes()
    return {"role": role, "url": str(path.relative_to(root)), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def main(checkpoint, tokenizer, folder):
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    state = torch.load(checkpoint, map_location="cpu")
    net = Recogniser(**state["settings"])
    net.load_state_dict(state["net"])
    net.eval()
    made, states = build(net)
    onnx.save(made, str(folder / "model.onnx"))
    (folder / "tokens.txt").write_text("\n".join(tokens_of(tokenizer).pieces) + "\n")
    manifest = folder.parent / f"{folder.name}.json"
    known = json.loads(manifest.read_text()) if manifest.exists() else {}
    manifest.write_text(json.dumps({
        "name": "live-room-en", "kind": "ctc-streaming", "version": 1, "languages": ["en"], "licence": "MIT", "sampleRate": 16000,
        "files": [entry("model", folder / "model.onnx", folder.parent), entry("tokens", folder / "tokens.txt", folder.parent),
                  *([entry("lm", folder / "lm.bin", folder.parent)] if (folder / "lm.bin").exists() else [])],
        "features": {"type": "log-mel", "bins": 80, "windowMs": 25, "hopMs": 10, "fft": 512, "lowHz": 20, "highHz": 7600},
        "subsampling": SUBSAMPLING, "chunkFrames": CHUNK_FRAMES, "states": states,
        "delayMs": known.get("delayMs", 160), "flushMs": FLUSH_MS, "evenConfidence": known.get("evenConfidence", 0.5), "decoding": {"beam": 24, "lmWeight": 0.5, "tokenBonus": 2.6}, "punctuation": True, "precision": "int8",
        "measured": known.get("measured", {}),
    }, indent=2) + "\n")
    print(folder / "model.onnx", (folder / "model.onnx").stat().st_size, "bytes, step", state["step"])


if __name__ == "__main__":
    main(*sys.argv[1:4])
