import { expect } from '@open-wc/testing';
import { createRoom } from '../../../src/sdk/index.js';
import type { Room, RoomError } from '../../../src/sdk/index.js';
import { originUrl } from '../../helpers/origin-url.js';

/** Joins a show of the demo's origin, without a stage. */
async function join(id: string): Promise<{ room: Room; errors: RoomError[] }> {
  const room = createRoom({ show: `${originUrl}/shows/${id}.json`, language: 'en' });
  const errors: RoomError[] = [];
  room.addEventListener('room-failed', ({ detail }) => errors.push(detail.error));
  await room.join();
  return { room, errors };
}

async function until(done: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!done()) {
    if (performance.now() > deadline) throw new Error('This has not happened within 5 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("Room with the demo's origin", () => {
  for (const id of ['studio', 'soon', 'replay']) {
    it(`reads every word of ${id}`, async () => {
      const { room, errors } = await join(id);
      expect(room.show.store.current.phase).to.equal('ready');
      // A recording has its own log instead of a channel.
      const recorded = id === 'replay';
      await until(() => recorded || room.realtime.store.current.status === 'open');
      if (recorded) await until(() => room.replay.store.current.phase === 'ready');
      expect(room.replay.store.current.rejected).to.equal(0);
      await until(() => Object.keys(room.shop.store.current.stock).length > 0);
      expect(errors.map(({ message }) => message)).to.deep.equal([]);
      expect(room.realtime.store.current.rejectedMessages).to.equal(0);
      room.leave();
    });
  }
});
