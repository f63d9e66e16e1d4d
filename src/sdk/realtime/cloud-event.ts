import { parseInstant } from '../state/clock.js';

/** Seq of the CloudEvents `sequence` extension: a number, or digits padded with zeros. */
const DIGITS = /^\d{1,15}$/;

/**
 * A structured CloudEvent as an envelope of ours; anything else as it is. `source` is the room,
 * `sequence` the place in the lane, `time` when it was sent; `ep`, `at`, `ttl` and `key` are
 * extensions of the same names. A type may stand behind a prefix: `com.shop.live-room.pin`.
 */
export function fromCloudEvent(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('specversion' in entry)) return entry;
  const { specversion, source, sequence, time, type, ...rest } = entry as Record<string, unknown>;
  if (specversion !== '1.0') return undefined;
  const envelope: Record<string, unknown> = {
    ...rest,
    room: source,
    type: typeof type === 'string' ? type.replace(/^.*\blive-room\./, '') : type,
  };
  if (sequence !== undefined) {
    const digits = typeof sequence === 'string' && DIGITS.test(sequence);
    envelope['seq'] = digits ? Number(sequence) : sequence;
  }
  if (time !== undefined) {
    envelope['ts'] = typeof time === 'string' ? (parseInstant(time) ?? time) : time;
  }
  return envelope;
}
