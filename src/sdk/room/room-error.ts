export type RoomErrorFamily =
  'show' | 'playback' | 'realtime' | 'captions' | 'chat' | 'shop' | 'room';

/** Stable codes; each is explained in docs/errors.md. */
export type RoomErrorCode =
  | 'show-unreachable'
  | 'show-timeout'
  | 'show-not-json'
  | 'show-invalid'
  | 'show-version-unknown'
  | 'show-too-large'
  | 'stream-unreachable'
  | 'stream-not-hls'
  | 'stream-unsupported'
  | 'stream-failed'
  | 'stream-refused'
  | 'realtime-unreachable'
  | 'realtime-token-failed'
  | 'realtime-message-invalid'
  | 'captions-unavailable'
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
  | 'cart-failed'
  | 'cart-refused'
  | 'engine-unavailable'
  | 'room-left';

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

/** What a decoder of foreign data answers with: never a throw. */
export type Decoded<Value> = { ok: true; value: Value } | { ok: false; error: RoomError };
