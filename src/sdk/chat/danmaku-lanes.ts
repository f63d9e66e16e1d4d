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
  /** Where it flies, CSS pixels from the top of the stage; it stays there when lanes change. */
  readonly top: number;
  readonly height: number;
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

/** A strip of the stage, from edge to edge. */
interface Band {
  readonly top: number;
  readonly height: number;
}

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
  /** What flies on each lane; of another lane height, on each that it touches. */
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
    return [...new Set(this.#lanes.flat())];
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
    const air = this.airTime(now);
    const flying = this.flights.filter((flight) => !this.#isOver(flight, air));
    const kept: Flight<Comment>[] = [];
    const down: Flight<Comment>[] = [];
    const turned = this.#layout.entry !== before.entry;
    for (const flight of flying.sort((a, b) => a.start - b.start)) {
      const caught = kept.some(
        (ahead) => share(ahead, flight) && flight.start < this.#readyAt(ahead, flight.speed, 0),
      );
      (turned || caught || this.#meetsObstacle(flight, air) ? down : kept).push(flight);
    }
    this.#lanes = [];
    this.#partition();
    for (const flight of kept) this.#place(flight);
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
      const ready = this.#freeAt(lane, speed);
      if (air < ready) continue;
      const next = this.#first.shift() ?? this.#others.shift();
      if (!next) break;
      const { comment } = next;
      const start = air - ready > SPREAD ? air + SPREAD * ((index * GOLDEN) % 1) : air;
      const { laneHeight: height } = this.#layout;
      const top = index * height;
      const flight = { comment, top, height, start, width: widthOf(comment), speed };
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
    const { speed } = this.#layout;
    const ready = this.#lanes.flatMap((lane, index) =>
      this.#open(index) ? [Math.max(air, this.#freeAt(lane, speed))] : [],
    );
    return ready.length > 0 ? Math.max(0, Math.min(...ready) - air) : null;
  }

  /** Takes comments back, waiting or flying. Returns those that flew. */
  remove(match: (comment: Comment) => boolean): Flight<Comment>[] {
    const stays = ({ comment }: { readonly comment: Comment }): boolean => !match(comment);
    this.#first = this.#first.filter(stays);
    this.#others = this.#others.filter(stays);
    const gone = this.flights.filter(({ comment }) => match(comment));
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
    while (this.#lanes.length < count) this.#lanes.push([]);
    this.#blocked = this.#lanes.map((_, lane) => {
      const band = { top: lane * laneHeight, height: laneHeight };
      return avoid.some((rect) => this.#touches(band, rect));
    });
  }

  /** On the lanes it touches; one that a smaller area no longer has keeps it until it is over. */
  #place(flight: Flight<Comment>): void {
    const { laneHeight } = this.#layout;
    const first = Math.floor(flight.top / laneHeight);
    for (let lane = first; lane * laneHeight < flight.top + flight.height; lane++) {
      while (this.#lanes.length <= lane) this.#lanes.push([]);
      this.#lanes[lane]?.push(flight);
    }
  }

  #open(lane: number): boolean {
    return this.#blocked[lane] === false && this.#layout.width > 0;
  }

  #touches(band: Band, { y, width, height }: StageRect): boolean {
    const { height: stage } = this.#layout;
    return width > 0 && share(band, { top: y * stage, height: height * stage });
  }

  /** Whether it still has an obstacle before it, or under it. One that is past it may go on. */
  #meetsObstacle(flight: Flight<Comment>, air: number): boolean {
    const { avoid, entry } = this.#layout;
    const tail = flight.speed * (air - flight.start) - flight.width;
    return avoid.some((rect) => {
      const far = entry === 'right' ? 1 - rect.x : rect.x + rect.width;
      return this.#touches(flight, rect) && tail < far * this.#layout.width;
    });
  }

  /** From when on a lane is free: behind all that is on it. */
  #freeAt(lane: readonly Flight<Comment>[], speed: number): number {
    return lane.reduce((free, flight) => Math.max(free, this.#readyAt(flight, speed)), -Infinity);
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
    for (const lane of this.#lanes) {
      // In the order of their start, which is nearly that of their end; none stays for long.
      while (lane[0] && this.#isOver(lane[0], air)) lane.shift();
    }
  }

  #isOver({ speed, start, width }: Flight<Comment>, air: number): boolean {
    return speed * (air - start) >= this.#layout.width + width;
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

function share(a: Band, b: Band): boolean {
  return a.top < b.top + b.height && b.top < a.top + a.height;
}
