import { css, html, nothing } from 'lit';
import { loadVirtualHost } from '../sdk/index.js';
import type { HostDesk, HostState, HostTrouble } from '../sdk/index.js';
import { DeskController } from './internal/desk-controller.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import type { TextKey } from './locales/en.js';

const REASONS = {
  'no-webgl': 'virtualHost.noWebgl',
  'weak-device': 'virtualHost.weak',
  'too-slow': 'virtualHost.slow',
  'context-lost': 'virtualHost.lost',
  'model-unreachable': 'virtualHost.unreachable',
  'model-too-large': 'virtualHost.large',
  'model-invalid': 'virtualHost.invalid',
  'engine-unavailable': 'virtualHost.unavailable',
} as const satisfies Record<HostTrouble, TextKey>;

/** Trying again changes nothing about these. */
const FINAL: ReadonlySet<HostTrouble> = new Set(['no-webgl', 'model-too-large', 'model-invalid']);

/**
 * The figure that stands for the host: draws it over the picture while it is in the room, and says
 * all the time that it is one, but on cameras that show somebody else. Where it cannot be drawn it says why, and the picture is the stream's.
 */
export class LiveVirtualHostElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        grid-area: host / 1;
        margin-inline: var(--_gap);
        contain: content;
        pointer-events: none;
      }
      p {
        max-inline-size: 100%;
        inline-size: fit-content;
        margin-block-end: 6px;
        padding-block: 3px;
        padding-inline: 10px;
        border-radius: 14px;
        background: rgb(0 0 0 / 0.72);
        color: #fff;
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .word {
        font-weight: 400;
      }
      button {
        min-block-size: 44px;
        padding-inline: 6px;
        color: inherit;
        font-weight: 600;
        text-decoration: underline;
        pointer-events: auto;
      }
      /* In the mini player there is room for what it is, and no more. */
      @container (max-width: 200px) {
        .more,
        .word {
          display: none;
        }
        :host {
          grid-area: controls / 1;
          align-self: end;
          margin-inline: 6px;
        }
        p {
          font-size: 0.6875rem;
        }
      }
    `,
  ];
  static override texts = 'virtualHost' as const;

  #show = new StoreController(this, (room) => room.show.store);
  #desk = new DeskController<HostState, HostDesk>(this, loadVirtualHost);

  /** How the figure is; null until its code is there. */
  get host(): Readonly<HostState> | null {
    return this.#desk.state;
  }

  /** Another camera shows somebody of flesh and blood; until it is known, so may this one. */
  get #isElsewhere(): boolean {
    const { options, present } = this.host ?? {};
    if (options) return !present;
    const source = this.#show.state?.document?.virtualHost?.source;
    return !this.host && typeof source === 'object' && source !== null && 'angles' in source;
  }

  protected override render(): unknown {
    const document = this.#show.state?.document;
    if (!document?.virtualHost || !this.localizer?.has('virtualHost')) return nothing;
    if (this.#isElsewhere) return nothing;
    const { options, credit } = this.host ?? {};
    const name = this.textOf(options?.name);
    return html`
      <p>
        ${this.t('virtualHost.label')}${name ? html`<bdi class="more"> · ${name}</bdi>` : nothing}${
          credit
            ? html`<bdi class="more"> · ${this.t('virtualHost.credit', { name: credit })}</bdi>`
            : nothing
        }
      </p>
      <div role="status">${this.#renderWord()}</div>
    `;
  }

  #renderWord(): unknown {
    const { trouble, phase, deaf, error } = this.host ?? {};
    const key = error
      ? 'virtualHost.unreadable'
      : trouble
        ? REASONS[trouble]
        : deaf && phase === 'on'
          ? 'virtualHost.deaf'
          : null;
    if (!key) return nothing;
    const again = phase === 'failed' && trouble && !FINAL.has(trouble);
    return html`<p class="word">
      ${this.t(key)}
      ${
        again
          ? html`<button @click=${() => this.#desk.desk?.retry()}>
              ${this.t('virtualHost.retry')}
            </button>`
          : nothing
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-virtual-host': LiveVirtualHostElement;
  }
}
