"""The token set: byte pairs of the training text. `python3 tokens.py TRAIN.TXT OUT.MODEL`."""
import sys
import sentencepiece as spm

SIZE = 512


def train(text, model):
    spm.SentencePieceTrainer.train(
        input=text, model_prefix=model.removesuffix(".model"), model_type="bpe", vocab_size=SIZE, character_coverage=1.0,
        normalization_rule_name="identity", unk_id=0, bos_id=-1, eos_id=-1, pad_id=-1, user_defined_symbols=[",", ".", "?"],
        unk_piece="<blk>", minloglevel=2)


class Tokens:
    """Id 0 is the blank (the tokenizer's unknown, which our alphabet never needs)."""

    def __init__(self, model):
        self.processor = spm.SentencePieceProcessor(model_file=model)
        self.pieces = [self.processor.id_to_piece(i) for i in range(self.processor.get_piece_size())]

    def encode(self, text):
        return [i for i in self.processor.encode(text) if i != 0]

    def decode(self, ids):
        return "".join(self.pieces[i] for i in ids).replace("▁", " ").strip()


if __name__ == "__main__":
    train(sys.argv[1], sys.argv[2])
    tokens = Tokens(sys.argv[2])
    sample = "okay, only nineteen ninety nine. isn't it lovely?"
    print([tokens.pieces[i] for i in tokens.encode(sample)], tokens.decode(tokens.encode(sample)) == sample)
