import type { AvatarParts, AvatarStage, RunningAvatar } from '../virtual-host/avatar.js';
import type { HostPose } from '../virtual-host/host-pose.js';
import type { HostTrouble } from '../virtual-host/host-state.js';
import { RoomError } from '../room/room-error.js';
import { assetsBase } from './assets-base.js';
import { AvatarView } from './scene/avatar-view.js';
import { loadAvatar } from './scene/load-avatar.js';
import { pageStage } from './scene/page-stage.js';

/** A figure alone in the dark, where the show says nothing. */
const NIGHT = '#1b1830';
const TROUBLES = new Map<string, HostTrouble>([
  ['view-no-webgl', 'no-webgl'],
  ['view-model-unreachable', 'model-unreachable'],
  ['view-model-too-large', 'model-too-large'],
]);

/** A VRM figure over the pictures of a room, drawn by three.js with the one context of the page. */
class DrawnAvatar implements RunningAvatar {
  readonly #parts: AvatarParts;
  readonly #abort = new AbortController();
  readonly #host: HTMLElement;
  /** Covers the picture; its own tree, so that no style of the page or the room reaches the canvas. */
  readonly #cover = document.createElement('div');
  readonly #box = document.createElement('div');
  readonly #motion = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #sizes = new ResizeObserver(() => this.#resize());
  readonly #sight = new IntersectionObserver(([entry]) => {
    this.#inView = entry?.isIntersecting ?? false;
    this.#settle();
  });
  #view: AvatarView | null = null;
  #pose: HostPose | null = null;
  #inView = false;

  constructor(parts: AvatarParts) {
    this.#parts = parts;
    if (!(parts.host instanceof HTMLElement)) throw new TypeError('A figure is in an element.');
    this.#host = parts.host;
    this.#furnish();
    void this.#load();
  }

  get still(): boolean {
    return this.#motion.matches;
  }

  pose(pose: HostPose): void {
    this.#pose = pose;
    const view = this.#view;
    if (!view?.whole) return;
    // A picture that came later lies over it.
    if (this.#host.lastElementChild !== this.#cover) this.#host.append(this.#cover);
    view.pose(pose, performance.now());
  }

  dispose(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#sizes.disconnect();
    this.#sight.disconnect();
    this.#view?.dispose();
    this.#view = null;
    this.#cover.remove();
  }

  #furnish(): void {
    const { background } = this.#parts.options;
    const { style } = this.#cover;
    this.#cover.setAttribute('aria-hidden', 'true');
    style.position = 'absolute';
    style.inset = '0';
    style.overflow = 'hidden';
    style.pointerEvents = 'none';
    style.background = background.colour ?? NIGHT;
    // Until there is something to see, so is the plain picture.
    style.visibility = 'hidden';
    const tree = this.#cover.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'div,canvas,img{position:absolute;inset:0;inline-size:100%;block-size:100%}img{object-fit:cover}',
    );
    tree.adoptedStyleSheets = [sheet];
    if (background.url !== undefined) {
      const place = document.createElement('img');
      place.alt = '';
      // Where it cannot be had, the colour is there.
      place.addEventListener('error', () => place.remove(), { once: true });
      place.src = background.url;
      tree.append(place);
    }
    tree.append(this.#box);
  }

  async #load(): Promise<void> {
    const { signal } = this.#abort;
    const isOver = (): boolean => signal.aborted;
    try {
      const stage = pageStage();
      const { renderer } = stage;
      const { options, assets } = this.#parts;
      const made = { renderer, assets: assetsBase(assets) };
      // Before there is a figure: the context is let go of when nobody has a place on its stage.
      const view = new AvatarView(stage, this.#box, {
        lost: (isLost) => this.#setLost(isLost),
        tooSlow: () => {
          if (!this.#parts.insist) this.#fail('too-slow');
        },
      });
      this.#view = view;
      const avatar = await loadAvatar(options.model, made, signal);
      if (isOver()) {
        avatar.dispose();
        return;
      }
      view.show(avatar);
      this.#host.append(this.#cover);
      this.#sizes.observe(this.#box);
      this.#sight.observe(this.#box);
      document.addEventListener('visibilitychange', () => this.#settle(), { signal });
      this.#resize();
      await view.ready();
      if (isOver()) return;
      if (this.#pose) this.pose(this.#pose);
      this.#setLost(stage.lost);
      this.#parts.shown(avatar.credit);
    } catch (cause) {
      if (signal.aborted) return;
      const code = cause instanceof RoomError ? cause.code : '';
      this.#fail(TROUBLES.get(code) ?? 'model-invalid');
    }
  }

  #resize(): void {
    const { width, height } = this.#box.getBoundingClientRect();
    this.#view?.resize(width, height);
  }

  #settle(): void {
    this.#view?.setVisible(this.#inView && !document.hidden);
  }

  /** Without its context the figure is away, and the plain picture on screen, until it is back. */
  #setLost(isLost: boolean): void {
    this.#cover.style.visibility = isLost ? 'hidden' : 'visible';
    this.#parts.lost(isLost);
  }

  #fail(trouble: HostTrouble): void {
    if (this.#abort.signal.aborted) return;
    this.dispose();
    this.#parts.failed(trouble);
  }
}

/** As far as TypeScript's DOM does not know it: Chromium only. */
interface DeviceHints {
  readonly deviceMemory?: number;
}

/** One core or one gigabyte: the stream is work enough. */
function isWeak(): boolean {
  const { deviceMemory = 8 } = navigator as DeviceHints;
  return deviceMemory <= 1 || navigator.hardwareConcurrency <= 1;
}

export const avatarStage: AvatarStage = {
  start(parts) {
    if (parts.insist || !isWeak()) return new DrawnAvatar(parts);
    parts.failed('weak-device');
    return { still: true, pose: () => undefined, dispose: () => undefined };
  },
};
