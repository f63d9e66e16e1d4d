import { RoomError, type RoomErrorCode } from '../../room/room-error.js';

export function sceneError(code: RoomErrorCode, message: string, cause?: unknown): RoomError {
  return cause instanceof RoomError ? cause : new RoomError('view', code, message, { cause });
}
