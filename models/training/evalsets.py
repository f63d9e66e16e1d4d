"""Writes the larger held-out sets as files with lists: `python3 evalsets.py WAV OUT` (OUT/held.json, OUT/demo.json).

The demo set is cut from the finished show, music and all, where the host speaks.
"""
import json
import random
import subprocess
import sys
from pathlib import Path
import numpy as np
from data import Corpus
from features import RATE
from text import SEED, held_sentences
from voices import TRAINING

SHOW = Path(__file__).resolve().parents[2] / "demo/media/show"


def encode(sound, path):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-", str(path)], input=sound.astype(np.int16).tobytes(), check=True)


def main(source, out):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    unseen = held_sentences(random.Random(SEED))
    rows = []
    for voice in [*TRAINING, "flite-rms", "kathleen"]:
        corpus = Corpus(source, f"held-{voice}")
        for i, row in enumerate(corpus.rows):
            which = "a real voice" if voice == "kathleen" else "held-voice" if voice == "flite-rms" else "held-sentence"
            if voice != "kathleen":
                which += ", new shape" if unseen[row[3]] else ", known shape"
            if not (out / f"{voice}-{i:03}.flac").exists():
                encode(np.pad(corpus.clip(row) * 32767, RATE // 5), out / f"{voice}-{i:03}.flac")
            rows.append({"file": f"{voice}-{i:03}.flac", "text": row[3], "set": which, "voice": voice})
    (out / "held.json").write_text(json.dumps(rows, indent=1))
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(SHOW / "close-540p.mp4"), "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"], capture_output=True, check=True).stdout
    show, rows = np.frombuffer(raw, np.int16), []
    for line in json.loads((SHOW / "show-script.json").read_text())["lines"]:
        start, end = int((line["start"] - 0.2) * RATE), int((line["end"] + 0.3) * RATE)
        encode(show[max(0, start):end], out / f"demo-{line['id']}.flac")
        rows.append({"file": f"demo-{line['id']}.flac", "text": SAID.get(line["id"], line["text"]["en"]), "set": "demo"})
    (out / "demo.json").write_text(json.dumps(rows, indent=1))


def said():
    """What the voice was given where that is not the caption: numbers in words."""
    source = (SHOW.parent / "make/script.js").read_text()
    found = {}
    for block in source.split("id: '")[1:]:
        if "say: '" in block:
            found[block.split("'")[0]] = block.split("say: '")[1].split("'")[0]
    return found


SAID = said()

if __name__ == "__main__":
    main(*sys.argv[1:3])
