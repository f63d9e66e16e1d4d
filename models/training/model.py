"""The network: three strided 2D convolutions, then residual blocks that look only back, then CTC."""
import torch
from torch import nn
from torch.nn import functional as F

# 80 ms a step: half the work of 40 ms, and byte pairs are seldom closer together than that.
SUBSAMPLING = 8
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
        self.head = nn.Linear(width, vocabulary)
        # A second exit half way makes the lower half learn sooner; it is not exported.
        self.early = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, vocabulary))

    def forward(self, features):
        """Log-mel [B, T, 80] to log probabilities [B, T / 8, V]; in training also the early exit's."""
        x = self.front(self.front.normalise(features))
        early = None
        for i, block in enumerate(self.blocks):
            x = block(x)
            if self.training and i == len(self.blocks) // 2 - 1:
                early = F.log_softmax(self.early(x), -1)
        out = F.log_softmax(self.head(self.norm(x)), -1)
        return (out, early) if self.training else out
