import type { ChatAuthor, ChatReason, ChatRow } from '../../sdk/index.js';
import type { TextKey } from '../locales/en.js';
import type { Localizer } from './localize.js';

/** Tints that can be told apart on dark glass, all of them light enough to read. */
const TINTS = 6;

/** The same tint for an author in every row. */
export function tintOf({ id }: ChatAuthor): number {
  let sum = 0;
  for (let index = 0; index < id.length; index++) sum = (sum * 31 + id.charCodeAt(index)) % 997;
  return sum % TINTS;
}

/** Flag of a country, as the two letters that fonts make one of. */
export function flagOf(country: string): string {
  const letter = (index: number): number => 0x1f1e6 + country.charCodeAt(index) - 65;
  return String.fromCodePoint(letter(0), letter(1));
}

export function nameOf({ own, author }: ChatRow, { t }: Pick<Localizer, 't'>): string {
  if (own) return t('chat.you');
  return author.name || t('chat.viewer');
}

/** Reasons that have words of their own in a chat; the others share those of the last. */
const REFUSALS = [
  'slow-mode',
  'chat-closed',
  'followers-only',
  'not-allowed',
  'login-required',
  'limit-reached',
  'timeout',
  'custom-error',
] as const;

export function refusalKey(reason: ChatReason): TextKey {
  const known = REFUSALS.find((each) => each === reason) ?? 'custom-error';
  return `chat.refused.${known}`;
}
