"""Picks the committed test set from the held-out speech: `python3 testset.py WAV ../ctc-en/test`."""
import json
import subprocess
import sys
from pathlib import Path
import numpy as np
from data import Corpus
from features import RATE
from voices import TRAINING


def main(source, target):
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    rows = []
    for which, voices, each in (("held-sentence", TRAINING, 4), ("held-voice", ["flite-rms"], 24)):
        for voice in voices:
            corpus = Corpus(source, f"held-{voice}")
            picked = [row for row in corpus.rows if 1.5 * RATE < row[2] < 5 * RATE][:each]
            for row in picked[: 3 if voice in ("flite-kal16", "festival-kal", "espeak", "flite-slt") else each]:
                # A little quiet around the words, as an engine's voice detector leaves it.
                sound = np.pad((corpus.clip(row) * 16000).astype(np.int16), (RATE // 5, RATE // 5))
                name = f"{voice}-{sum(r['voice'] == voice for r in rows) + 1:02}.opus"
                subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-", "-c:a", "libopus", "-b:a", "32k", "-bitexact", str(target / name)],
                               input=sound.tobytes(), check=True)
                rows.append({"file": name, "text": row[3], "set": which, "voice": voice, "seconds": round(len(sound) / RATE, 2)})
    (target / "manifest.json").write_text(json.dumps(rows, indent=2) + "\n")
    print(len(rows), "files")


if __name__ == "__main__":
    main(*sys.argv[1:3])
