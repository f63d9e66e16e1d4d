import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChatRow } from '../../sdk/index.js';
import { flagOf, nameOf, refusalKey, tintOf } from './chat-names.js';
import { chatIcons } from './chat-icons.js';
import { icons } from './icons.js';
import type { Localizer } from './localize.js';

export interface RowCommands {
  readonly retry: (key: string) => void;
  readonly discard: (key: string) => void;
}

/**
 * One message. Everything a stranger wrote is a text binding inside a `<bdi>`: it stays text, and
 * does not turn the direction of its neighbours. Addresses stay text, too: a link that looks like
 * another one has nowhere to lead.
 */
export function chatRow(row: ChatRow, localizer: Localizer, commands: RowCommands): TemplateResult {
  const { author, reply, text, language } = row;
  const { t } = localizer;
  return html`
    ${
      reply
        ? html`<span class="quote"
            >${chatIcons.reply}<bdi>${reply.name || t('chat.viewer')}</bdi>
            <bdi>${reply.text}</bdi></span
          >`
        : nothing
    }
    <span class="name tint${tintOf(author)}"><bdi>${nameOf(row, localizer)}</bdi></span>
    ${author.role ? html`<span class="role ${author.role}">${t(`chat.${author.role}`)}</span>` : nothing}
    ${author.country ? html`<span class="flag" aria-hidden="true">${flagOf(author.country)}</span>` : nothing}
    <bdi class="text" lang=${language ?? nothing}>${text}</bdi>
    ${renderTranslation(row, localizer)} ${renderDelivery(row, localizer, commands)}
  `;
}

function renderTranslation({ translation }: ChatRow, { t }: Localizer): unknown {
  switch (translation?.phase) {
    case undefined:
      return nothing;
    case 'done':
      return html`<span class="aside"
        ><span class="unseen">${t('chat.translated')}</span>${chatIcons.translate}
        <bdi lang=${translation.language}>${translation.text}</bdi></span
      >`;
    case 'pending':
      return html`<span class="aside">${chatIcons.translate} ${t('chat.translating')}</span>`;
    case 'failed':
      return html`<span class="aside">${chatIcons.translate} ${t('chat.translationFailed')}</span>`;
  }
}

function renderDelivery(
  { key, delivery, refusal }: ChatRow,
  { t }: Localizer,
  { retry, discard }: RowCommands,
): unknown {
  if (delivery === 'pending') {
    return html`<span class="sending"
      >${chatIcons.clock}<span class="unseen">${t('chat.sending')}</span></span
    >`;
  }
  if (!refusal) return nothing;
  return html`<span class="refusal"
    >${icons.alert}<span>${refusal.message ?? t(refusalKey(refusal.reason))}</span>
    <button @click=${() => retry(key)}>${t('chat.retry')}</button>
    <button @click=${() => discard(key)}>${t('chat.remove')}</button></span
  >`;
}
