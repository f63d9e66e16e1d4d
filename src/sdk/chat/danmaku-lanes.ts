/** A part of the stage that comments keep clear of: 0–1 of its width and height, from the top left. */
export interface StageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What lanes are made of. Lengths in CSS pixels, speed in pixels a millisecond. */
export interface LaneLayout {
  readonly width: number;
  readonly height: number;
  readonly laneHeight: number;
  /** Share of the height that has lanes, from the top, 0–1. */
  readonly area: number;
  /** 1: as close as `gap` allows; 0: one comment on the whole width. */
  readonly density: number;
  readonly speed: number;
  readonly gap: number;
  /** Where comments come in: the right edge where people read from left to right. */
  readonly entry: 'left' | 'right';
  readonly avoid: readonly StageRect[];
}

/** What the table has to know of a comment. */
export interface LaneComment {
  readonly id: string;
  /** The viewer's own and the host's: they go before all others, and wait longer. */
  readonly first: boolean;
}

/** A comment on its way. `start` is in air time, which stands while the table is paused. */
export interface Flight<Comment extends LaneComment> {
  readonly comment: Comment;
  readonly lane: number;
  readonly start: number;
  readonly width: number;
  readonly speed: number;
}

/** A comment that comes a second late is about something that has passed; an own one is missed. */
const PATIENCE = { first: 5000, others: 1000 };
/** More would only wait until it is too late. */
const WAITING = { first: 20, others: 40 };
/** Ms over which comments that come together set out, on lanes that lay idle: else they fly as a wall. */
const SPREAD = 600;
/** Shares of it that keep neighbours apart. */
const GOLDEN = 0.618;

interface Waiting<Comment> {
  readonly comment: Comment;
  readonly since: number;
}

/**
 * Decides which comment flies when and where, so that no two ever overlap. All travel at one speed,
 * whatever their width: on a lane the distance to the one before cannot shrink, so it is enough to
 * look at that one as a comment enters. Only after the viewer has chosen another speed can one
 * follow a slower one; then it enters late enough not to reach it before the far edge.
 *
 * What finds no lane in time is dropped and counted: a stage has room for about a dozen comments a
 * second, whatever arrives. All times are of one clock, in ms.
 */
export class DanmakuLanes<Comment extends LaneComment> {
  #layout: LaneLayout;
  #lanes: Flight<Comment>[][] = [];
  #blocked: boolean[] = [];
  #first: Waiting<Comment>[] = [];
  #others: Waiting<Comment>[] = [];
  #shift = 0;
  #pausedAt: number | null = null;
  #shown = 0;
  #dropped = 0;

  constructor(layout: LaneLayout) {
    this.#layout = layout;
    this.#partition();
  }

  get counters(): { readonly shown: number; readonly dropped: number; readonly waiting: number } {
    const waiting = this.#first.length + this.#others.length;
    return { shown: this.#shown, dropped: this.#dropped, waiting };
  }

  get paused(): boolean {
    return this.#pausedAt !== null;
  }

  get flights(): readonly Flight<Comment>[] {
    return this.#lanes.flat();
  }

  /** How much later than the air the clock is: by so much were all flights held up. */
  get shift(): number {
    return this.#shift;
  }

  airTime(now: number): number {
    return (this.#pausedAt ?? now) - this.#shift;
  }

  /** Takes another layout. Returns the flights that have no place in it; they are over. */
  setLayout(change: Partial<LaneLayout>, now: number): Flight<Comment>[] {
    const before = this.#layout;
    this.#layout = { ...before, ...change };
    const { laneHeight, entry } = this.#layout;
    if (laneHeight !== before.laneHeight || entry !== before.entry) {
      const down = this.#lanes.flat();
      this.#lanes = [];
      this.#partition();
      return down;
    }
    this.#partition();
    const air = this.airTime(now);
    this.#prune(air);
    const down: Flight<Comment>[] = [];
    this.#lanes = this.#lanes.map((lane, index) => {
      const kept: Flight<Comment>[] = [];
      for (const flight of lane) {
        const ahead = kept.at(-1);
        const caught = ahead !== undefined && flight.start < this.#readyAt(ahead, flight.speed, 0);
        if (caught || this.#meetsObstacle(flight, index, air)) down.push(flight);
        else kept.push(flight);
      }
      return kept;
    });
    return down;
  }

  /** A comment wants to fly. Whether and when it does, `take` tells. */
  offer(comment: Comment, now: number): void {
    // While the picture stands, nothing new comes; the list has it.
    if (this.paused) {
      this.#dropped += 1;
      return;
    }
    const [queue, most] = comment.first
      ? [this.#first, WAITING.first]
      : [this.#others, WAITING.others];
    queue.push({ comment, since: this.airTime(now) });
    if (queue.length <= most) return;
    queue.shift();
    this.#dropped += 1;
  }

  /** Lets in whatever has room now. `widthOf` is asked only for those. */
  take(now: number, widthOf: (comment: Comment) => number): Flight<Comment>[] {
    if (this.paused) return [];
    const air = this.airTime(now);
    this.#prune(air);
    this.#dropLate(air);
    const taken: Flight<Comment>[] = [];
    const { speed } = this.#layout;
    for (const [index, lane] of this.#lanes.entries()) {
      if (!this.#open(index)) continue;
      const last = lane.at(-1);
      const ready = last ? this.#readyAt(last, speed) : -Infinity;
      if (air < ready) continue;
      const next = this.#first.shift() ?? this.#others.shift();
      if (!next) break;
      const { comment } = next;
      const start = air - ready > SPREAD ? air + SPREAD * ((index * GOLDEN) % 1) : air;
      const flight = { comment, lane: index, start, width: widthOf(comment), speed };
      lane.push(flight);
      taken.push(flight);
    }
    this.#shown += taken.length;
    return taken;
  }

  /** Ms until `take` may have something; null while nobody waits or nothing can come. */
  untilNext(now: number): number | null {
    if (this.paused || this.counters.waiting === 0) return null;
    const air = this.airTime(now);
    const ready = this.#lanes.flatMap((lane, index) => {
      const last = lane.at(-1);
      if (!this.#open(index)) return [];
      return [last ? this.#readyAt(last, this.#layout.speed) : air];
    });
    return ready.length > 0 ? Math.max(0, Math.min(...ready) - air) : null;
  }

  /** Takes comments back, waiting or flying. Returns those that flew. */
  remove(match: (comment: Comment) => boolean): Flight<Comment>[] {
    const stays = ({ comment }: { readonly comment: Comment }): boolean => !match(comment);
    this.#first = this.#first.filter(stays);
    this.#others = this.#others.filter(stays);
    const gone = this.#lanes.flat().filter(({ comment }) => match(comment));
    if (gone.length > 0) this.#lanes = this.#lanes.map((lane) => lane.filter(stays));
    return gone;
  }

  /** Everything stands where it is. */
  pause(now: number): void {
    this.#pausedAt ??= now;
  }

  resume(now: number): void {
    if (this.#pausedAt === null) return;
    this.#shift += Math.max(0, now - this.#pausedAt);
    this.#pausedAt = null;
  }

  #partition(): void {
    const { height, laneHeight, area, avoid } = this.#layout;
    const count = height > 0 ? Math.max(1, Math.floor((height * area) / laneHeight)) : 0;
    // Lanes that a smaller area no longer has keep their flights until those are over.
    while (this.#lanes.length < count) this.#lanes.push([]);
    this.#blocked = this.#lanes.map(
      (_, lane) => lane >= count || avoid.some((rect) => this.#touches(lane, rect)),
    );
  }

  #open(lane: number): boolean {
    return this.#blocked[lane] === false && this.#layout.width > 0;
  }

  #touches(lane: number, { y, width, height }: StageRect): boolean {
    const { laneHeight } = this.#layout;
    const [top, bottom] = [y * this.#layout.height, (y + height) * this.#layout.height];
    return width > 0 && top < (lane + 1) * laneHeight && bottom > lane * laneHeight;
  }

  /** Whether it still has an obstacle before it, or under it. One that is past it may go on. */
  #meetsObstacle({ start, width, speed }: Flight<Comment>, lane: number, air: number): boolean {
    const { avoid, entry } = this.#layout;
    const tail = speed * (air - start) - width;
    return avoid.some((rect) => {
      const far = entry === 'right' ? 1 - rect.x : rect.x + rect.width;
      return this.#touches(lane, rect) && tail < far * this.#layout.width;
    });
  }

  /** From when on the next one may follow: not into it, and not up to it before the far edge. */
  #readyAt(last: Flight<Comment>, speed: number, gap = this.#gap()): number {
    const { width } = this.#layout;
    const entered = last.start + (last.width + gap) / last.speed;
    const left = last.start + (width + last.width) / last.speed;
    return Math.max(entered, left - (width - gap) / speed);
  }

  #gap(): number {
    const { gap, density, width } = this.#layout;
    return gap + (1 - density) * width;
  }

  #prune(air: number): void {
    const { width } = this.#layout;
    for (const lane of this.#lanes) {
      const over = (flight: Flight<Comment>): boolean =>
        flight.speed * (air - flight.start) >= width + flight.width;
      while (lane[0] && over(lane[0])) lane.shift();
    }
  }

  #dropLate(air: number): void {
    for (const [queue, patience] of [
      [this.#first, PATIENCE.first],
      [this.#others, PATIENCE.others],
    ] as const) {
      while (queue[0] && air - queue[0].since > patience) {
        queue.shift();
        this.#dropped += 1;
      }
    }
  }
}
