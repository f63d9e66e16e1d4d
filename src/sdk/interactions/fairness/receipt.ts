/** One line of what can be drawn, as it was committed to. */
export interface TableItem {
  readonly id: string;
  readonly tier: string;
  /** Millionths; all lines together are exactly 1,000,000. */
  readonly ppm: number;
  /** How many there are; null where each draw is from the whole table again. */
  readonly count: number | null;
}

/** What else was promised with the table. */
export interface DrawTerms {
  readonly room: string;
  readonly draw: string;
  /** Counted up with each new table of the same draw. */
  readonly version: number;
  readonly replacement: boolean;
  /** Epoch ms. */
  readonly revealBy: number;
}

/** The proof of one draw. docs/fairness.md describes every field, and how to check it by hand. */
export interface DrawReceipt {
  readonly type: 'live-room/draw-receipt';
  readonly v: 1;
  readonly commit: string;
  readonly seedHash: string;
  readonly table: readonly TableItem[];
  readonly terms: DrawTerms;
  readonly clientSeed: string;
  readonly nonce: number;
  /** Items drawn by anybody before, by id. Empty with replacement. */
  readonly before: Readonly<Record<string, number>>;
  /** HMAC of the draw's name and round 0, hex: binds the draw before the seed is told. */
  readonly hmac: string;
  readonly itemId: string;
  /** Epoch ms, for people: nothing proves it. */
  readonly drawnAt: number;
  /** Null until it is revealed. */
  readonly serverSeed: string | null;
}
