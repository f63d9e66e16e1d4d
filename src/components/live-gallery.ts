import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { MotionController } from './internal/motion.js';

export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/**
 * Pictures of a product, to be swiped through, or walked through with arrow keys and buttons.
 *
 * @csspart gallery - The row of pictures.
 */
export class LiveGalleryElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        position: relative;
        display: block;
        margin-inline: -18px;
      }
      .gallery {
        display: flex;
        gap: 10px;
        overflow-x: auto;
        overscroll-behavior-inline: contain;
        scroll-snap-type: x mandatory;
        scrollbar-width: none;
        padding-inline: 18px;
        scroll-padding-inline: 18px;
      }
      .gallery:focus-visible {
        outline: 3px solid var(--_accent);
        outline-offset: -3px;
        box-shadow: none;
      }
      img {
        inline-size: 100%;
        block-size: min(38cqb, 340px);
        flex: none;
        object-fit: cover;
        scroll-snap-align: center;
        border-radius: var(--_radius);
        background: var(--_surface-raised);
      }
      .several img {
        inline-size: 84%;
      }
      .count {
        position: absolute;
        inset-block-end: 10px;
        inset-inline-end: 28px;
        padding: 2px 10px;
        border-radius: 999px;
        background: rgb(0 0 0 / 0.66);
        color: #fff;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
      .step {
        position: absolute;
        inset-block-start: calc(50% - 22px);
        display: grid;
        place-items: center;
        border-radius: 50%;
        background: rgb(0 0 0 / 0.5);
        color: #fff;
      }
      .step:disabled {
        visibility: hidden;
      }
      .next {
        inset-inline-end: 26px;
      }
      .previous {
        inset-inline-start: 26px;
      }
      .previous svg,
      .next:dir(rtl) svg {
        scale: -1 1;
      }
      .previous:dir(rtl) svg {
        scale: 1 1;
      }
      /* A finger swipes: for it the buttons would only hide the picture. */
      @media (hover: none) {
        .step:not(:focus-visible) {
          opacity: 0;
          pointer-events: none;
        }
      }
    `,
  ];
  static override texts = 'shop' as const;

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  /** Of what the pictures are. */
  @property() label = '';

  @query('.gallery') private row!: HTMLElement | null;

  #motion = new MotionController(this);

  @state() private index = 0;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('pictures')) return;
    const before = changes.get('pictures')?.[0]?.url;
    // Another choice has another picture in front.
    if (before !== undefined && before !== this.pictures[0]?.url) this.index = 0;
  }

  protected override updated(changes: PropertyValues<this>): void {
    const before = changes.get('pictures')?.[0]?.url;
    if (before !== undefined && before !== this.pictures[0]?.url) this.row?.scrollTo({ left: 0 });
  }

  /** Brings a picture into the middle. */
  show(index: number): void {
    const { row } = this;
    const picture = row?.querySelectorAll('img')[index];
    if (!row || !picture) return;
    const [whole, part] = [row.getBoundingClientRect(), picture.getBoundingClientRect()];
    const left = part.left + part.width / 2 - (whole.left + whole.width / 2);
    row.scrollBy({ left, behavior: this.#motion.allowed ? 'smooth' : 'instant' });
    this.index = index;
  }

  #handleScroll = (): void => {
    const { row } = this;
    if (!row) return;
    const middle = row.getBoundingClientRect().left + row.clientWidth / 2;
    const distance = (picture: Element): number => {
      const { left, width } = picture.getBoundingClientRect();
      return Math.abs(left + width / 2 - middle);
    };
    const all = [...row.querySelectorAll('img')];
    const nearest = Math.min(...all.map(distance));
    this.index = Math.max(
      0,
      all.findIndex((picture) => distance(picture) === nearest),
    );
  };

  #handleKey(event: KeyboardEvent): void {
    const back = this.matches(':dir(rtl)') ? 'ArrowRight' : 'ArrowLeft';
    const forth = back === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const last = this.pictures.length - 1;
    const index = {
      [back]: this.index - 1,
      [forth]: this.index + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (index === undefined) return;
    // Else the room would take the arrow for a jump in time.
    event.preventDefault();
    event.stopPropagation();
    this.show(Math.min(Math.max(index, 0), last));
  }

  protected override render(): unknown {
    const total = this.pictures.length;
    if (total === 0 || !this.localizer) return nothing;
    const several = total > 1;
    return html`<div
        class="gallery ${several ? 'several' : ''}"
        part="gallery"
        tabindex=${several ? 0 : nothing}
        role="group"
        aria-label=${this.t('shop.picturesOf', { name: this.label })}
        @scroll=${this.#handleScroll}
        @keydown=${this.#handleKey}
      >
        ${this.pictures.map(
          ({ url, alt }, index) =>
            html`<img
              src=${url}
              alt=${several ? `${alt}, ${this.t('product.picture', { index: index + 1, total })}` : alt}
              loading=${index > 1 ? 'lazy' : 'eager'}
              @error=${hideBroken}
              @load=${showLoaded}
            />`,
        )}
      </div>
      ${several ? this.#renderSteps(total) : nothing}`;
  }

  #renderSteps(total: number): TemplateResult {
    const { index } = this;
    return html`<button
        class="step previous"
        aria-label=${this.t('shop.previousPicture')}
        ?disabled=${index === 0}
        @click=${() => this.show(index - 1)}
      >
        ${icons.chevron}
      </button>
      <button
        class="step next"
        aria-label=${this.t('shop.nextPicture')}
        ?disabled=${index >= total - 1}
        @click=${() => this.show(index + 1)}
      >
        ${icons.chevron}
      </button>
      <span class="count" aria-hidden="true"
        >${this.t('shop.pictureCount', { index: index + 1, total })}</span
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-gallery': LiveGalleryElement;
  }
}
