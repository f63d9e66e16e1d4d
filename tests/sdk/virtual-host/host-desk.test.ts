import { expect } from '@open-wc/testing';
import type { AvatarParts, HostEarParts } from '../../../src/sdk/virtual-host/avatar.js';
import { HostDesk } from '../../../src/sdk/virtual-host/host-desk.js';
import type { HostPose } from '../../../src/sdk/virtual-host/host-pose.js';
import type { HostOptions, HostTrouble } from '../../../src/sdk/virtual-host/host-state.js';
import { RoomError } from '../../../src/sdk/room/room-error.js';
import { FakeRoom, START } from '../../helpers/fake-room.js';

const HOST = { append: () => undefined };
const OPTIONS: HostOptions = {
  model: 'https://shop.example/nova.vrm',
  name: 'Nova',
  background: {},
  drivenBy: 'cues',
};

/** A desk with a port of the test's, which notes what it is asked for. */
function aDesk({ refuses, missing }: { refuses?: HostTrouble; missing?: boolean } = {}) {
  const room = new FakeRoom();
  const log: string[] = [];
  const poses: HostPose[] = [];
  const frames = new Set<(now: number) => void>();
  let now: number | null = null;
  let parts: AvatarParts | undefined;
  let ear: HostEarParts | undefined;
  const desk = new HostDesk({
    playback: room.stores.playback,
    timeline: {
      get now() {
        return now;
      },
      onFrame(callback) {
        frames.add(callback);
        return () => frames.delete(callback);
      },
    },
    engine: async () => {
      if (missing) throw new Error('404');
      return {
        start(given) {
          parts = given;
          log.push(`start${given.insist ? ' insisting' : ''}`);
          if (refuses && !given.insist) given.failed(refuses);
          else given.shown('Ana');
          return {
            still: false,
            pose: (pose) => poses.push(pose),
            dispose: () => log.push('end'),
          };
        },
      };
    },
    ear: async (given) => {
      ear = given;
      log.push('ear');
      return { dispose: () => log.push('deaf') };
    },
  });
  return {
    ...{ desk, room, log, poses, frames },
    parts: () => parts!,
    ear: () => ear!,
    frame(at: number) {
      now = at;
      for (const each of [...frames]) each(at);
    },
    /** Lets everything settle that waits for nothing but microtasks. */
    async settled() {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

describe('HostDesk', () => {
  it('draws from the first picture on, with each picture, and ends with its stage', async () => {
    const { desk, log, poses, frame, settled, frames } = aDesk();
    desk.setOptions(OPTIONS);
    const leave = desk.mount(HOST);
    await settled();
    expect(log).to.deep.equal([]);
    frame(START);
    await settled();
    expect(log).to.deep.equal(['start']);
    expect(desk.store.current).to.include({ phase: 'on', trouble: null, credit: 'Ana' });
    desk.receive(
      {
        mouth: [
          { after: 0, oh: 1 },
          { after: 900, oh: 1 },
        ],
      },
      START,
    );
    frame(START + 300);
    expect(poses.at(-1)?.mouth.oh).to.equal(1);
    leave();
    expect(log).to.deep.equal(['start', 'end']);
    expect(frames.size).to.equal(0);
  });

  it('counts what it cannot use, says why, and goes on', async () => {
    const { desk, frame, settled, poses } = aDesk();
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    desk.receive({ mouth: [{ after: 0, aa: NaN }] }, START);
    desk.receive({ gesture: { name: 'moonwalk' }, expression: { name: 'happy' } }, START);
    expect(desk.store.current.refused).to.deep.equal({
      count: 2,
      reason: 'gesture.name: Unknown gesture.',
    });
    frame(START + 1000);
    expect(poses.at(-1)?.expressions.happy).to.equal(1);
    expect(desk.store.current.phase).to.equal('on');
  });

  it('leaves the plain picture on cameras that do not show it', async () => {
    const { desk, room, log, frame, settled } = aDesk();
    desk.setOptions({ ...OPTIONS, angles: ['front'] });
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(log).to.deep.equal([]);
    expect(desk.store.current.present).to.equal(false);
    room.stores.playback.patch({ angleId: 'front' });
    await settled();
    expect(desk.store.current.present).to.equal(true);
    expect(desk.store.current.phase).to.equal('on');
    room.stores.playback.patch({ angleId: 'main' });
    await settled();
    expect(log).to.deep.equal(['start', 'end']);
    expect(desk.store.current.phase).to.equal('idle');
    expect(desk.store.current.present).to.equal(false);
  });

  it('says what is in the way, and tries again when asked, on a weak device too', async () => {
    const { desk, log, frame, settled } = aDesk({ refuses: 'weak-device' });
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(desk.store.current).to.include({ phase: 'failed', trouble: 'weak-device' });
    frame(START + 40);
    await settled();
    expect(log).to.deep.equal(['start', 'end']);
    desk.retry();
    await settled();
    expect(log).to.deep.equal(['start', 'end', 'start insisting']);
    expect(desk.store.current).to.include({ phase: 'on', trouble: null });
  });

  it('fails later, loses its context and has it back', async () => {
    const { desk, log, frame, settled, parts } = aDesk();
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    parts().lost(true);
    expect(desk.store.current).to.include({ phase: 'on', trouble: 'context-lost' });
    parts().lost(false);
    expect(desk.store.current.trouble).to.equal(null);
    const old = parts();
    old.failed('too-slow');
    expect(desk.store.current).to.include({ phase: 'failed', trouble: 'too-slow' });
    expect(log).to.deep.equal(['start', 'end']);
    // What an engine says that has ended is nobody's business.
    old.shown(null);
    expect(desk.store.current.phase).to.equal('failed');
  });

  it('plays on where its code cannot be had', async () => {
    const { desk, frame, settled } = aDesk({ missing: true });
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(desk.store.current).to.include({ phase: 'failed', trouble: 'engine-unavailable' });
  });

  it('tells what cannot be read of the document, and starts nothing', async () => {
    const { desk, log, frame, settled } = aDesk();
    desk.setOptions(null, new RoomError('show', 'show-invalid', 'virtualHost: no'));
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(desk.store.current.error?.code).to.equal('show-invalid');
    expect(log).to.deep.equal([]);
  });

  it('keeps going when the same document is read again, and starts anew with another figure', async () => {
    const { desk, log, frame, settled } = aDesk();
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    desk.setOptions({ ...OPTIONS });
    await settled();
    expect(log).to.deep.equal(['start']);
    desk.setOptions({ ...OPTIONS, model: 'https://shop.example/other.vrm' });
    await settled();
    expect(log).to.deep.equal(['start', 'end', 'start']);
  });

  it('moves the lips by the sound where the show says so, and by cues no more', async () => {
    const { desk, log, frame, settled, poses, ear } = aDesk();
    desk.setOptions({ ...OPTIONS, drivenBy: 'sound' });
    const leave = desk.mount(HOST);
    frame(START);
    await settled();
    expect(log).to.deep.equal(['ear', 'start']);
    desk.receive(
      {
        mouth: [
          { after: 0, aa: 1 },
          { after: 9000, aa: 1 },
        ],
      },
      START,
    );
    frame(START + 100);
    expect(poses.at(-1)?.mouth.aa).to.equal(0);
    const tone = Float32Array.from({ length: 16_000 }, (_, n) => 0.4 * Math.sin(n * 0.31));
    ear().pcm(tone, 16_000, START, true);
    frame(START + 800);
    const { mouth } = poses.at(-1)!;
    expect(Math.max(...Object.values(mouth))).to.be.above(0.3);
    ear().failed();
    expect(desk.store.current.deaf).to.equal(true);
    ear().pcm(tone, 16_000, START + 1000, false);
    expect(desk.store.current.deaf, 'it hears again').to.equal(false);
    leave();
    await settled();
    expect(log).to.include('deaf');
  });

  it('hears nothing while there is no figure, and again when it is tried again', async () => {
    const { desk, log, frame, settled } = aDesk({ refuses: 'weak-device' });
    desk.setOptions({ ...OPTIONS, drivenBy: 'sound' });
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(log).to.have.members(['ear', 'start', 'end', 'deaf']);
    desk.retry();
    await settled();
    expect(log.slice(4)).to.have.members(['ear', 'start insisting']);
  });

  it('asks for no sound where cues move the lips', async () => {
    const { desk, log, frame, settled } = aDesk();
    desk.setOptions(OPTIONS);
    desk.mount(HOST);
    frame(START);
    await settled();
    expect(log).not.to.include('ear');
  });
});
