import { expect } from '@open-wc/testing';
import { LiveStage } from './live-stage.js';
import { eventually, pause } from './origin-session.js';

describe('Playback, when nothing can be reached', function () {
  this.timeout(60_000);

  let stage: LiveStage;

  beforeEach(() => {
    stage = new LiveStage();
  });
  afterEach(() => stage.close());

  for (const kind of ['404', '500', 'stall', 'reset', 'html']) {
    it(`starts from the backup when the primary is not there: ${kind}`, async () => {
      await stage.origin.fault({ target: 'any', kind, source: 'live' });
      stage.start();
      await stage.flowing('pictures of the backup');
      expect(stage.state.phase).to.equal('playing');
    });
  }

  it('comes back by itself when the network was gone for seconds', async () => {
    await stage.startAndPlay();
    const relent = await stage.origin.fault({ target: 'everything', kind: 'reset' });
    await eventually(() => stage.state.phase === 'reconnecting', 'the loss is told');
    await pause(2000);
    await relent();
    await stage.flowing('pictures again');
    expect(stage.state).to.include({ phase: 'playing', error: null });
  });

  it('starts by itself when the origin is there a while later', async () => {
    const relent = await stage.origin.fault({ target: 'any', kind: '404' });
    stage.start();
    await eventually(() => stage.state.phase === 'reconnecting', 'the loss is told');
    await relent();
    await stage.flowing('pictures');
  });
});
