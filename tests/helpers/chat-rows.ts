import type { ChatAuthor, ChatRow } from '../../src/sdk/index.js';
import { START } from './fake-room.js';

let made = 0;

/** A row as the SDK hands it to the views. */
export function aRow(
  overrides: Partial<Omit<ChatRow, 'author'>> & { author?: Partial<ChatAuthor> } = {},
): ChatRow {
  const { author, ...row } = overrides;
  const id = `row-${++made}`;
  return {
    key: id,
    id,
    author: { id: 'ana', name: 'Ana', role: null, country: null, ...author },
    text: 'Does it come in blue?',
    language: 'en',
    reply: null,
    sentAt: START,
    own: false,
    delivery: 'confirmed',
    refusal: null,
    translation: null,
    ...row,
  };
}
