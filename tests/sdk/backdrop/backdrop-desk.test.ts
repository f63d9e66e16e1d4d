import { expect } from '@open-wc/testing';
import { BackdropDesk } from '../../../src/sdk/backdrop/backdrop-desk.js';
import { decodeBackdrop } from '../../../src/sdk/backdrop/decode-backdrop.js';
import type { BackdropTrouble } from '../../../src/sdk/backdrop/backdrop-state.js';
import type { PictureKeyParts, RunningKey } from '../../../src/sdk/backdrop/picture-key.js';
import { FakeRoom, START } from '../../helpers/fake-room.js';

/** A port of the test's: tells what it was asked for, and fails when told to. */
function aKey(options: { refuses?: BackdropTrouble; missing?: string } = {}) {
  const log: string[] = [];
  let parts: PictureKeyParts | undefined;
  const running: RunningKey = {
    set: ({ colour }) => log.push(`key ${colour.join(' ')}`),
    setBackground: async (url) => {
      const name = url.split('/').at(-1) ?? '';
      log.push(name);
      if (name === options.missing) throw new Error('404');
      parts?.shown();
    },
    colourAt: (x) => (x < 0 ? null : [0, 0.5, x]),
    dispose: () => log.push('end'),
  };
  return {
    log,
    fail: (trouble: BackdropTrouble) => parts?.failed(trouble),
    engine: async () => ({
      start: (given: PictureKeyParts) => {
        parts = given;
        log.push(`start${given.insist ? ' insisting' : ''}`);
        return options.refuses && !given.insist ? options.refuses : running;
      },
    }),
  };
}

function options(more: object = {}) {
  const backgrounds = ['river', 'gate'].map((id) => ({ id, name: id, url: `/${id}` }));
  const decoded = decodeBackdrop({ backgrounds, ...more }, 'https://shop.example/');
  if (!decoded.ok) throw decoded.error;
  return decoded.value;
}

/** Lets everything settle that waits for nothing but microtasks. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const HOST = { append: () => undefined };

function aDesk(key = aKey()) {
  const room = new FakeRoom();
  const frames = new Set<(now: number) => void>();
  let now: number | null = null;
  const timeline = {
    get now() {
      return now;
    },
    onFrame(callback: (now: number) => void) {
      frames.add(callback);
      return () => frames.delete(callback);
    },
  };
  const desk = new BackdropDesk({
    playback: room.stores.playback,
    timeline,
    engine: key.engine,
  });
  const show = (at: number): void => {
    now = at;
    for (const frame of frames) frame(at);
  };
  return { desk, room, key, show, frames };
}

describe('BackdropDesk', () => {
  it('shows what the show begins with, and what the viewer chooses instead', async () => {
    const { desk, key } = aDesk();
    desk.setOptions(options({ start: 'river' }));
    desk.mount(HOST);
    await settled();
    expect(desk.store.current).to.include({ chosen: 'river', by: 'show', phase: 'on' });
    desk.choose('gate');
    await settled();
    expect(key.log).to.deep.equal(['start', 'river', 'gate']);
    desk.choose(null);
    expect(desk.store.current).to.include({ chosen: null, by: 'viewer', phase: 'idle' });
    expect(key.log.at(-1)).to.equal('end');
  });

  it('follows the show by its stage times, until the viewer chooses', async () => {
    const { desk, show } = aDesk();
    const scenes = [
      { at: START + 1000, id: 'gate' },
      { at: START + 2000, id: null },
    ];
    desk.setOptions(options({ start: 'river', scenes }));
    desk.mount(HOST);
    show(START);
    expect(desk.store.current.chosen).to.equal('river');
    show(START + 1500);
    expect(desk.store.current.chosen).to.equal('gate');
    show(START + 500);
    expect(desk.store.current.chosen).to.equal('river');
    desk.choose('river');
    show(START + 5000);
    expect(desk.store.current.chosen).to.equal('river');
    desk.followShow();
    expect(desk.store.current.chosen).to.equal(null);
  });

  it('rests while an angle is on that has no screen', async () => {
    const { desk, room, key } = aDesk();
    desk.setOptions(options({ start: 'river', angles: ['green'] }));
    desk.mount(HOST);
    await settled();
    expect(key.log).to.deep.equal([]);
    room.stores.playback.patch({ angleId: 'green' });
    await settled();
    expect(desk.store.current.phase).to.equal('on');
    room.stores.playback.patch({ angleId: 'main' });
    await settled();
    expect(desk.store.current.phase).to.equal('idle');
    expect(key.log.at(-1)).to.equal('end');
  });

  it('keeps to the plain picture on a weak device, unless the viewer asks for more', async () => {
    const { desk } = aDesk(aKey({ refuses: 'weak-device' }));
    desk.setOptions(options({ start: 'river' }));
    desk.mount(HOST);
    await settled();
    expect(desk.store.current).to.include({ phase: 'failed', trouble: 'weak-device' });
    desk.choose('river');
    await settled();
    expect(desk.store.current).to.include({ phase: 'on', trouble: null });
  });

  it('says why it has ended, and does not begin again by itself', async () => {
    const { desk, room, key } = aDesk();
    desk.setOptions(options({ start: 'river' }));
    desk.mount(HOST);
    await settled();
    key.fail('context-lost');
    room.stores.playback.patch({ position: START });
    await settled();
    expect(desk.store.current).to.include({ phase: 'failed', trouble: 'context-lost' });
    expect(key.log.filter((line) => line === 'start')).to.have.length(1);
    desk.choose('river');
    await settled();
    expect(desk.store.current).to.include({ phase: 'on', trouble: null });
  });

  it('says so when a place or the engine cannot be had', async () => {
    const { desk } = aDesk(aKey({ missing: 'gate' }));
    desk.setOptions(options());
    desk.mount(HOST);
    desk.choose('gate');
    await settled();
    expect(desk.store.current.trouble).to.equal('background-failed');
    const none = aDesk({ ...aKey(), engine: () => Promise.reject(new Error('offline')) });
    none.desk.setOptions(options({ start: 'river' }));
    none.desk.mount(HOST);
    await settled();
    expect(none.desk.store.current.trouble).to.equal('engine-unavailable');
  });

  it('takes another key from the picture, but no grey', async () => {
    const { desk, key } = aDesk();
    desk.setOptions(options({ start: 'river' }));
    desk.mount(HOST);
    await settled();
    expect(desk.pick(0.25, 0)).to.be.true;
    expect(key.log.at(-1)).to.equal('key 0 0.5 0.25');
    expect(desk.pick(-1, 0)).to.be.false;
    expect(desk.setKey({ colour: [0.5, 0.5, 0.5] })).to.be.false;
  });

  it('leaves nothing behind', async () => {
    const { desk, key, frames } = aDesk();
    desk.setOptions(options({ start: 'river' }));
    const leave = desk.mount(HOST);
    await settled();
    leave();
    expect(key.log.at(-1)).to.equal('end');
    expect(frames.size).to.equal(0);
    desk.choose('gate');
    await settled();
    expect(key.log.at(-1)).to.equal('end');
  });
});
