import type {
  DanmakuLanes,
  DanmakuState,
  Flight,
  LaneComment,
  LaneLayout,
  StageRect,
} from '../../sdk/index.js';

/** A comment as it flies. */
export interface AirComment extends LaneComment {
  readonly authorId: string;
  readonly text: string;
  readonly language: string | null;
  readonly tone: 'own' | 'host' | 'viewer';
}

/** What the air is made by: what the viewer chose, where it is, and what stands in the way. */
export interface AirLook {
  readonly settings: DanmakuState;
  readonly direction: 'ltr' | 'rtl';
  /** What of the room lies over the picture; what the producer keeps clear is among the settings. */
  readonly obstacles: readonly StageRect[];
}

interface Flown {
  readonly node: HTMLElement;
  readonly animation: Animation;
}

/** Time that a comment's head takes over the stage: time to read it, and no longer. */
const CROSSING_MS = 6000;
const LANE_PER_FONT = 1.75;
/** Between two lanes. */
const LANE_GAP = 4;
/** Of the node, on each side; the style sheet has the same. */
const PADDING = 10;
/** Nodes kept for reuse; a stage with more lanes than a phone's makes some anew. */
const POOL = 64;
/** Nobody waits for so long a comment to pass. */
const WIDEST = 3;
const FRAME_MS = 16;

/**
 * The comments in the air: lanes decide, nodes fly. Each flight is one compositor animation with a
 * start on the document's timeline, so where it is never depends on how busy the page is, and is
 * what the lanes count on.
 */
export class DanmakuAir {
  readonly #layer: HTMLElement;
  readonly #Lanes: typeof DanmakuLanes;
  readonly #pen = document.createElement('canvas').getContext('2d');
  readonly #pool: HTMLElement[] = [];
  #lanes: DanmakuLanes<AirComment> | null = null;
  #flown = new Map<Flight<AirComment>, Flown>();
  #layout: LaneLayout | null = null;
  #fontSize = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param layer a positioned box that clips; its direction is that of the flight */
  constructor(layer: HTMLElement, Lanes: typeof DanmakuLanes) {
    this.#layer = layer;
    this.#Lanes = Lanes;
  }

  get counters(): { readonly shown: number; readonly dropped: number; readonly waiting: number } {
    return this.#lanes?.counters ?? { shown: 0, dropped: 0, waiting: 0 };
  }

  /** Takes another look, or another size of the layer. What flies goes on where it may. */
  setLook({ settings, direction, obstacles }: AirLook): void {
    const { clientWidth: width, clientHeight: height, style } = this.#layer;
    const fontSize = Math.min(20, Math.max(15, width * 0.043)) * settings.fontSize;
    const layout: LaneLayout = {
      width,
      height,
      laneHeight: Math.round(fontSize * LANE_PER_FONT),
      area: settings.area,
      density: settings.density,
      speed: (Math.max(width, 240) / CROSSING_MS) * settings.speed,
      gap: fontSize * 1.5,
      entry: direction === 'rtl' ? 'left' : 'right',
      avoid: [...settings.avoid, ...obstacles],
    };
    if (this.#layout && same(this.#layout, layout)) {
      style.opacity = String(settings.opacity);
      return;
    }
    this.#layer.dir = direction;
    this.#fontSize = fontSize;
    style.opacity = String(settings.opacity);
    const before = this.#layout;
    this.#layout = layout;
    if (this.#pen) {
      const { fontWeight, fontFamily } = getComputedStyle(this.#layer);
      this.#pen.font = `${fontWeight} ${fontSize}px ${fontFamily}`;
    }
    this.#lanes ??= new this.#Lanes<AirComment>(layout);
    this.#land(this.#lanes.setLayout(layout, now()));
    if (width !== before?.width) this.#stretch(layout);
    this.#pump();
  }

  /** To another edge at the same speed: nothing jumps. */
  #stretch(layout: LaneLayout): void {
    for (const [flight, { animation }] of this.#flown) {
      const effect = animation.effect as KeyframeEffect;
      effect.setKeyframes(keyframes(flight, layout));
      effect.updateTiming({ duration: duration(flight, layout) });
    }
  }

  show(comments: Iterable<AirComment>): void {
    const at = now();
    for (const comment of comments) this.#lanes?.offer(comment, at);
    this.#pump();
  }

  remove(match: (comment: AirComment) => boolean): void {
    if (this.#lanes) this.#land(this.#lanes.remove(match));
  }

  pause(): void {
    if (!this.#lanes || this.#lanes.paused) return;
    clearTimeout(this.#timer);
    this.#lanes.pause(now());
    const air = this.#lanes.airTime(now());
    for (const [{ start }, { animation }] of this.#flown) {
      animation.pause();
      animation.currentTime = air - start;
    }
  }

  resume(): void {
    if (!this.#lanes?.paused) return;
    this.#lanes.resume(now());
    const { shift } = this.#lanes;
    for (const [{ start }, { animation }] of this.#flown) animation.startTime = start + shift;
    this.#pump();
  }

  /** Everything is gone: nodes, animations, timers. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#land([...this.#flown.keys()]);
    for (const node of this.#pool.splice(0)) node.remove();
    this.#lanes = null;
  }

  #pump(): void {
    clearTimeout(this.#timer);
    const lanes = this.#lanes;
    if (!lanes) return;
    for (const flight of lanes.take(now(), (comment) => this.#widthOf(comment))) this.#fly(flight);
    const wait = lanes.untilNext(now());
    // The timeline moves with the frames: asked again within one, it would say the same.
    if (wait !== null) this.#timer = setTimeout(() => this.#pump(), Math.max(FRAME_MS, wait));
  }

  #fly(flight: Flight<AirComment>): void {
    const { comment, top, height, start, width } = flight;
    const layout = this.#layout;
    if (!layout || !this.#lanes) return;
    const node = this.#pool.pop() ?? this.#layer.appendChild(aNode());
    node.textContent = comment.text;
    node.className = comment.tone;
    node.lang = comment.language ?? '';
    const { style } = node;
    style.inlineSize = `${width}px`;
    style.insetBlockStart = `${top}px`;
    // Its own: it keeps what it set out with when the viewer chooses another size.
    style.fontSize = `${this.#fontSize}px`;
    style.blockSize = style.lineHeight = `${height - LANE_GAP}px`;
    node.hidden = false;
    const animation = node.animate(keyframes(flight, layout), {
      duration: duration(flight, layout),
      // One that sets out a little later waits outside.
      fill: 'both',
    });
    animation.startTime = start + this.#lanes.shift;
    animation.finished.then(
      () => this.#land([flight]),
      // Taken down before.
      () => undefined,
    );
    this.#flown.set(flight, { node, animation });
  }

  #land(flights: readonly Flight<AirComment>[]): void {
    for (const flight of flights) {
      const flown = this.#flown.get(flight);
      if (!flown) continue;
      this.#flown.delete(flight);
      const { node, animation } = flown;
      animation.cancel();
      node.hidden = true;
      if (this.#pool.length < POOL) this.#pool.push(node);
      else node.remove();
    }
  }

  #widthOf({ text }: AirComment): number {
    const words = Math.ceil(this.#pen?.measureText(text).width ?? 0);
    return Math.min(words + 2 * PADDING, WIDEST * (this.#layout?.width ?? 0));
  }
}

function same(a: LaneLayout, b: LaneLayout): boolean {
  // Flat but for the obstacles: a handful, written out faster than compared by hand.
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of the document's timeline: the clock that animations run by. */
function now(): number {
  return Number(document.timeline.currentTime ?? performance.now());
}

function aNode(): HTMLElement {
  const node = document.createElement('span');
  // The words of a comment keep their own direction, whichever way it flies.
  node.dir = 'auto';
  return node;
}

/** From just outside the edge of entry, where the style sheet puts it, to just outside the other. */
function keyframes({ width }: Flight<AirComment>, layout: LaneLayout): PropertyIndexedKeyframes {
  const way = (layout.entry === 'right' ? -1 : 1) * (layout.width + width);
  return { transform: ['translateX(0)', `translateX(${way}px)`] };
}

function duration({ width, speed }: Flight<AirComment>, layout: LaneLayout): number {
  return (layout.width + width) / speed;
}
