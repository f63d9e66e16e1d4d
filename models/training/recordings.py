"""Packs a folder of recordings (NAME.wav with NAME.txt) beside the synthetic speech.

`python3 recordings.py FOLDER OUT NAME [--skip manifest.json]`: the last 40 become the `held` set of NAME;
sentences that a test manifest holds (said there by others) are left out altogether.
"""
import argparse
import json
import re
from math import gcd
from pathlib import Path
import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly
from features import RATE
from text import clean


def load(path):
    rate, pcm = wavfile.read(path)
    pcm = pcm.astype(np.float32)
    if pcm.ndim > 1:
        pcm = pcm.mean(1)
    common = gcd(rate, RATE)
    pcm = resample_poly(pcm, RATE // common, rate // common)
    return (pcm * (16000 / np.abs(pcm).max())).astype(np.int16)


def letters(text):
    return re.sub(r"[^a-z]", "", text.lower())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("out")
    parser.add_argument("name")
    parser.add_argument("--skip")
    args = parser.parse_args()
    skip = {letters(row["text"]) for row in json.loads(Path(args.skip).read_text())} if args.skip else set()
    spoken = []
    for path in sorted(Path(args.folder).glob("*.wav")):
        text = clean(path.with_suffix(".txt").read_text().strip())
        if text and letters(text) not in skip:
            spoken.append((text, path))
    held = {text for text, _ in spoken[-40:]}
    for which in ("train", "held"):
        rows, offset = [], 0
        with open(Path(args.out, f"{which}-{args.name}.i16"), "wb") as file:
            for text, path in spoken:
                if (text in held) == (which == "held"):
                    pcm = load(path)
                    file.write(pcm.tobytes())
                    rows.append([offset, len(pcm), text])
                    offset += len(pcm)
        Path(args.out, f"{which}-{args.name}.json").write_text(json.dumps(rows))
        print(which, args.name, len(rows), f"{offset / RATE / 3600:.2f} h")


if __name__ == "__main__":
    main()
