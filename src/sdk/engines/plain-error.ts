import { RoomError, type RoomErrorCode } from '../room/room-error.js';

/** A RoomError does not survive the way to another thread; this does. */
export interface PlainError {
  readonly code: RoomErrorCode;
  readonly message: string;
  readonly recoverable: boolean;
}

/** @param otherwise the code of what is no RoomError */
export function toPlainError(error: unknown, otherwise: RoomErrorCode): PlainError {
  if (error instanceof RoomError) {
    const { code, message, recoverable } = error;
    return { code, message, recoverable };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: otherwise, message, recoverable: false };
}

/** What workers do here is all for captions. */
export function fromPlainError({ code, message, recoverable }: PlainError): RoomError {
  return new RoomError('captions', code, message, { recoverable });
}
