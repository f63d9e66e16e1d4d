import { expect } from '@open-wc/testing';
import type { Interaction, InteractionKind } from '../../src/sdk/index.js';
import { interactionKinds } from '../../src/components/internal/interaction-kinds.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { anInteraction, put } from '../helpers/interactions.js';
import { inActivity } from './activity.js';
import { auditStates } from './activity-states.js';
import { rendered, words } from './in-room.js';

describe('activities in every state, at 320 px', () => {
  for (const kind of Object.keys(interactionKinds) as InteractionKind[]) {
    it(`${kind}: accessible, and never without a word`, async function () {
      this.timeout(60_000);
      await auditStates(kind, 'en');
    });

    it(`${kind}: says that the viewer is offline, and that a move is on its way`, async () => {
      const room = new FakeRoom();
      room.stores.realtime.patch({ status: 'reconnecting' });
      const { element } = await inActivity(anInteraction(kind), { room });
      expect(words(element)).to.contain('You are offline');
      room.stores.realtime.patch({ status: 'open' });
      put(room, {
        ...anInteraction(kind),
        own: { ...anInteraction(kind).own, delivery: 'sending' },
      } as Interaction);
      await rendered(element);
      expect(words(element)).to.contain('Sending').and.not.to.contain('offline');
      put(room, {
        ...anInteraction(kind),
        own: { ...anInteraction(kind).own, delivery: 'unknown' },
      } as Interaction);
      await rendered(element);
      expect(words(element)).to.contain('never counts twice');
    });

    it(`${kind}: called off, it offers nothing more`, async () => {
      const { element } = await inActivity(anInteraction(kind, { phase: 'cancelled' }));
      expect(words(element)).to.contain('called off');
      expect(element.shadowRoot!.querySelector('button, input')).to.be.null;
    });
  }
});
