import { expect } from '@open-wc/testing';
import { LiveStage } from './live-stage.js';
import { eventually, pause } from './origin-session.js';

describe('Playback with real media', function () {
  this.timeout(60_000);

  let stage: LiveStage;

  beforeEach(() => {
    stage = new LiveStage();
  });
  afterEach(() => stage.close());

  it('brings another angle to the screen at the same moment of the stage', async () => {
    await stage.startAndPlay();
    expect(stage.angleOnScreen()).to.equal(0);
    stage.playback.selectAngle('b');
    await eventually(() => stage.state.angleId === 'b', 'the other angle');
    await stage.flowing('pictures of the other angle');
    expect(stage.angleOnScreen()).to.equal(1);
    const steps = stage.frames.slice(1).map((time, index) => time - stage.frames[index]);
    expect(Math.max(...steps.map(Math.abs)), 'the largest jump of the stage').to.be.lessThan(3000);
    await eventually(() => stage.host.querySelectorAll('video').length === 1, 'one video again');
  });

  it('brings an angle that was kept warm to the screen', async () => {
    await stage.startAndPlay();
    stage.playback.prepareAngle('c');
    await pause(1500);
    stage.playback.selectAngle('c');
    await eventually(() => stage.state.angleId === 'c', 'the other angle');
    await stage.flowing('pictures of the other angle');
    expect(stage.angleOnScreen()).to.equal(2);
  });

  it('plays the recording after the show has ended', async () => {
    await stage.startAndPlay();
    stage.playback.statusChanged('ended');
    expect(stage.host.querySelectorAll('video').length).to.equal(0);
    stage.playback.play();
    await stage.flowing('pictures of the recording');
    expect(stage.state).to.include({ phase: 'playing', live: false });
    expect(stage.playback.timeline.now).to.be.lessThan(Date.now() - 3_600_000);
  });

  it('leaves no video and no request behind', async () => {
    await stage.startAndPlay();
    stage.playback.prepareAngle('b');
    await pause(500);
    expect(stage.requestsSince(0).length).to.be.greaterThan(10);
    stage.scope.dispose();
    expect(stage.host.querySelectorAll('video').length).to.equal(0);
    await pause(300);
    const from = performance.now();
    await pause(2000);
    expect(stage.requestsSince(from)).to.deep.equal([]);
  });
});
