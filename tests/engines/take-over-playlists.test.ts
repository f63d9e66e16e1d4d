import { expect } from '@open-wc/testing';
import { LiveStage, RECOVERS_WITHIN_MS } from './live-stage.js';
import { eventually, type FaultSpec } from './origin-session.js';

describe('Playback, when playlists or a whole source go wrong', function () {
  this.timeout(60_000);

  let stage: LiveStage;

  beforeEach(() => {
    stage = new LiveStage();
  });
  afterEach(() => stage.close());

  const faults: [string, Omit<FaultSpec, 'source'>][] = [
    ['playlists answer 404', { target: 'playlist', kind: '404' }],
    ['playlists answer 500', { target: 'playlist', kind: '500' }],
    ['playlists never come', { target: 'playlist', kind: 'stall' }],
    ['playlists are web pages', { target: 'playlist', kind: 'html' }],
    ['playlists stand still', { target: 'playlist', kind: 'freeze' }],
    ['the source hangs', { target: 'any', kind: 'stall' }],
    ['the source cuts its connections', { target: 'any', kind: 'reset' }],
  ];

  for (const [what, fault] of faults) {
    it(`goes on from the backup when ${what}`, async () => {
      await stage.startAndPlay();
      await stage.origin.fault({ ...fault, source: 'live' });
      await eventually(
        () => stage.announcer.detailsOf('source-changed').length > 0,
        'another source',
        RECOVERS_WITHIN_MS,
      );
      await stage.flowing('pictures of the backup');
      expect(stage.state).to.include({ phase: 'playing', sourceRole: 'backup', error: null });
      expect(stage.angleOnScreen()).to.equal(0);
    });
  }
});
