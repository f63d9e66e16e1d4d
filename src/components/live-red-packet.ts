import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { InteractionOf } from '../sdk/index.js';
import { ClaimView } from './internal/claim-view.js';
import { MotionController } from './internal/motion.js';
import { PacketRain } from './internal/packet-rain.js';
import { priceOf } from './internal/price-of.js';

type RedPacket = InteractionOf<'red-packet'>;

/**
 * A rain of red packets. Catching them is theatre: one claim is made, with the button or the
 * first catch, and the site alone says what is in it.
 *
 * @csspart activity - Everything of it.
 * @csspart rain - Where the packets fall.
 * @csspart act - The button that takes part.
 * @csspart grant - What was in it.
 */
export class LiveRedPacketElement extends ClaimView<'red-packet'> {
  static override styles = [
    ClaimView.styles,
    css`
      .rain {
        position: relative;
        block-size: min(30cqb, 230px);
        overflow: hidden;
        border-radius: var(--_radius);
        background: linear-gradient(#7f1d1d, #991b1b 60%, #b45309);
        color: #fff;
        touch-action: manipulation;
        user-select: none;
        cursor: pointer;
      }
      .air {
        position: absolute;
        inset: 0;
        overflow: hidden;
      }
      .air > i {
        position: absolute;
        inset-block-start: 0;
        inline-size: 40px;
        block-size: 54px;
        border-radius: 7px;
        background:
          radial-gradient(circle at 50% 38%, #fcd34d 0 7px, transparent 7.5px),
          radial-gradient(120% 46% at 50% 4%, #b91c1c 98%, transparent 100%), #dc2626;
        box-shadow:
          0 2px 8px #0005,
          inset 0 0 0 1px #fca5a555;
        will-change: transform;
      }
      .count {
        position: absolute;
        inset-block-end: 8px;
        inset-inline-start: 50%;
        translate: -50% 0;
        padding: 4px 12px;
        border-radius: 14px;
        background: rgb(0 0 0 / 0.6);
        font-size: 0.875rem;
        font-weight: 650;
        white-space: nowrap;
        pointer-events: none;
      }
      .count:dir(rtl) {
        translate: 50% 0;
      }
    `,
  ];

  protected override readonly kind = 'red-packet';

  @state() private caught = 0;
  @query('.air') private air!: HTMLElement | null;

  #motion = new MotionController(this);
  #rain: PacketRain | null = null;
  #rainOn: HTMLElement | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override updated(_changes: PropertyValues<this>): void {
    const air = this.isConnected ? this.air : null;
    if (air === this.#rainOn) return;
    this.#stop();
    if (!air) return;
    this.#rainOn = air;
    this.#rain = new PacketRain(air, () => this.#handleCatch());
  }

  #stop(): void {
    this.#rain?.dispose();
    this.#rain = this.#rainOn = null;
  }

  #handleCatch(): void {
    this.caught += 1;
    if (this.interaction?.own.delivery === 'none') void this.move({ type: 'claim' });
  }

  protected override renderKind(packets: RedPacket): unknown {
    const { details, own, phase } = packets;
    const words = this.t('packets.count', { count: details.packets });
    const raining = phase === 'open' && this.#motion.allowed && packets.trouble === null;
    return html`
      ${own.grant ? this.renderGrant(own, own.grant) : nothing}
      ${
        raining && !own.grant
          ? html`<div class="rain" part="rain" aria-hidden="true">
              <div class="air"></div>
              ${this.caught > 0 ? html`<span class="count">${this.t('packets.caught', { count: this.caught })}</span>` : nothing}
            </div>`
          : nothing
      }
      <p class="row between soft">
        <bdi
          >${
            details.budget
              ? this.t('packets.budget', { amount: priceOf(this, details.budget), packets: words })
              : words
          }</bdi
        >
        ${phase === 'open' ? html`<span>${this.t('interactions.left', { count: details.left })}</span>` : nothing}
      </p>
      ${this.#renderWay(packets)}
    `;
  }

  #renderWay({ details, own, phase, trouble }: RedPacket): unknown {
    if (own.grant) return nothing;
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (own.claimed)
      return html`<div role="status">
        ${this.renderState(this.t(own.delivery === 'pending' ? 'packets.claimed' : 'packets.nothing'))}
      </div>`;
    if (phase !== 'open') return this.renderState(this.t('packets.missed'));
    const gone = details.left === 0;
    return html`${this.renderAction(
        this.t(gone ? 'interactions.allGone' : 'packets.take'),
        { type: 'claim' },
        gone || trouble !== null,
      )}
      <p class="soft">${this.t('packets.same')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-red-packet': LiveRedPacketElement;
  }
}
