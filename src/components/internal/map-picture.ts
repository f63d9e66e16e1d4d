import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Battle, CountryCount, Tally, WorldMap } from '../../sdk/index.js';
import { GlobeView } from './globe-view.js';
import { MapAir } from './map-air.js';
import { MapPainter, type MapDot } from './map-painter.js';
import { MotionController } from './motion.js';
import { dotsOf, STEPS, stepsOf } from './order-dots.js';

/** What is drawn now. */
export interface MapView {
  readonly tally: Tally;
  readonly countries: readonly CountryCount[];
  readonly battle: Battle | undefined;
  readonly home: string | null;
  readonly borders: object | string | null;
  /** The viewer wants the globe. */
  readonly round: boolean;
}

/** Pulses of one country in one bucket: more would not be more to see. */
const MOST_PULSES = 4;

/** The picture of the order map: its canvases, when they are drawn, and the globe in their place. */
export class MapPicture implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #motion: MotionController;
  readonly #sizes = new ResizeObserver(() => this.#resize());
  readonly #views = new IntersectionObserver(([entry]) => {
    this.#onScreen = entry?.isIntersecting ?? false;
    this.#settle();
  });
  #box: HTMLElement | null = null;
  #world: WorldMap | null = null;
  #painter: MapPainter | null = null;
  #air: MapAir | null = null;
  #size = '';
  #globe: GlobeView | null = null;
  #opening: AbortController | null = null;
  #globeCanvas: HTMLCanvasElement | null = null;
  #view: MapView | null = null;
  #dots: readonly MapDot[] = [];
  #look = '';
  #onScreen = true;
  /** It was tried, and cannot be had here. */
  roundFailed = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#motion = new MotionController(host);
    host.addController(this);
  }

  /** The globe is what is seen. */
  get isRound(): boolean {
    return this.#globe !== null;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#settle);
    if (this.#box) this.#observe(this.#box);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#settle);
    this.#sizes.disconnect();
    this.#views.disconnect();
    this.#air?.still();
    this.#closeGlobe();
  }

  show(box: HTMLElement, world: WorldMap, view: MapView): void {
    if (box !== this.#box) this.#begin(box, world);
    const before = this.#view;
    this.#view = view;
    this.#draw();
    if (view.round) void this.#openGlobe();
    else this.#closeGlobe();
    if (before && before.tally !== view.tally) this.#pulse(view);
  }

  #begin(box: HTMLElement, world: WorldMap): void {
    const [ground, air] = [document.createElement('canvas'), document.createElement('canvas')];
    box.replaceChildren(ground, air);
    this.#box = box;
    this.#world = world;
    this.#look = '';
    this.#painter = new MapPainter(ground, world);
    this.#air = new MapAir(air);
    this.#size = '';
    this.#observe(box);
    this.#resize();
  }

  #observe(box: HTMLElement): void {
    this.#sizes.observe(box);
    this.#views.observe(box);
  }

  #resize(): void {
    const { width, height } = this.#box?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const size = `${width} ${height}`;
    if (width === 0 || size === this.#size) return;
    this.#size = size;
    this.#painter?.resize(width, devicePixelRatio);
    this.#air?.resize(width, height, width / (this.#world?.width ?? 1));
    this.#globe?.resize(width, height);
    this.#draw();
  }

  #draw(): void {
    const [box, world, view] = [this.#box, this.#world, this.#view];
    if (!box || !world || !view) return;
    const { color: land, borderTopColor: rim, outlineColor: border } = getComputedStyle(box);
    const look = [land, rim, border].join();
    if (look !== this.#look || view.borders !== this.#borders) {
      this.#look = look;
      this.#borders = view.borders;
      this.#painter?.setLook({ land, rim, border }, view.borders);
    }
    const steps = stepsOf(view.countries, view.tally.k);
    this.#dots = dotsOf(view.countries, world, steps, this.#scale(), view.battle, box.clientWidth);
    this.#painter?.setDots(this.#dots);
    this.#globe?.setDots(this.#dots);
  }

  #borders: object | string | null = null;

  /** As the style sheet has them, light or dark: the legend shows the same. */
  #scale(): string[] {
    const swatches = this.#host.shadowRoot?.querySelectorAll('.scale i') ?? [];
    return Array.from({ length: STEPS }, (_, step) => {
      const swatch = swatches[step];
      return swatch ? getComputedStyle(swatch).backgroundColor : '#888';
    });
  }

  /** Spread over as long as they took to come, by chance: nobody's order is when it is seen. */
  #pulse({ countries, tally, home }: MapView): void {
    if (!this.#motion.allowed || !this.#isSeen) return;
    const from = (home === null ? undefined : this.#world?.point(home)) ?? null;
    const dots = new Map(this.#dots.map((dot) => [dot.code, dot]));
    const busy = [...countries].sort((a, b) => b.fresh - a.fresh);
    for (const { code, fresh } of busy) {
      const dot = dots.get(code);
      if (!dot || fresh === 0) continue;
      const count = Math.min(MOST_PULSES, Math.ceil(Math.log2(fresh + 1)));
      for (let each = 0; each < count; each += 1) {
        const delay = Math.random() * tally.span;
        this.#air?.pulse(dot, code === home ? null : from, delay);
      }
      this.#globe?.pulse(dot);
    }
  }

  get #isSeen(): boolean {
    return this.#onScreen && !document.hidden;
  }

  #settle = (): void => {
    if (!this.#isSeen) this.#air?.still();
    this.#globe?.setVisible(this.#isSeen);
  };

  async #openGlobe(): Promise<void> {
    const [box, world] = [this.#box, this.#world];
    if (!box || !world || this.#opening) return;
    const opening = new AbortController();
    this.#opening = opening;
    const canvas = document.createElement('canvas');
    const { color: land } = getComputedStyle(box);
    try {
      const globe = await GlobeView.start(
        canvas,
        world,
        { land, sea: getComputedStyle(box).borderTopColor },
        {
          turns: this.#motion.allowed,
          // The flat map lies under it.
          lost: (isLost) => (canvas.hidden = isLost),
        },
      );
      if (opening.signal.aborted) {
        globe.dispose();
        return;
      }
      this.#globe = globe;
      this.#globeCanvas = canvas;
      box.append(canvas);
      globe.setVisible(this.#isSeen);
    } catch {
      this.roundFailed = true;
      this.#opening = null;
    }
    this.#host.requestUpdate();
    this.#size = '';
    this.#resize();
  }

  #closeGlobe(): void {
    if (!this.#opening) return;
    this.#opening.abort();
    this.#opening = null;
    this.#globe?.dispose();
    this.#globe = null;
    this.#globeCanvas?.remove();
    this.#globeCanvas = null;
    this.#host.requestUpdate();
  }
}
