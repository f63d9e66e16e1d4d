import { expect } from '@open-wc/testing';
import { LiveStage, RECOVERS_WITHIN_MS } from './live-stage.js';
import { eventually, type FaultSpec } from './origin-session.js';

describe('Playback, when media goes wrong', function () {
  this.timeout(60_000);

  let stage: LiveStage;

  beforeEach(() => {
    stage = new LiveStage();
  });
  afterEach(() => stage.close());

  const faults: [string, Omit<FaultSpec, 'source'>][] = [
    ['parts answer 404', { target: 'media', kind: '404' }],
    ['parts answer 500', { target: 'media', kind: '500' }],
    ['parts never come', { target: 'media', kind: 'stall' }],
    ['parts are noise', { target: 'media', kind: 'garbage' }],
    ['parts are cut short', { target: 'media', kind: 'truncate' }],
    ['parts are web pages', { target: 'media', kind: 'html' }],
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
