"""Word error rates of a checkpoint, in float, while training goes on. What ships is measured by evaluate.mjs.

`python3 evaluate.py average.pt tokens.model WAV [--list manifest.json ...] [--show 3] [--limit 20]`
"""
import argparse
import json
import re
import subprocess
from pathlib import Path
import numpy as np
import torch
from data import Corpus
from features import RATE, log_mel
from model import Recogniser
from tokens import tokens_of
from voices import VOICES


def words(text):
    return [w for w in re.sub(r"[^a-z0-9' ]+", " ", text.lower().replace("’", "'")).split() if re.search(r"[a-z0-9]", w)]


def distance(reference, heard):
    row = list(range(len(heard) + 1))
    for i, word in enumerate(reference):
        after = [i + 1]
        for j, other in enumerate(heard):
            after.append(min(row[j] + (word != other), row[j + 1] + 1, after[j] + 1))
        row = after
    return row[-1]


def recognise(net, tokens, sound):
    mel = log_mel(np.concatenate([sound, np.zeros(RATE // 2, np.float32)]))
    mel = mel[: len(mel) // 8 * 8]
    with torch.no_grad():
        best = net(torch.from_numpy(mel)[None])[0].argmax(-1).tolist()
    return tokens.decode([b for a, b in zip([0] + best, best) if b not in (0, a)])


def sound_of(path):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.float32)


def sets(args):
    for voice in [*VOICES, "kathleen"]:
        corpus = Corpus(args.data, f"held-{voice}")
        quiet = np.zeros(RATE // 5, np.float32)
        yield voice, [(np.concatenate([quiet, corpus.clip(r), quiet]), r[3]) for r in corpus.rows[: args.limit]]
    for path in args.list:
        rows = json.loads(Path(path).read_text())
        yield path, [(sound_of(Path(path).parent / r["file"]), r["text"]) for r in rows if r.get("lang", "en") == "en"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("tokens")
    parser.add_argument("data")
    parser.add_argument("--list", nargs="*", default=[])
    parser.add_argument("--show", type=int, default=2)
    parser.add_argument("--limit", type=int, default=20)
    args = parser.parse_args()
    torch.set_num_threads(1)
    state = torch.load(args.checkpoint, map_location="cpu")
    net = Recogniser(**state["settings"])
    net.load_state_dict(state["net"])
    net.eval()
    tokens = tokens_of(args.tokens)
    print("step", state["step"])
    for name, clips in sets(args):
        errors = count = 0
        for i, (sound, text) in enumerate(clips):
            heard = recognise(net, tokens, sound)
            errors += distance(words(text), words(heard))
            count += len(words(text))
            if i < args.show:
                print("-", text, "\n+", heard)
        print(f"{name}: {100 * errors / max(1, count):.1f} % of {count} words", flush=True)


if __name__ == "__main__":
    main()
