/** What a domain does once its code is there. */
export interface LateEngine<Message> {
  receive(message: Message): void;
  /** The picture on screen is of this stage time. */
  advance(stageTime: number): void;
}

export interface LateParts<Message, Engine> {
  /** Fetches and makes it. Null when it is no longer wanted. */
  readonly make: () => Promise<Engine | null>;
  readonly failed: (cause: unknown) => void;
  /** A message that may be lost where too many come before there is anyone to read them. */
  readonly expendable?: (message: Message) => boolean;
}

/** Messages kept until the rest is there. */
const MAX_EARLY = 500;

/**
 * The door to a domain whose code is fetched when it is first needed: with its first message, or
 * when the viewer wants something of it. What comes before that waits.
 */
export class Late<Message, Engine extends LateEngine<Message>> {
  readonly #parts: LateParts<Message, Engine>;
  #engine: Engine | undefined;
  #opening: Promise<Engine | null> | undefined;
  #early: Message[] = [];
  #failed = false;

  constructor(parts: LateParts<Message, Engine>) {
    this.#parts = parts;
  }

  /** Undefined until it has been opened. */
  get engine(): Engine | undefined {
    return this.#engine;
  }

  receive(message: Message): void {
    if (this.#engine) {
      this.#engine.receive(message);
      return;
    }
    const { expendable } = this.#parts;
    this.#early.push(message);
    if (this.#early.length > MAX_EARLY) {
      const least = expendable ? this.#early.findIndex(expendable) : 0;
      this.#early.splice(Math.max(0, least), 1);
    }
    // A flood of messages is no reason to ask for the same file again and again.
    if (!this.#failed) void this.open();
  }

  advance(stageTime: number): void {
    this.#engine?.advance(stageTime);
  }

  /** Null when it cannot be had now; asked by the viewer again, it is fetched again. */
  open(): Promise<Engine | null> {
    this.#opening ??= this.#make().catch((cause: unknown) => {
      this.#opening = undefined;
      this.#failed = true;
      this.#parts.failed(cause);
      return null;
    });
    return this.#opening;
  }

  async #make(): Promise<Engine | null> {
    const engine = await this.#parts.make();
    if (!engine) return null;
    this.#engine = engine;
    for (const message of this.#early.splice(0)) engine.receive(message);
    return engine;
  }
}
