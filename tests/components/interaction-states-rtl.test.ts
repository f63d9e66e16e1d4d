import type { InteractionKind } from '../../src/sdk/index.js';
import { interactionKinds } from '../../src/components/internal/interaction-kinds.js';
import { auditStates } from './activity-states.js';

describe('activities in Arabic, in every state, at 320 px', () => {
  for (const kind of Object.keys(interactionKinds) as InteractionKind[])
    it(`${kind}: accessible, and never without a word`, async function () {
      this.timeout(60_000);
      await auditStates(kind, 'ar');
    });
});
