export type RoomErrorFamily =
  | 'show'
  | 'playback'
  | 'realtime'
  | 'captions'
  | 'chat'
  | 'shop'
  | 'interactions'
  | 'orders'
  | 'guests'
  | 'view'
  | 'insights'
  | 'clips'
  | 'room';

/** Stable codes; each is explained in docs/errors.md. */
export type RoomErrorCode =
  | 'show-unreachable'
  | 'show-timeout'
  | 'show-not-json'
  | 'show-invalid'
  | 'show-version-unknown'
  | 'show-too-large'
  | 'recording-failed'
  | 'clip-no-media'
  | 'clip-engine-missing'
  | 'clip-memory'
  | 'clip-failed'
  | 'stream-unreachable'
  | 'stream-not-hls'
  | 'stream-unsupported'
  | 'stream-failed'
  | 'realtime-unreachable'
  | 'realtime-token-failed'
  | 'realtime-message-invalid'
  | 'audio-missing'
  | 'audio-unsupported'
  | 'audio-damaged'
  | 'model-missing'
  | 'model-invalid'
  | 'model-unreachable'
  | 'model-corrupt'
  | 'model-memory'
  | 'model-metered'
  | 'model-not-kept'
  | 'recognizer-failed'
  | 'recognizer-behind'
  | 'glossary-invalid'
  | 'translation-failed'
  | 'cart-failed'
  | 'cart-refused'
  | 'products-failed'
  | 'product-invalid'
  | 'rule-pack-invalid'
  | 'interaction-invalid'
  | 'view-model-unreachable'
  | 'view-model-too-large'
  | 'view-model-invalid'
  | 'view-model-unsupported'
  | 'view-decoder-missing'
  | 'view-no-webgl'
  | 'view-ar-failed'
  | 'view-camera-refused'
  | 'insights-invalid'
  | 'insights-unreachable'
  | 'insights-refused'
  | 'engine-unavailable';

/** What goes wrong in a room, in one shape. `recoverable` says that the room goes on trying. */
export class RoomError extends Error {
  override readonly name = 'RoomError';
  readonly family: RoomErrorFamily;
  readonly code: RoomErrorCode;
  readonly recoverable: boolean;

  constructor(
    family: RoomErrorFamily,
    code: RoomErrorCode,
    message: string,
    options: { recoverable?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.family = family;
    this.code = code;
    this.recoverable = options.recoverable ?? false;
  }
}

/** The code of some part could not be fetched. */
export function engineMissing(
  family: RoomErrorFamily,
  cause: unknown,
  recoverable = false,
): RoomError {
  const message = 'A part of the room could not be loaded.';
  return new RoomError(family, 'engine-unavailable', message, { cause, recoverable });
}

/** What a decoder of foreign data answers with: never a throw. */
export type Decoded<Value> = { ok: true; value: Value } | { ok: false; error: RoomError };
