import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { loadDanmakuLanes } from '../sdk/index.js';
import type { DanmakuLanes, PlaybackPhase, Room } from '../sdk/index.js';
import { DanmakuAir } from './internal/danmaku-air.js';
import { flyChat } from './internal/fly-chat.js';
import { LiveElement } from './internal/live-element.js';
import { MotionController } from './internal/motion.js';
import { obstaclesOn } from './internal/obstacles.js';
import { StoreController } from './internal/store-controller.js';

/** While the picture stands, they do: what they are about stands, too. */
const STANDING = new Set<PlaybackPhase>(['paused', 'loading', 'buffering', 'reconnecting']);

/**
 * Comments that fly over the picture, while the viewer has them on and lets things move. Hidden
 * from assistive technology: the list says the same, in its own time.
 *
 * @csspart air - The layer that the comments fly in.
 */
export class LiveDanmakuElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: strict;
        pointer-events: none;
      }
      .air {
        position: absolute;
        inset: 0;
        overflow: hidden;
        font-weight: 600;
        color: #fff;
        user-select: none;
      }
      span {
        position: absolute;
        padding-inline: 10px;
        overflow: hidden;
        white-space: pre;
        text-shadow:
          0 0 2px #000,
          0 1px 4px #000c;
      }
      /* By the air's direction; each comment has its own. */
      .air[dir='ltr'] > span {
        left: 100%;
      }
      .air[dir='rtl'] > span {
        right: 100%;
      }
      /* Not on all: a rounded clip of its own costs each frame, and nobody would see it. */
      .host,
      .own {
        border-radius: 999px;
      }
      .host {
        background: var(--_accent);
        color: var(--_accent-text);
        text-shadow: none;
      }
      .own {
        background: rgb(0 0 0 / 0.35);
        box-shadow: inset 0 0 0 1.5px #fff;
      }
    `,
  ];

  /** Everything stands: a sheet covers the stage. */
  @property({ type: Boolean }) paused = false;

  @state() private Lanes: typeof DanmakuLanes | null = null;
  @query('.air') private air!: HTMLElement | null;

  #motion = new MotionController(this);
  #danmaku = new StoreController(this, (room) => room.danmaku.store);
  #playback = new StoreController(this, (room) => room.playback.store);
  #sizes = new ResizeObserver(() => this.#measureSoon());
  #sky: DanmakuAir | null = null;
  #endFollowing: (() => void) | null = null;
  #followed: Room | null = null;
  #measuring: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    // Not read here: what they change may come to stand in the way.
    new StoreController(this, (room) => room.captions.store);
    new StoreController(this, (room) => room.show.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaHidden = 'true';
    document.addEventListener('visibilitychange', this.#handleVisibility);
    // Without its code nothing flies; the list has it all.
    loadDanmakuLanes().then(
      (Lanes) => (this.Lanes = Lanes),
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    this.#end();
  }

  protected override updated(): void {
    const { room, air, Lanes } = this;
    if (!air || !room || !this.isConnected || room !== this.#followed) this.#end();
    if (!air || !room || !this.isConnected || !Lanes) return;
    if (!this.#sky) {
      this.#begin(new DanmakuAir(air, Lanes), room);
      this.#look();
    }
    this.#measureSoon();
    this.#settlePause();
  }

  #begin(sky: DanmakuAir, room: Room): void {
    this.#sky = sky;
    this.#followed = room;
    this.#endFollowing = flyChat(room.chat, sky);
    for (const element of [this, ...this.#neighbours()]) this.#sizes.observe(element);
  }

  #end(): void {
    clearTimeout(this.#measuring);
    this.#sizes.disconnect();
    this.#endFollowing?.();
    this.#sky?.dispose();
    this.#endFollowing = this.#sky = this.#followed = null;
  }

  /** In a task of its own: the views that moved have rendered by then. */
  #measureSoon(): void {
    clearTimeout(this.#measuring);
    this.#measuring = setTimeout(() => this.#look());
  }

  #look(): void {
    const settings = this.#danmaku.state;
    if (!settings) return;
    this.#sky?.setLook({
      settings,
      direction: this.localizer?.direction ?? 'ltr',
      obstacles: obstaclesOn(this, [...this.#neighbours(), ...this.#signs()]),
    });
  }

  /** What lies over the picture beside this: captions, cards, controls. */
  #neighbours(): Element[] {
    // Guests have the whole stage, and say themselves where they stand.
    return [...(this.parentElement?.children ?? [])].filter(
      (element) => element !== this && element.localName !== 'live-guests',
    );
  }

  /** What the stage itself says: the tap for sound, a lost connection. */
  #signs(): readonly Element[] {
    const root = this.getRootNode();
    if (!(root instanceof ShadowRoot)) return [];
    const views = root.querySelectorAll('live-stage, live-guests');
    return [...views].flatMap((view) => ('signs' in view ? (view.signs as Element[]) : []));
  }

  #settlePause(): void {
    const phase = this.#playback.state?.phase;
    const standing = phase === undefined || STANDING.has(phase);
    if (this.paused || standing || document.hidden) this.#sky?.pause();
    else this.#sky?.resume();
  }

  #handleVisibility = (): void => {
    // Back on screen, the timeline has the time of the last frame until there is another.
    if (document.hidden) this.#settlePause();
    else requestAnimationFrame(() => this.#settlePause());
  };

  protected override render(): unknown {
    const { state } = this.#danmaku;
    return state?.on && this.#motion.allowed ? html`<div class="air" part="air"></div>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-danmaku': LiveDanmakuElement;
  }
}
