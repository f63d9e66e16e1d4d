"""A token language model for beam search: `python3 ngram.py tokens.model held.txt ../ctc-en/lm.bin`.

Interpolated Kneser-Ney over the recogniser's tokens, order 5, from fresh sentences of the training
templates and WordNet's examples and definitions; never a held-out or demo sentence. Layout of the file, little-endian:
uint32 order, then for each order k: uint32 n, n × float64 key (sorted), n × uint8 cost, n × uint8 back-off.
A key is the tokens as digits of base 1024, the oldest first. A cost of c stands for a natural log
probability of -c / 16, a back-off likewise. Token 0 stands for the beginning.
"""
import json
import random
import struct
import sys
from collections import Counter, defaultdict
from pathlib import Path
import numpy as np
import grammar
from grammar_more import MORE_TEMPLATES
from grammar_wide import WIDE_TEMPLATES
from text import DEMO, clean, definitions, fit, wordnet
from tokens import tokens_of

# A key of five tokens is just below 2^53, up to which a float64 counts.
ORDER, BASE, DISCOUNT = 5, 1024, 0.7
# What an n-gram says better than the shorter one, in natural logs over all its occurrences: with less it is left out.
WORTH = 18


def corpus(held, seed=11):
    rng = random.Random(seed)
    never = set(held) | {clean(line["text"]["en"]) for line in json.loads(DEMO.read_text())["lines"]}
    lines = []
    for templates, wanted in ((grammar.TRAIN_TEMPLATES, 100000), (MORE_TEMPLATES, 80000), (WIDE_TEMPLATES, 50000)):
        lines += [grammar.sentence(rng, templates) for _ in range(wanted)]
    lines = [line for line in lines if line not in never]
    lines += sorted({*fit(wordnet(), 4, 16), *fit(definitions(), 4, 14)} - never)
    rng.shuffle(lines)
    while lines:
        yield " ".join(lines.pop() for _ in range(min(len(lines), rng.choice([1, 1, 2]))))


def count(sequences):
    """Counts of the highest order, and for the lower ones in how many contexts an n-gram continues."""
    counts = [Counter() for _ in range(ORDER + 1)]
    for ids in sequences:
        ids = [0] + ids
        for end in range(1, len(ids)):
            longest = tuple(ids[max(0, end - ORDER + 1): end + 1])
            counts[len(longest)][longest] += 1
    for k in range(ORDER, 1, -1):
        for gram in list(counts[k]):
            counts[k - 1][gram[1:]] += 1
    return counts


def model(counts, vocabulary):
    """{gram: probability} and {context: back-off} for every order."""
    probability, backoff = [{} for _ in range(ORDER + 1)], defaultdict(lambda: 1.0)
    total = sum(counts[1].values())
    for token in range(1, vocabulary):
        probability[1][(token,)] = (counts[1][(token,)] + 0.1) / (total + 0.1 * vocabulary)
    for k in range(2, ORDER + 1):
        sums, kinds = Counter(), Counter()
        for gram, c in counts[k].items():
            sums[gram[:-1]] += c
            kinds[gram[:-1]] += 1
        for context in sums:
            backoff[context] = DISCOUNT * kinds[context] / sums[context]
        for gram, c in counts[k].items():
            lower = gram[1:]
            back = 1.0
            while lower not in probability[len(lower)]:
                back *= backoff[lower[:-1]]
                lower = lower[1:]
            probability[k][gram] = max(0, c - DISCOUNT) / sums[gram[:-1]] + backoff[gram[:-1]] * back * probability[len(lower)][lower]
    return probability, backoff


def pack(probability, backoff, counts, path):
    def shorter(gram):
        back = backoff[gram[:-1]]
        while gram[1:] not in probability[len(gram) - 1]:
            gram = gram[1:]
            back *= backoff[gram[:-1]]
        return back * probability[len(gram) - 1][gram[1:]]

    contexts = set()
    kept = {k: {} for k in range(1, ORDER + 1)}
    for k in range(ORDER, 0, -1):
        for gram, p in probability[k].items():
            if k == 1 or gram in contexts or counts[k][gram] > 1 and counts[k][gram] * abs(np.log(p / shorter(gram))) >= WORTH:
                kept[k][gram] = p
                contexts.add(gram[:-1])
    cost = lambda p: min(255, round(-np.log(max(p, 1e-9)) * 16))
    with open(path, "wb") as file:
        file.write(struct.pack("<I", ORDER))
        for k in range(1, ORDER + 1):
            grams = {**kept[k], **({(0,): 1.0} if k == 1 else {})}
            rows = sorted((sum(t * BASE ** (k - 1 - i) for i, t in enumerate(g)), cost(p), cost(backoff[g]) if g in backoff else 0) for g, p in grams.items())
            file.write(struct.pack("<I", len(rows)))
            file.write(np.array([r[0] for r in rows], "<f8").tobytes())
            file.write(bytes(r[1] for r in rows) + bytes(r[2] for r in rows))
            print("order", k, len(rows))
    print(Path(path).stat().st_size, "bytes")


if __name__ == "__main__":
    tokens = tokens_of(sys.argv[1])
    lines = corpus(Path(sys.argv[2]).read_text().splitlines())
    counts = count(tokens.encode(line) for line in lines)
    pack(*model(counts, len(tokens.pieces)), counts, sys.argv[3])
