"""The network: three strided 2D convolutions, then residual blocks that look only back, then CTC."""
import torch
from torch import nn
from torch.nn import functional as F

# The network takes a step every 80 ms, which is half the work of 40 ms; but fast speech has more tokens
# than such steps, so every step writes two answers, one for each half of its time.
STRIDE = 8
SLOTS = 2
SUBSAMPLING = STRIDE // SLOTS
FRONT = (16, 32, 48)
FRONT_BINS = (80, 40, 20, 10)


class Front(nn.Module):
    """[B, T, 80] to [B, T / 8, width]. Output j has seen features up to 8 j + 7 and none later."""

    def __init__(self, width):
        super().__init__()
        # Typical log-mel of speech; only the order of size matters, the rest is learnt.
        self.register_buffer("mean", torch.full((80,), -3.0))
        self.register_buffer("scale", torch.full((80,), 0.25))
        channels = (1, *FRONT)
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, 3, 2) for a, b in zip(channels, FRONT))
        self.flat = FRONT[-1] * FRONT_BINS[-1]
        self.norm = nn.LayerNorm(self.flat)
        self.out = nn.Linear(self.flat, width)

    def normalise(self, x):
        return (x - self.mean) * self.scale

    def forward(self, x):
        x = x.unsqueeze(1)
        for convolution in self.convolutions:
            # One zero frame of the past (a new segment's state), one bin at each edge.
            x = F.relu(convolution(F.pad(x, (1, 1, 1, 0))))
        return self.out(self.norm(x.permute(0, 2, 1, 3).flatten(2)))


class Block(nn.Module):
    def __init__(self, width, expand, kernel):
        super().__init__()
        self.kernel = kernel
        self.depth = nn.Conv1d(width, width, kernel, groups=width)
        self.norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, expand * width)
        self.down = nn.Linear(expand * width, width)
        nn.init.normal_(self.down.weight, std=0.02)
        nn.init.zeros_(self.down.bias)

    def forward(self, x):
        y = self.depth(F.pad(x.transpose(1, 2), (self.kernel - 1, 0))).transpose(1, 2)
        return x + self.down(F.relu(self.up(self.norm(y))))


class Recogniser(nn.Module):
    def __init__(self, vocabulary, width=256, blocks=10, expand=3, kernel=9):
        super().__init__()
        self.settings = dict(vocabulary=vocabulary, width=width, blocks=blocks, expand=expand, kernel=kernel)
        self.front = Front(width)
        self.blocks = nn.ModuleList(Block(width, expand, kernel) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, SLOTS * vocabulary)
        # A second exit half way makes the lower half learn sooner; it is not exported.
        self.early = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, SLOTS * vocabulary))
        # Names the sound of the moment in the first steps, when CTC alone finds nothing; not exported.
        self.place = nn.Linear(width, vocabulary)
        self.helped = True

    def answers(self, x):
        """[B, T / 8, slots V] to log probabilities [B, T / 4, V]."""
        return F.log_softmax(x.reshape(x.shape[0], -1, self.settings["vocabulary"]), -1)

    def forward(self, features):
        """Log-mel [B, T, 80] to log probabilities [B, T / 4, V]; in training also the helpers' outputs."""
        x = self.front(self.front.normalise(features))
        early = None
        for i, block in enumerate(self.blocks):
            x = block(x)
            if self.training and self.helped and i == len(self.blocks) // 2 - 1:
                early = self.answers(self.early(x))
        x = self.norm(x)
        out = self.answers(self.head(x))
        return (out, early, self.place(x)) if self.training and self.helped else out
