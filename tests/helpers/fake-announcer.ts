import type { RoomError } from '../../src/sdk/room/room-error.js';
import type {
  RequestAnswer,
  RoomAnnouncer,
  RoomFactMap,
  RoomRequestMap,
} from '../../src/sdk/room/room-events.js';

/** Notes down what a domain says; answers requests as the test wants. */
export class FakeAnnouncer implements RoomAnnouncer {
  readonly facts: { type: keyof RoomFactMap; detail: unknown }[] = [];
  readonly requests: { type: keyof RoomRequestMap; detail: unknown }[] = [];
  readonly errors: RoomError[] = [];
  /** What the page does with a request; nothing by default. */
  answer: (type: keyof RoomRequestMap) => Promise<RequestAnswer> | undefined = () => undefined;

  announce<Type extends keyof RoomFactMap>(type: Type, detail: RoomFactMap[Type]): void {
    this.facts.push({ type, detail });
  }

  async request<Type extends keyof RoomRequestMap>(
    type: Type,
    detail: RoomRequestMap[Type],
  ): Promise<RequestAnswer | undefined> {
    this.requests.push({ type, detail });
    return this.answer(type);
  }

  fail(error: RoomError): void {
    this.errors.push(error);
  }

  /** Details of the facts of one type, in the order they were announced. */
  detailsOf<Type extends keyof RoomFactMap>(type: Type): RoomFactMap[Type][] {
    return this.facts
      .filter((fact) => fact.type === type)
      .map(({ detail }) => detail as RoomFactMap[Type]);
  }
}
