"""Log-mel features: the reference for the engine's JavaScript. `python3 features.py` writes the fixture."""
import json
from pathlib import Path
import numpy as np
from scipy.fft import rfft

RATE, WINDOW, HOP, FFT, BINS, LOW, HIGH, FLOOR = 16000, 400, 160, 512, 80, 20.0, 7600.0, 1e-6
HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def mel(hertz):
    return 2595 * np.log10(1 + np.asarray(hertz) / 700)


def filterbank(warp=1.0):
    """[257, 80]. With `warp` other than 1 the frequency axis is stretched, as by another vocal tract."""
    edges = 700 * (10 ** (np.linspace(mel(LOW), mel(HIGH), BINS + 2) / 2595) - 1)
    # Above the knee the stretch bends back, so that 8 kHz stays where it is.
    hertz = np.arange(FFT // 2 + 1) * RATE / FFT
    knee = 6000 * min(1.0, 1 / warp)
    hertz = np.where(hertz <= knee, hertz * warp, 8000 - (8000 - hertz) * (8000 - knee * warp) / (8000 - knee))
    low, centre, high = edges[:-2], edges[1:-1], edges[2:]
    f = hertz[:, None]
    return np.maximum(0, np.minimum((f - low) / (centre - low), (high - f) / (high - centre))).astype(np.float32)


MEL = filterbank()


def log_mel(samples, bank=MEL):
    """[frames, 80] of floats in [-1, 1]; frame i covers samples [160 i, 160 i + 400)."""
    samples = np.asarray(samples, np.float32)
    if len(samples) < WINDOW:
        return np.zeros((0, BINS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP] * HANN
    spectrum = rfft(frames, FFT, axis=1)
    power = spectrum.real ** 2 + spectrum.imag ** 2
    return np.log(np.maximum(power @ bank, FLOOR)).astype(np.float32)


def fixture():
    """Half a second of two sweeping tones over a hash noise: any language can make the same samples."""
    n = np.arange(8000)
    noise = ((n * 1103515245 + 12345) % 65536) / 32768 - 1
    t = n / RATE
    signal = 0.3 * np.sin(2 * np.pi * (200 + 1500 * t) * t) + 0.1 * np.sin(2 * np.pi * (3000 - 2000 * t) * t) + 0.01 * noise
    signal[6000:] = 0
    return signal


if __name__ == "__main__":
    rows = log_mel(fixture())
    picked = [0, 1, 17, 30, 36, 40, len(rows) - 1]
    Path(__file__).with_name("features-fixture.json").write_text(json.dumps({
        "signal": "n = 0..7999; t = n / 16000; 0.3 sin(2 pi (200 + 1500 t) t) + 0.1 sin(2 pi (3000 - 2000 t) t)"
                  " + 0.01 (((n * 1103515245 + 12345) mod 65536) / 32768 - 1); from n = 6000 on all zero",
        "note": "the product in the noise stays below 2^53, so doubles are exact",
        "frames": len(rows), "tolerance": 0.002,
        "values": {str(i): [round(float(v), 4) for v in rows[i]] for i in picked},
    }, separators=(",", ":")).replace('],"', '],\n"') + "\n")
    print(rows.shape, rows.min(), rows.max())
