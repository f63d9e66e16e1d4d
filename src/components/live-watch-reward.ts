import { html } from 'lit';
import type { InteractionOf } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { ClaimView } from './internal/claim-view.js';
import { formatClock } from './internal/format.js';
import { meter } from './internal/meter.js';

type WatchReward = InteractionOf<'watch-reward'>;

/**
 * A reward for watching: how much of the show was seen, and the reward once it is enough.
 *
 * @csspart activity - Everything of it.
 * @csspart act - The button that claims the reward.
 * @csspart grant - What was given.
 */
export class LiveWatchRewardElement extends ClaimView<'watch-reward'> {
  protected override readonly kind = 'watch-reward';

  protected override renderKind(reward: WatchReward): unknown {
    const { details, own } = reward;
    if (own.claimed && own.grant) return this.renderGrant(own, own.grant);
    const watchedMs = Math.min(own.watchedMs, details.requiredMs);
    const words = this.t('watch.progress', {
      watched: formatClock(Math.floor(watchedMs / 1000)),
      required: formatClock(details.requiredMs / 1000),
    });
    return html`${meter(watchedMs / details.requiredMs, words)} ${this.#renderWay(reward)}`;
  }

  #renderWay({ details, own, phase, trouble }: WatchReward): unknown {
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (own.claimed) return this.renderTaken();
    const enough = own.watchedMs >= details.requiredMs;
    if (phase !== 'open') return this.renderState(this.t('watch.missed'));
    return html`
      ${
        enough
          ? this.renderState(this.t('watch.ready'), 'good', icons.check)
          : html`<p class="soft">${this.t('watch.counts')}</p>`
      }
      ${this.renderAction(this.t('watch.claim'), { type: 'claim' }, !enough || trouble !== null)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-watch-reward': LiveWatchRewardElement;
  }
}
