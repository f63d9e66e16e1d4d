import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { withTimeLimit, TimeLimitError } from '../state/time-limit.js';
import type { RoomError } from './room-error.js';
import {
  RoomFactEvent,
  RoomRequestEvent,
  type RequestAnswer,
  type RoomAnnouncer,
  type RoomEventMap,
  type RoomEventOf,
  type RoomFactMap,
  type RoomRequestMap,
} from './room-events.js';

/** A page may ask its viewer to log in before it answers. */
const ANSWER_LIMIT = 60_000;

/** An EventTarget that knows the room's events by their types. */
interface TypedTarget {
  addEventListener<Type extends keyof RoomEventMap>(
    type: Type,
    listener: (event: RoomEventOf<Type>) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<Type extends keyof RoomEventMap>(
    type: Type,
    listener: (event: RoomEventOf<Type>) => void,
  ): void;
  dispatchEvent(event: Event): boolean;
}

// The methods are EventTarget's own; only their types are narrower.
const TypedEventTarget = EventTarget as unknown as new () => TypedTarget;

/** The room as something that can be listened to. */
export class RoomTarget extends TypedEventTarget {
  /**
   * How the domains speak through this target. Listeners that throw are reported by the platform
   * and stop nobody; after the end of `scope` nothing is said any more.
   *
   * @param readAnswer reads what a page answered; null when it makes no sense
   */
  protected announcerFor(
    scope: DisposalScope,
    clock: Clock,
    readAnswer: (answer: unknown) => RequestAnswer | null,
  ): RoomAnnouncer {
    const announce = <Type extends keyof RoomFactMap>(
      type: Type,
      detail: RoomFactMap[Type],
    ): void => {
      if (!scope.disposed) this.dispatchEvent(new RoomFactEvent(type, detail));
    };
    const request = async <Type extends keyof RoomRequestMap>(
      type: Type,
      detail: RoomRequestMap[Type],
    ): Promise<RequestAnswer | undefined> => {
      if (scope.disposed) return { ok: false, reason: 'expired' };
      const event = new RoomRequestEvent(type, detail);
      this.dispatchEvent(event);
      const { answer } = event;
      // Taken over without a word: the page has done it in its own way.
      if (!answer) return event.defaultPrevented ? { ok: true } : undefined;
      try {
        const given = await withTimeLimit(clock, ANSWER_LIMIT, scope.signal, () => answer);
        return readAnswer(given) ?? { ok: false, reason: 'custom-error' };
      } catch (error) {
        return { ok: false, reason: error instanceof TimeLimitError ? 'timeout' : 'custom-error' };
      }
    };
    const fail = (error: RoomError): void => announce('room-failed', { error });
    return { announce, request, fail };
  }
}
