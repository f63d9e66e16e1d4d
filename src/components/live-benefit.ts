import { html, nothing } from 'lit';
import type { InteractionOf } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { ClaimView } from './internal/claim-view.js';
import { meter } from './internal/meter.js';

type Benefit = InteractionOf<'benefit'>;

/**
 * Something for the first so many: how many have it, and the viewer's own place among them.
 *
 * @csspart activity - Everything of it.
 * @csspart act - The button that claims a place.
 * @csspart grant - What was given.
 */
export class LiveBenefitElement extends ClaimView<'benefit'> {
  protected override readonly kind = 'benefit';

  protected override renderKind(benefit: Benefit): unknown {
    const { details, own, phase } = benefit;
    const { limit, left } = details;
    const taken = Math.max(0, limit - left);
    const waiting = phase === 'scheduled' || phase === 'countdown';
    return html`
      ${waiting ? nothing : meter(taken / limit, this.t('benefit.taken', { taken, limit }))}
      ${
        own.place === null
          ? nothing
          : this.renderState(this.t('benefit.place', { place: own.place }), 'good', icons.check)
      }
      ${own.claimed && own.grant ? this.renderGrant(own, own.grant) : this.#renderWay(benefit)}
    `;
  }

  #renderWay({ details, own, phase, trouble }: Benefit): unknown {
    if (own.place !== null) return nothing;
    if (own.claimed) return this.renderTaken();
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (phase !== 'open') return this.renderState(this.t('benefit.missed'));
    const gone = details.left === 0;
    return this.renderAction(
      this.t(gone ? 'interactions.allGone' : 'benefit.claim'),
      { type: 'claim' },
      gone || trouble !== null,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-benefit': LiveBenefitElement;
  }
}
