"""Makes synthetic speech hard: tract, pitch, speed, room, channel, noise, music, level."""
import numpy as np
from scipy.fft import irfft, next_fast_len, rfft
from scipy.signal import lfilter, resample_poly
from features import MEL, RATE, filterbank, log_mel

WARPS = [filterbank(w) for w in np.linspace(0.82, 1.2, 20)]
# Resampling changes pitch, tract and tempo together, as a person of another size.
SPEEDS = [(5, 6), (6, 7), (7, 8), (8, 9), (9, 10), (14, 15), (1, 1), (1, 1), (15, 14), (10, 9), (9, 8), (8, 7), (7, 6)]


def coloured(rng, seconds=30):
    """White to brown noise, or hum and hiss, slowly swelling."""
    noise = rng.standard_normal(seconds * RATE).astype(np.float32)
    noise = lfilter([1], [1, -rng.uniform(0, 0.98)], noise)
    swell = np.interp(np.arange(len(noise)), np.linspace(0, len(noise), 40), rng.uniform(0.3, 1, 40))
    return noise * swell


def music(rng, seconds=30):
    """Chords of decaying partials with a beat; poor music, but harmonic and in the way."""
    out = np.zeros(seconds * RATE, np.float32)
    beat = int(RATE * rng.uniform(0.3, 0.7))
    t = np.arange(beat * 2) / RATE
    root = rng.uniform(80, 220)
    for start in range(0, len(out) - 2 * beat, beat):
        chord = rng.choice([[0, 4, 7], [0, 3, 7], [5, 9, 12], [7, 11, 14]])
        for step in list(chord) + [int(rng.choice([12, 16, 19, 24]))]:
            f = root * 2 ** (step / 12)
            for partial in range(1, 6):
                out[start:start + len(t)] += np.sin(2 * np.pi * f * partial * t + partial) * np.exp(-t * rng.uniform(1, 6)) / partial
        hit = rng.standard_normal(2000) * np.exp(-np.arange(2000) / rng.uniform(80, 500))
        out[start:start + 2000] += 1.5 * hit
    return out


def babble(rng, clips, seconds=30):
    """Several voices at once."""
    out = np.zeros(seconds * RATE, np.float32)
    for _ in range(int(rng.integers(3, 10))):
        at = 0
        while at < len(out):
            clip = clips(rng)[: len(out) - at]
            out[at:at + len(clip)] += clip
            at += len(clip) + int(rng.integers(0, RATE))
    return out


def pool(rng, clips):
    made = [coloured(rng) for _ in range(10)] + [music(rng) for _ in range(10)] + [babble(rng, clips) for _ in range(6)]
    return [(n / (np.sqrt(np.mean(n ** 2)) + 1e-9)).astype(np.float32) for n in made]


def channel(rng, size, length):
    """Frequency response of a room and a microphone, as factors of an rfft of `size`."""
    f = np.arange(size // 2 + 1) * RATE / size
    response = np.ones(len(f), np.complex64)
    if rng.random() < 0.7:  # a wavy equaliser of up to 8 dB either way, in octaves
        octaves = np.log2(np.maximum(f, 60) / 60)
        decibels = np.interp(octaves, np.linspace(0, 7.1, 9), rng.normal(0, 3.5, 9)) + rng.normal(0, 1.5) * (octaves - 4)
        response *= 10 ** (np.clip(decibels, -18, 12) / 20)
    if rng.random() < 0.12:  # telephone, old codec
        high, low = rng.uniform(3300, 6500), rng.uniform(50, 300)
        response *= 1 / (1 + (f / high) ** 16) * (1 - 1 / (1 + (f / low) ** 8))
    if rng.random() < 0.45:  # exponentially decaying noise after the direct sound
        decay = rng.uniform(0.08, 0.7)
        tail = rng.standard_normal(int(decay * RATE)) * 10 ** (-3 * np.arange(int(decay * RATE)) / (decay * RATE))
        tail *= rng.uniform(0.1, 0.9) / np.sqrt(np.sum(tail ** 2))
        tail[: int(rng.uniform(0.001, 0.01) * RATE)] = 0
        tail[0] = 1
        response *= rfft(tail.astype(np.float32), size)
    return response


def harden(pcm, rng, noises, hardness=1.0):
    """Samples with silence around them in, log-mel out. `hardness` is how often each thing is done, of its full share."""
    up, down = SPEEDS[rng.integers(len(SPEEDS))] if rng.random() < 2 * hardness else (1, 1)
    x = resample_poly(pcm, up, down).astype(np.float32) if up != down else pcm
    size = next_fast_len(len(x) + RATE // 2, real=True)
    if rng.random() < 0.85 * hardness:
        x = irfft(rfft(x, size) * channel(rng, size, len(x)), size)[: len(x)].astype(np.float32)
    level = np.sqrt(np.mean(x ** 2)) + 1e-6
    if rng.random() < 0.6 * hardness:
        noise = noises[rng.integers(len(noises))]
        start = rng.integers(0, max(1, len(noise) - len(x)))
        noise = np.resize(noise[start:], len(x))
        x = x + noise * level * 10 ** (-rng.uniform(2, 30) / 20)
    if rng.random() < 0.9:  # synthesisers fall silent between words as no microphone does
        x = x + rng.standard_normal(len(x)).astype(np.float32) * level * 10 ** (-rng.uniform(25, 65) / 20)
    x = x * (10 ** (rng.uniform(-32, -1) / 20) / (np.abs(x).max() + 1e-6))
    if rng.random() < 0.05 * hardness:
        x = np.clip(x * 4, -np.abs(x).max(), np.abs(x).max())
    mel = log_mel(x, WARPS[rng.integers(len(WARPS))] if rng.random() < 2 * hardness else MEL)
    if rng.random() < 0.5 * hardness:  # tempo alone
        n = int(len(mel) * rng.uniform(0.88, 1.2))
        at = np.linspace(0, len(mel) - 1, n)
        low = np.floor(at).astype(int)
        part = (at - low)[:, None].astype(np.float32)
        mel = mel[low] * (1 - part) + mel[np.minimum(low + 1, len(mel) - 1)] * part
    return mel


def mask(mel, rng):
    """SpecAugment: strips of frequency and of time made flat."""
    mel = mel.copy()
    fill = mel.mean()
    for _ in range(2):
        width = rng.integers(0, 13)
        at = rng.integers(0, 80 - width)
        mel[:, at:at + width] = fill
    for _ in range(len(mel) // 150):
        width = rng.integers(0, 18)
        at = rng.integers(0, max(1, len(mel) - width))
        mel[at:at + width] = fill
    return mel
