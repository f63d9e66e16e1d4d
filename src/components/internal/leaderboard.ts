import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { LeaderboardPage } from '../../sdk/index.js';
import { icons } from './icons.js';
import type { Localizer } from './localize.js';

/** Who stands where, a page at a time. */
export function leaderboard(
  { page, pages, rows }: LeaderboardPage,
  { t, formatLocale }: Pick<Localizer, 't' | 'formatLocale'>,
  turn: (page: number) => void,
): TemplateResult {
  const number = new Intl.NumberFormat(formatLocale);
  const button = (to: number, name: string, kind: string): TemplateResult =>
    html`<button
      class="icon turn ${kind}"
      aria-label=${name}
      ?disabled=${to < 1 || to > pages}
      @click=${() => turn(to)}
    >
      ${icons.chevron}
    </button>`;
  return html`<section class="board" aria-label=${t('quiz.leaderboard')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('quiz.rank')}</th>
          <th scope="col">${t('quiz.name')}</th>
          <th scope="col" class="end">${t('quiz.score')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ rank, name, score, own }) =>
            html`<tr class=${own ? 'own' : ''}>
              <td class="number">${number.format(rank)}</td>
              <td>
                <bdi>${name}</bdi>${own ? html` <span class="soft">${t('quiz.you')}</span>` : ''}
              </td>
              <td class="end number">${number.format(score)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <div class="row between">
      ${button(page - 1, t('quiz.previous'), 'back')}
      <span class="soft" role="status">${t('quiz.page', { page, pages })}</span>
      ${button(page + 1, t('quiz.next'), 'on')}
    </div>
  </section>`;
}
