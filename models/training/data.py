"""Batches for the trainer, made afresh in a process of its own every time."""
import json
import sys
from pathlib import Path
import numpy as np
import torch
from augment import harden, mask, pool
from features import RATE
from model import SUBSAMPLING
from tokens import Tokens

BATCH_SECONDS = 48


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
    def __init__(self, folder, model, weights, seed):
        self.folder, self.model, self.weights, self.seed = folder, model, weights, seed

    def __iter__(self):
        torch.set_num_threads(1)
        rng = np.random.default_rng(self.seed)
        corpus, tokens = Corpus(self.folder, "train"), Tokens(self.model)
        noises = pool(rng, lambda r: corpus.clip(corpus.rows[r.integers(len(corpus.rows))]))
        weight = np.array([self.weights.get(row[0].split("-", 1)[1], 1.0) for row in corpus.rows])
        cumulative = np.cumsum(weight) / weight.sum()
        while True:
            # Enough for ten batches, sorted by length, so that little of a batch is padding.
            examples, seconds = [], 0.0
            while seconds < 10 * BATCH_SECONDS:
                example = self.example(rng, corpus, tokens, noises, cumulative)
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
                yield collate(group)

    def example(self, rng, corpus, tokens, noises, cumulative):
        parts, text = [silence(rng, 0, 0.6)], ""
        for _ in range(1 if rng.random() < 0.75 else 2):
            row = corpus.rows[np.searchsorted(cumulative, rng.random())]
            if row[2] > 12 * RATE:
                return None
            parts += [corpus.clip(row) * rng.uniform(0.6, 1), silence(rng, 0.15, 0.7)]
            text = f"{text} {row[3]}".strip()
        # The network answers late: it must hear on after the last word.
        sound = np.concatenate(parts + [silence(rng, 0.25, 0.45)])
        if len(sound) > 15 * RATE:
            return None
        mel = mask(harden(sound, rng, noises), rng)
        ids = tokens.encode(text)
        return (mel, ids) if len(mel) // SUBSAMPLING > len(ids) + 3 else None


def collate(group):
    frames = max(len(mel) for mel, _ in group)
    frames = -(-frames // SUBSAMPLING) * SUBSAMPLING
    x = torch.full((len(group), frames, 80), -13.8)
    for i, (mel, _) in enumerate(group):
        x[i, :len(mel)] = torch.from_numpy(mel)
    lengths = torch.tensor([len(mel) // SUBSAMPLING for mel, _ in group])
    targets = torch.tensor([t for _, ids in group for t in ids])
    return x, lengths, targets, torch.tensor([len(ids) for _, ids in group])
