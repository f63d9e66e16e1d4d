"""Batches for the trainer, made afresh in a process of its own every time."""
import json
import re
from pathlib import Path
import numpy as np
import torch
import grammar
import numbers_said
import words
from augment import harden, mask, pool
from features import RATE
from grammar_more import MORE_TEMPLATES
from grammar_wide import WIDE_TEMPLATES
from model import SLOTS, STRIDE
from tokens import tokens_of

BATCH_SECONDS = 36
# Steps of easy speech; it has grown to its full hardness after twice as many.
EASY = 1500
FULL = 0.2


# Live-selling sentences are what the recogniser is for; but prose keeps it from learning them by heart.
PROSE = 0.7
LIVE = {word for entry in [*grammar.TEMPLATES, *MORE_TEMPLATES, *WIDE_TEMPLATES, *(x for v in vars(words).values() if isinstance(v, list) for x in v)]
        for word in re.findall(r"[a-z']+", entry)} | set(numbers_said.ONES + numbers_said.TENS + numbers_said.ORDINALS + ["hundred", "thousand", "point", "cents", "pence", "oh"])


def live(text):
    return all(word in LIVE or len(word) == 1 for word in re.findall(r"[a-z']+", text))


class Corpus:
    """The spoken sentences of one set, mapped from disk."""

    def __init__(self, folder, prefix):
        self.rows = []
        self.sound = {}
        for index in sorted(Path(folder).glob(f"{prefix}*.json")):
            self.sound[index.stem] = np.memmap(index.with_suffix(".i16"), np.int16, "r")
            self.rows += [(index.stem, *row) for row in json.loads(index.read_text())]

    def clip(self, row):
        name, offset, length, _ = row
        return self.sound[name][offset:offset + length].astype(np.float32) / 32768


def silence(rng, low, high):
    return np.zeros(int(rng.uniform(low, high) * RATE), np.float32)


class Batches(torch.utils.data.IterableDataset):
    def __init__(self, folder, model, weights, step, rank=0):
        self.folder, self.model, self.weights, self.step, self.rank = folder, model, weights, step, rank

    def __iter__(self):
        torch.set_num_threads(1)
        rng = np.random.default_rng([1000 + self.step, self.rank])
        corpus, tokens = Corpus(self.folder, "train"), tokens_of(self.model)
        noises = np.stack(pool(np.random.default_rng(5), lambda r: corpus.clip(corpus.rows[r.integers(len(corpus.rows))])))
        weight = np.array([self.weights.get(row[0].split("-", 1)[1], 1.0) * (1 if live(row[3]) else PROSE) for row in corpus.rows])
        cumulative = np.cumsum(weight) / weight.sum()
        step = self.step
        while True:
            # Easy speech first: CTC is slow to find its first words in hard speech.
            hardness = min(FULL, max(0.1, (step - EASY) / EASY))
            # Enough for ten batches, sorted by length, so that little of a batch is padding.
            examples, seconds = [], 0.0
            while seconds < 10 * BATCH_SECONDS:
                example = self.example(rng, corpus, tokens, noises, cumulative, hardness)
                if example:
                    examples.append(example)
                    seconds += len(example[0]) / 100
            examples.sort(key=lambda e: len(e[0]))
            groups, group = [], []
            for example in examples:
                group.append(example)
                if len(group) * len(example[0]) / 100 > BATCH_SECONDS:
                    groups.append(group)
                    group = []
            rng.shuffle(groups)
            for group in groups:
                step += 1
                yield collate(group)

    def example(self, rng, corpus, tokens, noises, cumulative, hardness):
        parts, text, spans = [silence(rng, 0, 0.6)], "", []
        for _ in range(1 if rng.random() < 1 - 0.25 * hardness else 2):
            row = corpus.rows[np.searchsorted(cumulative, rng.random())]
            if row[2] > 12 * RATE:
                return None
            start = sum(map(len, parts))
            spans.append((start, start + row[2], tokens.encode(row[3])))
            parts += [corpus.clip(row) * rng.uniform(0.6, 1), silence(rng, 0.15, 0.7)]
            text = f"{text} {row[3]}".strip()
        # The network answers late: it must hear on after the last word.
        sound = np.concatenate(parts + [silence(rng, 0.25, 0.45)])
        if len(sound) > 15 * RATE:
            return None
        mel = harden(sound, rng, noises, hardness)
        mel = mask(mel, rng) if rng.random() < hardness else mel
        ids = tokens.encode(text)
        steps = len(mel) // STRIDE
        return (mel, ids, places(spans, len(sound), steps, tokens)) if SLOTS * steps > 1.2 * len(ids) + 4 else None


def places(spans, length, steps, tokens):
    """Roughly which token sounds at every step, told 160 ms late: letters shared out evenly over the sentence."""
    labels = np.zeros(steps, np.int64)
    at = (np.arange(steps) - 1) / steps * length
    for start, end, ids in spans:
        weight = np.cumsum([{",": 2.5, ".": 0.5, "?": 0.5}.get(tokens.pieces[i], len(tokens.pieces[i].replace("▁", "")) + 0.2) for i in ids])
        inside = (at >= start) & (at < end)
        labels[inside] = np.array(ids)[np.searchsorted(weight / weight[-1], (at[inside] - start) / (end - start)).clip(0, len(ids) - 1)]
    return labels


def collate(group):
    frames = max(len(mel) for mel, _, _ in group)
    frames = -(-frames // STRIDE) * STRIDE
    labels = torch.zeros(len(group), frames // STRIDE, dtype=torch.long)
    x = torch.full((len(group), frames, 80), -13.8)
    for i, (mel, _, places) in enumerate(group):
        x[i, :len(mel)] = torch.from_numpy(mel)
        labels[i, :len(places)] = torch.from_numpy(places)
    lengths = torch.tensor([len(mel) // STRIDE * SLOTS for mel, _, _ in group])
    targets = torch.tensor([t for _, ids, _ in group for t in ids])
    return x, lengths, targets, torch.tensor([len(ids) for _, ids, _ in group]), labels
