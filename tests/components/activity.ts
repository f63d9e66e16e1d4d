import type { LitElement } from 'lit';
import type { InteractionKind, InteractionOf } from '../../src/sdk/index.js';
import { interactionKinds, loadKind } from '../../src/components/internal/interaction-kinds.js';
import type { InteractionView } from '../../src/components/internal/interaction-view.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { put } from '../helpers/interactions.js';
import { inRoom, rendered } from './in-room.js';

/** The view of one activity in a room of its own, on the surface of a sheet, with its texts there. */
export async function inActivity<Kind extends InteractionKind>(
  interaction: InteractionOf<Kind>,
  { room = new FakeRoom(), language = 'en', inlineSize = '320px' } = {},
): Promise<{ element: InteractionView<Kind>; room: FakeRoom; scope: HTMLElement }> {
  const { id, kind } = interaction;
  put(room, interaction);
  await loadKind(kind);
  const tag = interactionKinds[kind].tag as 'live-poll';
  const { element, scope } = await inRoom(tag, {
    room,
    language,
    properties: { interactionId: id },
  });
  Object.assign(scope.style, { background: '#fff', blockSize: 'auto', inlineSize });
  await withTexts(element);
  return { element: element as unknown as InteractionView<Kind>, room, scope };
}

/** Resolves when a view has the words of activities. */
export async function withTexts(
  element: LitElement & {
    readonly localizer: { need(feature: 'interactions'): Promise<void> } | null;
  },
): Promise<void> {
  await element.localizer?.need('interactions');
  await rendered(element);
}
