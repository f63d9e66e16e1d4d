"""Writes the texts to speak: `python3 text.py OUT` makes OUT/train.txt, wide.txt and held.txt, one
sentence a line.

Prose gives the model English beyond shops: the example sentences and the definitions of WordNet
(Princeton's free licence), as Debian packages them in `wordnet-base`.
"""
import json
import random
import re
import sys
from pathlib import Path
import grammar
from grammar_more import MORE_TEMPLATES
from grammar_wide import WIDE_TEMPLATES

ALLOWED = re.compile(r"^[a-z' ,.?]+$")
DEMO = Path(__file__).resolve().parents[2] / "demo/media/show/show-script.json"


def clean(text):
    """Lower case, four kinds of mark, no digits: what the recogniser may write."""
    text = text.lower().replace("’", "'").replace("!", ".")
    text = re.sub(r"[;:—–]|--", ",", text)
    text = re.sub(r"\bmr\.", "mister", re.sub(r"\bmrs\.", "missus", re.sub(r"\bdr\.", "doctor", text)))
    text = re.sub(r"(?<!\w)'|'(?!\w)", "", re.sub(r'[()"\[\]`*_]', " ", text)).replace("-", " ")
    text = re.sub(r"\s+([,.?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
    if text and text[-1] not in ".?":
        text += "."
    return text if ALLOWED.match(text) and not re.search(r"[,.?]{2}", text) else None


def glosses():
    for kind in ("noun", "verb", "adj", "adv"):
        for line in open(f"/usr/share/wordnet/data.{kind}", encoding="latin-1"):
            if "|" in line:
                yield line.split("|", 1)[1]


def wordnet():
    for gloss in glosses():
        yield from re.findall(r'"([^"]+)"', gloss)


def definitions():
    for gloss in glosses():
        yield re.sub(r"\([^)]*\)", " ", re.split(r'[;"]', gloss)[0])


def fit(sentences, low, high):
    for raw in sentences:
        text = clean(raw)
        if text and low <= len(text.split()) <= high:
            yield text


def rare_words(rng, pronounced):
    """Strings of dictionary words: any word can be a product's name."""
    return clean(" ".join(rng.sample(pronounced, rng.randint(2, 5))))


def mixed(rng, lines):
    """Scraps of sentences strung together: words in an order that cannot be learnt by heart."""
    scraps = []
    for words in (rng.choice(lines).split() for _ in range(rng.randint(2, 4))):
        size = rng.randint(1, 4)
        first = rng.randint(0, max(0, len(words) - size))
        scraps += words[first:first + size]
    return clean(re.sub(r"[,.?]", "", " ".join(scraps)))


def held_sentences(rng):
    """{sentence: whether its template is one that training never sees}, half and half."""
    held = {}
    while len(held) < 400:
        unseen = len(held) % 2 == 1
        held.setdefault(grammar.sentence(rng, grammar.HELD_TEMPLATES if unseen else grammar.TRAIN_TEMPLATES), unseen)
    return held


SEED = 7


def main(out, seed=SEED):
    rng = random.Random(seed)
    held = set(held_sentences(rng))
    demo = {clean(line["text"]["en"]) for line in json.loads(DEMO.read_text())["lines"]}
    seen = held | demo
    prose = sorted(set(fit(wordnet(), 4, 16)) - demo)
    rng.shuffle(prose)
    pronounced = [x.strip() for x in open("/usr/share/dict/words") if re.match(r"^[a-z]{3,10}\n$", x)]
    Path(out).mkdir(parents=True, exist_ok=True)
    Path(out, "held.txt").write_text("\n".join(sorted(held)) + "\n")

    def live(wanted, templates):
        lines = set()
        while len(lines) < wanted:
            lines.add(grammar.sentence(rng, templates))
        fresh = sorted(lines - seen)
        seen.update(fresh)
        return fresh

    def rare(wanted):
        return sorted({rare_words(rng, pronounced) for _ in range(wanted)} - {None})

    def write(name, lines):
        rng.shuffle(lines)
        Path(out, f"{name}.txt").write_text("\n".join(lines) + "\n")
        print(name, len(lines), "sentences")
        return lines

    # Two helpings, so that training can begin on the first while the second is spoken.
    first = write("train", live(14000, grammar.TRAIN_TEMPLATES) + prose[:10000] + rare(1000))
    meant = sorted(set(fit(definitions(), 4, 14)) - demo)
    rng.shuffle(meant)
    wide = live(10000, MORE_TEMPLATES) + live(10000, WIDE_TEMPLATES) + prose[10000:22000] + meant[:12000] + rare(2000)
    write("wide", wide + sorted({mixed(rng, first + wide) for _ in range(14000)} - {None}))


if __name__ == "__main__":
    main(sys.argv[1])
