"""Speaks the texts: `python3 synthesise.py TEXTDIR OUT [--voices a,b] [--per-held 60] [--jobs 2]`.

Writes OUT/<set>-<voice>.i16 (16 kHz samples, end to end) and .json (offset, length, text of each).
Sets: `train`, and `held` for the held-out sentences. What is there already is not made again.
"""
import argparse
import json
import random
import subprocess
import tempfile
from math import gcd
from multiprocessing import Pool
from pathlib import Path
import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly
from voices import ACCENTS, SHOW_EFFECTS, TRAINING, VARIANTS, VOICES

RATE = 16000
BATCH = 100


def flite(voice, texts, rng, folder):
    for i, text in enumerate(texts):
        args = ["flite", "-voice", voice["voice"], "--setf", f"duration_stretch={rng.uniform(0.8, 1.2):.2f}", "-t", text, "-o", f"{folder}/{i}.wav"]
        subprocess.run(args, check=True, stdin=subprocess.DEVNULL)


def festival(voice, texts, rng, folder):
    scheme = [f"(voice_{voice['voice']})"]
    for i, text in enumerate(texts):
        if "hts" not in voice["voice"]:
            scheme.append(f"(Parameter.set 'Duration_Stretch {rng.uniform(0.8, 1.25):.2f})")
        scheme.append(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{folder}/{i}.wav")')
    Path(folder, "speak.scm").write_text("\n".join(scheme))
    subprocess.run(["festival", "-b", f"{folder}/speak.scm"], check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def espeak(voice, texts, rng, folder):
    for i, text in enumerate(texts):
        name = f"{rng.choice(ACCENTS)}+{rng.choice(VARIANTS)}"
        args = ["espeak-ng", "-v", name, "-s", str(rng.randint(125, 205)), "-p", str(rng.randint(15, 85)), "-g", str(rng.choice([0, 0, 1, 2])), "-w", f"{folder}/{i}.wav", text]
        subprocess.run(args, check=True, stdin=subprocess.DEVNULL)


def show(path):
    """The demo show's treatment, at the rate the show uses."""
    subprocess.run(["sox", "-D", path, "-r", "48000", "-c", "1", "-b", "16", f"{path}.show.wav", "gain", "-6", "pad", "0", "0.35", "rate", "-v", "48000", *SHOW_EFFECTS], check=True, stderr=subprocess.DEVNULL)
    return f"{path}.show.wav"


def load_all(path):
    """Floats in [-1, 1] at 16 kHz."""
    rate, pcm = wavfile.read(path)
    common = gcd(rate, RATE)
    pcm = pcm.astype(np.float32) / 32768
    return pcm if rate == RATE else resample_poly(pcm, RATE // common, rate // common).astype(np.float32)


def load(path):
    pcm = load_all(path)
    peak = np.abs(pcm).max()
    if peak < 0.003:
        raise ValueError("silence")
    # The synthesisers pad by up to half a second; the trainer adds silence of its own.
    loud = np.flatnonzero(np.abs(pcm) > peak * 0.01)
    pcm = pcm[max(0, loud[0] - 800): loud[-1] + 1600]
    return (pcm * (16000 / peak)).astype(np.int16)


def batch(job):
    name, texts, seed, treat = job
    rng = random.Random(seed)
    voice = VOICES[name]
    said = []
    with tempfile.TemporaryDirectory() as folder:
        {"flite": flite, "festival": festival, "espeak": espeak}[voice["engine"]](voice, texts, rng, folder)
        for i, text in enumerate(texts):
            try:
                path = f"{folder}/{i}.wav"
                treated = treat == "all" or (treat == "some" and rng.random() < 0.35)
                said.append((text, load(show(path) if treated else path)))
            except Exception:
                pass  # a text the synthesiser refused; the count at the end tells how many
    return said


def speak(pool, out, which, name, texts, treat=""):
    target = Path(out, f"{which}-{name}.i16")
    if target.with_suffix(".json").exists() or not texts:
        return
    jobs = [(name, texts[i:i + BATCH], f"{which}{name}{i}", treat) for i in range(0, len(texts), BATCH)]
    rows, offset = [], 0
    with open(target, "wb") as file:
        for said in pool.imap(batch, jobs):
            for text, pcm in said:
                file.write(pcm.tobytes())
                rows.append([offset, len(pcm), text])
                offset += len(pcm)
    target.with_suffix(".json").write_text(json.dumps(rows))
    print(which, name, len(rows), "of", len(texts), f"{offset / RATE / 3600:.2f} h", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--per-held", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--voices", default=",".join(TRAINING), help="which of the training voices to make now")
    args = parser.parse_args()
    Path(args.out).mkdir(parents=True, exist_ok=True)
    held = Path(args.texts, "held.txt").read_text().splitlines()
    random.Random(3).shuffle(held)
    with Pool(args.jobs) as pool:
        speak(pool, args.out, "held", "flite-rms", held[:150])
        for i, name in enumerate(TRAINING):
            speak(pool, args.out, "held", name, held[i * 40:i * 40 + args.per_held], "some" if "hts" in name else "")
        # Slices, a part of every voice at a time: training can begin while the rest is spoken.
        for helping, name_of_file in enumerate(("train", "wide")):
            lines = Path(args.texts, f"{name_of_file}.txt").read_text().splitlines()
            for part in range(4):
                first = 0
                for name in TRAINING:
                    count = int(len(lines) * VOICES[name]["share"])
                    quarter = count // 4
                    mine = lines[first + part * quarter: first + (part + 1) * quarter]
                    if name in args.voices.split(","):
                        speak(pool, args.out, f"train{4 * helping + part}", name, mine, "some" if "hts" in name else "")
                    first += count


if __name__ == "__main__":
    main()
