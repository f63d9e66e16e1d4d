import type { AudioSink } from '../captions/audio-source.js';
import type { HostEar, HostEarParts } from '../virtual-host/avatar.js';
import type { ShareSound } from '../virtual-host/host-door.js';
import { AudioIntake } from './speech/audio-intake.js';
import { SPEECH_RATE } from './speech/resampler.js';

/**
 * The sound that the player loads, decoded ahead of the picture (WebCodecs works beside the page);
 * where its bytes cannot be decoded, what the element plays. Whoever else listens comes first: while
 * they need the bytes, what the element plays is not to be had, and that is said.
 */
export function hostEar(share: (how: ShareSound) => void, parts: HostEarParts): HostEar {
  let played = false;
  let over = false;
  let intake = open();

  function open(): AudioIntake {
    const fresh = new AudioIntake({
      pcm: ({ samples, stageTime, restart }) => parts.pcm(samples, SPEECH_RATE, stageTime, restart),
      failed: ({ recoverable }) => {
        // One bad fragment: the next may well be heard.
        if (!recoverable && fresh === intake) nextRung();
      },
    });
    return fresh;
  }

  function nextRung(): void {
    if (over) return;
    if (played) {
      dispose();
      parts.failed();
      return;
    }
    played = true;
    intake.dispose();
    intake = open();
    begin();
  }

  function begin(): void {
    const own: AudioSink = { played, audio: (audio) => intake.feed(audio), failed: nextRung };
    share((other) => {
      if (!other) return own;
      if (!played || other.played) return both(other, own);
      parts.failed();
      return other;
    });
  }

  function dispose(): void {
    if (over) return;
    over = true;
    share((other) => other);
    intake.dispose();
  }

  /** As the other one wants it. Bytes are the receiver's to keep, so that each has its own. */
  function both(other: AudioSink, own: AudioSink): AudioSink {
    return {
      played: other.played ?? false,
      audio(audio) {
        other.audio({ ...audio, bytes: audio.bytes.slice(0) });
        own.audio(audio);
      },
      failed(error) {
        other.failed(error);
        // Another rung would have the other one listen again, and fail again.
        if (!over) parts.failed();
      },
    };
  }

  begin();
  return { dispose };
}
