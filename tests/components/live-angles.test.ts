import { expect } from '@open-wc/testing';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, rendered, words } from './in-room.js';

function roomWithAngles(): FakeRoom {
  const room = new FakeRoom();
  room.stores.playback.patch({
    angles: [
      { id: 'main', name: 'Main' },
      { id: 'table', name: { en: 'Table', ar: 'الطاولة' } },
      { id: 'close', name: '<i>Close</i>' },
    ],
  });
  return room;
}

describe('<live-angles>', () => {
  it('shows the cameras by name, says which one is on, and is accessible', async () => {
    const { element } = await inRoom('live-angles', { room: roomWithAngles() });
    expect(words(element)).to.equal('Main Table <i>Close</i>');
    expect(all(element, 'button').map((each) => each.ariaPressed)).to.deep.equal([
      'true',
      'false',
      'false',
    ]);
    await expect(element).to.be.accessible();
  });

  it('has one camera made ready when it opens, and one that is pointed at or focused', async () => {
    const room = roomWithAngles();
    const { element } = await inRoom('live-angles', { room });
    all(element, 'button')[2].dispatchEvent(new PointerEvent('pointerenter'));
    all(element, 'button')[1].focus();
    all(element, 'button')[0].focus();
    expect(room.calls).to.deep.equal([
      ['playback.prepareAngle', 'table'],
      ['playback.prepareAngle', 'close'],
      ['playback.prepareAngle', 'table'],
    ]);
  });

  it('changes the camera, and shows that it is on its way', async () => {
    const room = roomWithAngles();
    const { element } = await inRoom('live-angles', { room, language: 'ar' });
    const table = all(element, 'button')[1];
    table.click();
    expect(room.was('playback.selectAngle', 'table')).to.be.true;
    room.stores.playback.patch({ pendingAngleId: 'table' });
    await rendered(element);
    expect(table.ariaBusy).to.equal('true');
    expect(table.textContent).to.contain('الطاولة');
  });
});
