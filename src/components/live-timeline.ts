import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Moment } from '../sdk/index.js';
import { chapterAt, chapterName } from './internal/chapter-name.js';
import { SheetEvent } from './internal/element-events.js';
import { formatClock } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { replayIcons } from './internal/replay-icons.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';

/** Closer together than this share of the bar, two moments are one. */
const APART = 0.012;

/**
 * The seek bar of a recording, with what happened on it: chapters, products, activities. Beside
 * it the list of the chapters, and the way to share the moment.
 *
 * @csspart timeline - The row of the seek bar.
 * @csspart chapter - The button of the chapters.
 */
export class LiveTimelineElement extends LiveElement {
  static override texts = 'replay' as const;
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        color: var(--_stage-text);
      }
      .row {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .middle {
        flex: 1;
        min-inline-size: 0;
      }
      .words {
        display: flex;
        gap: 8px;
        padding-inline: 2px;
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 16px;
        font-variant-numeric: tabular-nums;
        text-shadow: 0 1px 4px #000;
      }
      bdi {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .track {
        position: relative;
      }
      input {
        display: block;
        inline-size: 100%;
        block-size: 28px;
        margin: 0;
        accent-color: var(--_accent);
        cursor: pointer;
      }
      .marks {
        position: absolute;
        inset: 0 8px;
        pointer-events: none;
      }
      i {
        position: absolute;
        inset-block-start: 50%;
        inline-size: 4px;
        block-size: 12px;
        translate: -50% -50%;
        border-radius: 2px;
        background: #fff;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5);
      }
      i.interaction,
      i.goal {
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
        background: #ffd166;
      }
    `,
  ];

  #playback = new StoreController(this, (room) => room.playback.store);
  #replay = new StoreController(this, (room) => room.replay.store);
  #products = new StoreController(
    this,
    (room) => room.shop.store,
    ({ products }) => [products],
  );

  /** Where the thumb is while it is held. */
  @state() private held: number | null = null;

  #handleInput(event: Event): void {
    this.held = Number((event.target as HTMLInputElement).value);
  }

  #handleChange(event: Event): void {
    this.held = null;
    this.room?.playback.seek(Number((event.target as HTMLInputElement).value));
  }

  protected override render(): unknown {
    const { seekable, position } = this.#playback.state ?? {};
    if (!seekable || position == null || !this.localizer?.has('replay')) return nothing;
    if (seekable.end - seekable.start < 5000) return nothing;
    const now = this.held ?? position;
    const passed = formatClock((now - seekable.start) / 1000);
    const total = formatClock((seekable.end - seekable.start) / 1000);
    const name = this.#nameAt(now);
    // Media time runs from left to right in every script.
    return html`<div class="row" part="timeline" dir="ltr">
      ${name ? this.#renderChapters(name) : nothing}
      <div class="middle">
        <div class="words" aria-hidden="true">
          <span>${passed}</span><bdi>${name}</bdi><span>${total}</span>
        </div>
        <div class="track">
          <input
            type="range"
            min=${seekable.start}
            max=${seekable.end}
            step="1000"
            .value=${String(now)}
            aria-label=${this.t('controls.seek')}
            aria-valuetext=${[`${passed} / ${total}`, name].filter(Boolean).join(', ')}
            @input=${this.#handleInput}
            @change=${this.#handleChange}
          />
          <div class="marks" aria-hidden="true">${this.#renderMarks(seekable)}</div>
        </div>
      </div>
      <button
        class="icon glass"
        aria-label=${this.t('replay.share')}
        @click=${() => this.dispatchEvent(new SheetEvent('clip'))}
      >
        ${replayIcons.share}
      </button>
    </div>`;
  }

  #renderChapters(name: string): TemplateResult {
    return html`<button
      class="icon glass chapter"
      part="chapter"
      aria-label=${this.t('replay.chapterNow', { name })}
      @click=${() => this.dispatchEvent(new SheetEvent('chapters'))}
    >
      ${replayIcons.chapters}
    </button>`;
  }

  #nameAt(time: number): string {
    const { chapters = [] } = this.#replay.state ?? {};
    const chapter = chapterAt(chapters, time) ?? chapters[0];
    const products = this.#products.state?.products ?? [];
    return chapter ? chapterName(chapter, products, (text) => this.textOf(text)) : '';
  }

  #renderMarks({ start, end }: { start: number; end: number }): unknown {
    let last = -1;
    return (this.#replay.state?.moments ?? []).map(({ at, kind }: Moment) => {
      const share = (at - start) / (end - start);
      if (share < 0 || share > 1 || share - last < APART) return nothing;
      last = share;
      return html`<i class=${kind} ${styled({ left: `${(100 * share).toFixed(2)}%` })}></i>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-timeline': LiveTimelineElement;
  }
}
