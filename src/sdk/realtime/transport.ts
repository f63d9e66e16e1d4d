/** A place in the state lane: what was heard last. */
export interface Position {
  /** Epoch of the counter. */
  readonly ep: string;
  readonly seq: number;
}

/** Characters of one frame; the snapshot of a large shop has a tenth of it. */
export const MAX_FRAME = 1_000_000;

/** What a line is dialled with. */
export interface Dial {
  readonly url: string;
  readonly room: string;
  /** Where to go on from; null: from a snapshot. */
  readonly since: Position | null;
  /** Fresh every time a line is dialled. Rejects when the page has none to give. */
  readonly token?: (() => Promise<string>) | undefined;
  /** Engine-specific names from the show document's `realtime`: subject, topic, channel, stream … */
  readonly names: Readonly<Record<string, string>>;
}

/** What a line tells; nothing more after `closed`, nor after the line was dropped. */
export interface TransportEvents {
  opened(): void;
  /** One message, or an array of them, as JSON text. */
  message(text: string): void;
  /** The line is gone, or never came to be. */
  closed(): void;
}

/** One line to the server. The optional members are what some engines can do and others cannot. */
export interface TransportLine {
  /** Lost without a word when the line is not open, or cannot carry it. */
  send(text: string): void;
  /** Lets go of the line at once; does not wait for the other side. */
  drop(): void;
  /**
   * Where the engine does not re-send by `since` on dialling: what came after a position, oldest
   * first, asked for once the line is open. Null: no longer there, take a snapshot.
   */
  replay?(after: Position, atMost: number): Promise<readonly string[] | null>;
  /** The last snapshot's text, where the engine keeps one. Asked for once the line is open. */
  snapshot?(): Promise<string | null>;
  /** Carries a viewer's action and its answer, where the engine can. */
  request?(text: string): Promise<string>;
}

/** The port to a realtime engine. */
export interface Transport {
  /** Never throws: what goes wrong is `closed`, in a later task. */
  connect(dial: Dial, events: TransportEvents): TransportLine;
}

/** A position as text: `?since=` of the demo hub, and the ids of an event stream. */
export function formatPosition({ ep, seq }: Position): string {
  return `${ep}:${String(seq)}`;
}

/** Null: this is no position. */
export function parsePosition(text: string): Position | null {
  const [, ep, seq] = /^(.{1,100}):(\d{1,15})$/s.exec(text) ?? [];
  return ep === undefined ? null : { ep, seq: Number(seq) };
}
