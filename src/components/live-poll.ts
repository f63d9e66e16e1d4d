import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Choice, InteractionOf } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { smallIcons } from './internal/interaction-icons.js';
import { InteractionView } from './internal/interaction-view.js';
import { styled } from './internal/styled.js';

type Poll = InteractionOf<'poll'>;

/**
 * A poll: one tap votes; how it stands is shown once it may be.
 *
 * @csspart activity - Everything of it.
 * @csspart option - One choice.
 */
export class LivePollElement extends InteractionView<'poll'> {
  protected override readonly kind = 'poll';

  #handleVote(choice: string): void {
    if (this.interaction?.own.choice !== choice) void this.move({ type: 'vote', choice });
  }

  protected override renderKind(poll: Poll): unknown {
    const { details, own, phase } = poll;
    const open = phase === 'open' && poll.trouble === null;
    const votable = open && (own.choice === null || details.changeAllowed);
    const waiting = phase === 'scheduled' || phase === 'countdown';
    return html`
      <div class="options" role="group" aria-label=${this.textOf(poll.title)}>
        ${details.choices.map((choice) => this.#renderChoice(poll, choice, votable))}
      </div>
      ${waiting ? this.renderState(this.t('interactions.waitForStart')) : this.#renderTotal(poll)}
    `;
  }

  #renderChoice({ details, own }: Poll, choice: Choice, votable: boolean): TemplateResult {
    const count = details.counts?.[choice.id] ?? 0;
    const share = details.total > 0 ? Math.min(1, count / details.total) : 0;
    const chosen = own.choice === choice.id;
    return html`<button
      class="option ${chosen ? 'chosen' : ''}"
      part="option"
      ?disabled=${!votable && !chosen}
      aria-pressed=${chosen ? 'true' : 'false'}
      @click=${() => votable && this.#handleVote(choice.id)}
    >
      ${details.counts ? html`<i class="share" ${styled({ '--share': String(share) })}></i>` : nothing}
      <bdi>${this.textOf(choice.text)}</bdi>
      ${chosen ? icons.check : nothing}
      ${details.counts ? this.#renderShare(share, count) : nothing}
    </button>`;
  }

  #renderShare(share: number, count: number): TemplateResult {
    const percent = this.number(share, { style: 'percent' });
    const votes = this.t('poll.votes', { count });
    return html`<span class="number" aria-hidden="true">${percent}</span
      ><span class="unseen">${this.t('poll.share', { percent, votes })}</span>`;
  }

  #renderTotal({ details, own, phase }: Poll): TemplateResult {
    const open = phase === 'open';
    return html`<p class="row between soft">
      <span class="row">
        ${details.counts ? this.t('poll.votes', { count: details.total }) : nothing}
        ${!details.counts && open && own.choice === null ? html`${smallIcons.lock} ${this.t('poll.hidden')}` : nothing}
      </span>
      ${
        own.choice === null
          ? nothing
          : html`<span>
              ${this.t(open && details.changeAllowed ? 'poll.changeable' : 'poll.voted')}
            </span>`
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-poll': LivePollElement;
  }
}
