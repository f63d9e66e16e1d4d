"""The token set: byte pairs of the training text. `python3 tokens.py TRAIN.TXT OUT.MODEL`."""
import sys
from functools import lru_cache
from pathlib import Path

SIZE = 512


def train(text, model):
    import sentencepiece as spm
    spm.SentencePieceTrainer.train(
        input=text, model_prefix=model.removesuffix(".model"), model_type="bpe", vocab_size=SIZE, character_coverage=1.0,
        normalization_rule_name="identity", unk_id=0, bos_id=-1, eos_id=-1, pad_id=-1, user_defined_symbols=[",", ".", "?"],
        unk_piece="<blk>", minloglevel=2)


class Tokens:
    """Id 0 is the blank (the tokenizer's unknown, which our alphabet never needs)."""

    def __init__(self, model):
        import sentencepiece as spm
        self.processor = spm.SentencePieceProcessor(model_file=model)
        self.pieces = [self.processor.id_to_piece(i) for i in range(self.processor.get_piece_size())]

    def encode(self, text):
        return [i for i in self.processor.encode(text) if i != 0]

    def decode(self, ids):
        return "".join(self.pieces[i] for i in ids).replace("▁", " ").strip()


class Pieces:
    """The same from a published `tokens.txt`: pieces are numbered in the order in which they are merged."""

    def __init__(self, path):
        self.pieces = Path(path).read_text().rstrip("\n").split("\n")
        self.rank = {piece: i for i, piece in enumerate(self.pieces)}

    @lru_cache(maxsize=None)
    def word(self, word):
        parts = list(word)
        while True:
            pairs = [(self.rank.get(a + b, len(self.pieces)), i) for i, (a, b) in enumerate(zip(parts, parts[1:]))]
            best, at = min(pairs, default=(len(self.pieces), 0))
            if best == len(self.pieces):
                return [self.rank[part] for part in parts if part in self.rank]
            parts[at:at + 2] = [parts[at] + parts[at + 1]]

    def encode(self, text):
        ids = []
        for word in text.split():
            mark = word[-1] if word[-1] in ",.?" else ""
            ids += self.word("\u2581" + word.removesuffix(mark)) + ([self.rank[mark]] if mark else [])
        return ids

    decode = Tokens.decode


def tokens_of(path):
    """From the tokenizer's own model, or from what is published of it."""
    return Pieces(path) if str(path).endswith(".txt") else Tokens(path)


if __name__ == "__main__":
    train(sys.argv[1], sys.argv[2])
    tokens = Tokens(sys.argv[2])
    sample = "okay, only nineteen ninety nine. isn't it lovely?"
    print([tokens.pieces[i] for i in tokens.encode(sample)], tokens.decode(tokens.encode(sample)) == sample)
