import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Choice, InteractionOf } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { smallIcons } from './internal/interaction-icons.js';
import { InteractionView } from './internal/interaction-view.js';
import { leaderboard } from './internal/leaderboard.js';
import { styled } from './internal/styled.js';

type Quiz = InteractionOf<'quiz'>;

/** Answers no longer than this stand in pairs. */
const SHORT = 14;

/**
 * A question in step with the picture: choose, lock it in, hear at the close what was right. The
 * right answer is in nobody's page before.
 *
 * @csspart activity - Everything of it.
 * @csspart option - One answer.
 */
export class LiveQuizElement extends InteractionView<'quiz'> {
  static override styles = [
    InteractionView.styles,
    css`
      dl,
      dd {
        margin: 0;
      }
      .tally {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
      }
      .tally div {
        display: flex;
        gap: 5px;
      }
      .tally dt {
        color: var(--_text-soft);
      }
      .verdict {
        font-size: 1.0625rem;
      }
      .own {
        background: color-mix(in srgb, var(--_accent) 18%, transparent);
      }
      .turn:disabled {
        opacity: 0.35;
      }
      .turn:dir(rtl) svg {
        rotate: 180deg;
      }
      .turn.back svg {
        scale: -1 1;
      }
    `,
  ];

  protected override readonly kind = 'quiz';

  @state() private picked: string | null = null;
  /** The question that `picked` belongs to. */
  #pickedFor = '';

  protected override willUpdate(): void {
    const question = `${this.interactionId} ${this.interaction?.details.round ?? 0}`;
    if (question === this.#pickedFor) return;
    this.#pickedFor = question;
    this.picked = null;
  }

  #handlePick(choice: string): void {
    this.picked = choice;
  }

  #handleSubmit(event: Event): void {
    event.preventDefault();
    if (this.picked !== null) void this.move({ type: 'answer', choice: this.picked });
  }

  protected override renderKind(quiz: Quiz): unknown {
    const { details, own, phase } = quiz;
    const waiting = phase === 'scheduled' || phase === 'countdown';
    const answerable =
      phase === 'open' && own.choice === null && !own.eliminated && quiz.trouble === null;
    return html`
      <div class="row between soft">
        ${
          details.rounds > 1
            ? html`<p>${this.t('quiz.round', { round: details.round, rounds: details.rounds })}</p>`
            : nothing
        }
        ${this.#renderTally(quiz)}
      </div>
      ${
        waiting
          ? html`${this.renderState(this.t('interactions.waitForStart'))}
            ${details.mode === 'elimination' ? html`<p class="soft">${this.t('quiz.elimination')}</p>` : nothing}`
          : this.#renderQuestion(quiz, answerable)
      }
      ${this.#renderVerdict(quiz)}
      ${
        details.answer === null && !waiting
          ? this.renderState(this.t('quiz.sealed'), 'soft', smallIcons.lock)
          : this.renderProof(quiz.proof)
      }
      ${this.#renderBoard(quiz)}
    `;
  }

  #renderQuestion(quiz: Quiz, answerable: boolean): TemplateResult {
    const { details } = quiz;
    const busy = this.busy;
    // With their counts they need the whole width.
    const short =
      details.counts === null &&
      details.choices.every(({ text }) => this.textOf(text).length <= SHORT);
    return html`<form class="view" @submit=${this.#handleSubmit}>
      <fieldset
        class="options ${short ? 'pairs' : ''}"
        role="radiogroup"
        aria-label=${this.textOf(quiz.title)}
      >
        ${details.choices.map((choice) => this.#renderChoice(quiz, choice, answerable))}
      </fieldset>
      ${
        answerable
          ? html`<div class="actions">
              <button
                class="solid"
                part="act"
                ?disabled=${this.picked === null}
                aria-busy=${busy ? 'true' : 'false'}
              >
                ${busy ? html`<span class="spinner"></span>` : nothing}
                ${this.t(this.picked === null ? 'quiz.choose' : 'quiz.submit')}
              </button>
            </div>`
          : nothing
      }
    </form>`;
  }

  #renderChoice({ details, own }: Quiz, choice: Choice, answerable: boolean): TemplateResult {
    const { id } = choice;
    const mine = own.choice === id || (own.choice === null && answerable && this.picked === id);
    const right = details.answer === id;
    const wrong = details.answer !== null && own.choice === id && !right;
    const total = Object.values(details.counts ?? {}).reduce((sum, each) => sum + each, 0);
    const share = total > 0 ? (details.counts?.[id] ?? 0) / total : 0;
    return html`<label class="option ${right ? 'right' : wrong ? 'wrong' : ''}" part="option">
      <input
        type="radio"
        name="answer"
        .checked=${mine}
        ?disabled=${!answerable || this.busy}
        @change=${() => this.#handlePick(id)}
      />
      ${total > 0 ? html`<i class="share" ${styled({ '--share': String(share) })}></i>` : nothing}
      <bdi>${this.textOf(choice.text)}</bdi>
      ${right ? html`${icons.check}<span class="unseen">${this.t('quiz.rightAnswer')}</span>` : nothing}
      ${wrong ? html`${icons.close}<span class="unseen">${this.t('quiz.yourAnswer')}</span>` : nothing}
      ${
        total > 0
          ? html`<span class="number">${this.number(share, { style: 'percent' })}</span>`
          : nothing
      }
    </label>`;
  }

  #renderVerdict({ own, phase, details }: Quiz): unknown {
    if (phase === 'scheduled' || phase === 'countdown') return nothing;
    if (own.correct !== null) {
      const [tone, sign, key] = own.correct
        ? (['good', icons.check, 'quiz.right'] as const)
        : (['bad', icons.close, 'quiz.wrong'] as const);
      return html`<div class="verdict" role="status">
        ${this.renderState(this.t(key), tone, sign)}
        ${own.eliminated ? this.renderState(this.t('quiz.eliminated')) : nothing}
      </div>`;
    }
    if (own.eliminated) return this.renderState(this.t('quiz.eliminated'));
    if (own.choice !== null)
      return this.renderState(
        this.t(phase === 'open' ? 'quiz.locked' : 'quiz.waiting'),
        '',
        smallIcons.lock,
      );
    if (phase === 'open') return nothing;
    return this.renderState(this.t(details.answer === null ? 'quiz.waiting' : 'quiz.missed'));
  }

  #renderTally({ own, details }: Quiz): unknown {
    if (details.rounds <= 1 && own.score === 0 && own.rank === null) return nothing;
    const entry = (name: string, value: number): TemplateResult =>
      html`<div>
        <dt>${name}</dt>
        <dd class="number">${this.number(value)}</dd>
      </div>`;
    return html`<dl class="tally">
      ${entry(this.t('quiz.score'), own.score)}
      ${details.mode === 'score' ? nothing : entry(this.t('quiz.streak'), own.streak)}
      ${own.rank === null ? nothing : entry(this.t('quiz.rank'), own.rank)}
    </dl>`;
  }

  #renderBoard({ own, phase }: Quiz): unknown {
    const { localizer } = this;
    if (phase !== 'revealed' && phase !== 'settled') return nothing;
    const turn = (page: number): void => void this.move({ type: 'leaderboard', page });
    if (own.leaderboard && localizer) return leaderboard(own.leaderboard, localizer, turn);
    return html`<div class="actions">
      <button class="quiet" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => turn(1)}>
        ${this.t('quiz.leaderboard')}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-quiz': LiveQuizElement;
  }
}
