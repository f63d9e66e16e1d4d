"""Trains: `python3 train.py --data WAV --tokens MODEL --out DIR (--steps N | --until HH:MM)`.

Checkpoints every few minutes and resumes from the last; may be stopped and continued at any time.
With --until the learning rate follows the clock: where the machine is shared, steps per hour are not known.
"""
import argparse
import datetime
import os
import signal
import tempfile
import time
from pathlib import Path
import torch
from torch import distributed, multiprocessing
from torch.nn import functional as F
from data import Batches
from model import Recogniser
from tokens import tokens_of

PEAK, WARM = 1.8e-3, 300
# Steps over which the rough places of the tokens lose their say.
GUIDED = 3500


def seconds_left(until):
    now = datetime.datetime.now()
    hour, minute = map(int, until.split(":"))
    return (now.replace(hour=hour, minute=minute, second=0) - now).total_seconds()


def loss_of(log_probs, lengths, targets, target_lengths):
    return F.ctc_loss(log_probs.transpose(0, 1), targets, lengths, target_lengths, zero_infinity=True)


def save(path, state):
    torch.save(state, f"{path}.part")
    os.replace(f"{path}.part", path)


def shared_out(net, stop):
    """Gradients become the mean over the processes; answers whether any of them was told to stop."""
    wanted = [p for p in net.parameters() if p.grad is not None]
    flat = torch.cat([p.grad.flatten() for p in wanted] + [torch.tensor([float(stop)])])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for p in wanted:
        p.grad.copy_(flat[at:at + p.numel()].view_as(p))
        at += p.numel()
    return flat[-1] > 0


def train(rank, args):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    distributed.init_process_group("gloo", init_method=f"file://{args.meeting}", rank=rank, world_size=args.processes)
    out = Path(args.out)
    net = Recogniser(len(tokens_of(args.tokens).pieces))
    average = {k: v.clone() for k, v in net.state_dict().items()}
    decayed = [p for p in net.parameters() if p.dim() > 1]
    plain = [p for p in net.parameters() if p.dim() <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0}], lr=PEAK, betas=(0.9, 0.98))
    step, warm, progress = 0, 0, 0.0
    last = out / "last.pt"
    if last.exists():
        state = torch.load(last)
        net.load_state_dict(state["net"])
        average, step, progress = state["average"], state["step"], state["progress"]
        if "optimiser" in state:
            optimiser.load_state_dict(state["optimiser"])
        else:
            warm = step
    weights = {k: float(v) for k, v in (pair.split("=") for pair in args.weights.split(",") if pair)}
    batches = Batches(args.data, args.tokens, weights, step, rank)
    loader = torch.utils.data.DataLoader(batches, batch_size=None, num_workers=1, prefetch_factor=12)
    net.train()
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    pace, mean, saved, shown = 1.0, None, time.time(), time.time()
    began = time.time()
    for x, lengths, targets, target_lengths, labels in loader:
        rate = PEAK * min(1, (step - warm + 1) / WARM) * max(0.01, 1 - progress)
        for group in optimiser.param_groups:
            group["lr"] = rate
        guide = 1 - step / GUIDED
        net.helped = guide > 0
        log_probs, early, place = net(x) if net.helped else (net(x), None, None)
        loss = loss_of(log_probs, lengths, targets, target_lengths)
        told = loss.item()
        if net.helped:
            loss = loss + 0.3 * loss_of(early, lengths, targets, target_lengths) + 2 * guide * F.cross_entropy(place.flatten(0, 1), labels.flatten())
        optimiser.zero_grad()
        loss.backward()
        over = bool(args.until) and seconds_left(args.until) < 0
        done = shared_out(net, bool(stop) or over or progress > 0.995)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step += 1
        if rank == 0 and step % 4 == 0:
            with torch.no_grad():
                for key, value in net.state_dict().items():
                    average[key].lerp_(value, 0.01)
        took, began = time.time() - began, time.time()
        pace = 0.98 * pace + 0.02 * min(took, 20)
        left = max(1.0, seconds_left(args.until) / pace) if args.until else max(1, args.steps - step)
        progress += (1 - progress) / left
        mean = told if mean is None else 0.97 * mean + 0.03 * told
        if rank == 0 and time.time() - shown > 30:
            shown = time.time()
            print(f"{datetime.datetime.now():%H:%M:%S} step {step} loss {mean:.3f} lr {rate:.5f} pace {pace:.2f} s", flush=True)
        if rank == 0 and (time.time() - saved > 120 or done):
            saved = time.time()
            settings = net.settings
            save(last, dict(net=net.state_dict(), optimiser=optimiser.state_dict(), average=average, step=step, progress=progress, settings=settings))
            save(out / "average.pt", dict(net=average, settings=settings, step=step))
        if done:
            break
    if rank == 0:
        print("stopped at step", step, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--tokens", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--until")
    parser.add_argument("--weights", default="", help="voice=factor,…: how much oftener a voice is drawn")
    parser.add_argument("--processes", type=int, default=2, help="one a core: the matrices are too small to share one")
    args = parser.parse_args()
    Path(args.out).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        args.meeting = f"{folder}/meeting"
        children = multiprocessing.spawn(train, (args,), args.processes, join=False)
        signal.signal(signal.SIGTERM, lambda *_: [os.kill(pid, signal.SIGTERM) for pid in children.pids()])
        while not children.join():
            pass


if __name__ == "__main__":
    main()
