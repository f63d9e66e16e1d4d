"""A checkpoint to train on from the published graph: `python3 published.py ../ctc-en OUT`.

The matrices come back from their eight bits, the norms' gains and biases stay where the export put them:
in the matrix that follows.
"""
import sys
from pathlib import Path
import onnx
import torch
from onnx import numpy_helper
from model import Recogniser
from tokens import tokens_of

# Steps behind it, as far as the schedule of hardness and guidance is concerned.
BEGUN = 4500


def main(folder, out):
    stored = {c.name: torch.from_numpy(numpy_helper.to_array(c).copy()) for c in onnx.load(str(Path(folder, "model.onnx"))).graph.initializer}
    net = Recogniser(len(tokens_of(Path(folder, "tokens.txt")).pieces))
    state = net.state_dict()

    def linear(name, published):
        state[f"{name}.weight"] = (stored[f"{published}.w"].float() * stored[f"{published}.s"]).T.contiguous()
        state[f"{name}.bias"] = stored[f"{published}.b"]

    state["front.mean"], state["front.scale"] = stored["mean"], stored["scale"]
    for i in range(len(net.front.convolutions)):
        state[f"front.convolutions.{i}.weight"], state[f"front.convolutions.{i}.bias"] = stored[f"front{i}.w"], stored[f"front{i}.b"]
    linear("front.out", "front.out")
    for i in range(len(net.blocks)):
        state[f"blocks.{i}.depth.weight"], state[f"blocks.{i}.depth.bias"] = stored[f"block{i}.dw"], stored[f"block{i}.db"]
        linear(f"blocks.{i}.up", f"block{i}.up")
        linear(f"blocks.{i}.down", f"block{i}.down")
    linear("head", "head")
    net.load_state_dict(state)
    Path(out).mkdir(parents=True, exist_ok=True)
    torch.save(dict(net=state, average=state, step=BEGUN, progress=0.0, settings=net.settings), Path(out, "last.pt"))
    torch.save(dict(net=state, settings=net.settings, step=BEGUN), Path(out, "average.pt"))


if __name__ == "__main__":
    main(*sys.argv[1:3])
