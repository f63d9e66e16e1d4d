"""How late the network answers: `python3 delay.py average.pt tokens.model TEXTDIR`.

Festival says held-out sentences and tells when each word ends; for every word heard right, the lag is the
time of the first output row of its last token (row number times 40 ms) minus that end. Prints the quartiles.
"""
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path
import numpy as np
import torch
from features import RATE, log_mel
from model import SUBSAMPLING, Recogniser
from synthesise import load_all
from tokens import tokens_of

VOICES = ["kal_diphone", "ked_diphone", "cmu_us_slt_arctic_hts"]


def spoken(texts, voice, folder):
    scheme = [f"(voice_{voice})"]
    for i, text in enumerate(texts):
        scheme += [f'(set! u (utt.synth (Utterance Text "{text}")))', f'(utt.save.wave u "{folder}/{i}.wav")', f'(utt.save.words u "{folder}/{i}.words")']
    Path(folder, "speak.scm").write_text("\n".join(scheme))
    subprocess.run(["festival", "-b", f"{folder}/speak.scm"], check=True, stdin=subprocess.DEVNULL)
    for i in range(len(texts)):
        rows = [line.split() for line in Path(folder, f"{i}.words").read_text().splitlines() if len(line.split()) == 3]
        yield load_all(f"{folder}/{i}.wav"), [(row[2].lower(), float(row[0])) for row in rows]


def heard(net, tokens, sound):
    """Words with the time of the first row of their last token."""
    mel = log_mel(np.concatenate([sound, np.zeros(RATE // 2, np.float32)]))
    with torch.no_grad():
        best = net(torch.from_numpy(mel[: len(mel) // 8 * 8])[None])[0].argmax(-1).tolist()
    found = []
    for row, (before, token) in enumerate(zip([0] + best, best)):
        piece = tokens.pieces[token]
        if token in (0, before) or piece in ",.?":
            continue
        time = row * SUBSAMPLING / 100
        if piece.startswith("▁") or not found:
            found.append([piece.strip("▁"), time])
        else:
            found[-1] = [found[-1][0] + piece, time]
    return found


def main(checkpoint, tokenizer, texts):
    torch.set_num_threads(1)
    state = torch.load(checkpoint, map_location="cpu")
    net = Recogniser(**state["settings"])
    net.load_state_dict(state["net"])
    net.eval()
    tokens = tokens_of(tokenizer)
    held = Path(texts, "held.txt").read_text().splitlines()
    lags = []
    for i, voice in enumerate(VOICES):
        with tempfile.TemporaryDirectory() as folder:
            for sound, ends in spoken(held[i * 15:i * 15 + 15], voice, folder):
                said = heard(net, tokens, sound)
                same = SequenceMatcher(None, [w for w, _ in said], [w for w, _ in ends], autojunk=False)
                for a, b, size in same.get_matching_blocks():
                    lags += [said[a + k][1] - ends[b + k][1] for k in range(size)]
    print(len(lags), "words; quartiles of the lag in ms:", [round(1000 * q) for q in np.percentile(lags, [5, 25, 50, 75, 95])])


if __name__ == "__main__":
    main(*sys.argv[1:4])
