import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { DeskController } from '../../src/components/internal/desk-controller.js';
import type { Room } from '../../src/sdk/index.js';
import { SnapshotStore } from '../../src/sdk/state/snapshot-store.js';
import { rendered } from './in-room.js';

interface Phase {
  readonly phase: string;
}

class FakeDesk {
  readonly store = new SnapshotStore<Phase>({ phase: 'on' });
  mounted = 0;

  mount(): () => void {
    this.mounted += 1;
    return () => (this.mounted -= 1);
  }
}

class DeskView extends LitElement {
  room: Room | null = null;
  load: (room: Room) => Promise<FakeDesk> = () => Promise.reject(new Error('not there'));
  released = 0;
  readonly desk = new DeskController<Phase, FakeDesk>(
    this,
    (room) => this.load(room),
    () => (this.released += 1),
  );
}
customElements.define('desk-view', DeskView);

/** As much of a room's tree as there has to be: a stage with a picture. */
function aTree(): ShadowRoot {
  const host = document.createElement('div');
  document.body.append(host);
  const tree = host.attachShadow({ mode: 'open' });
  tree.append(document.createElement('live-stage'));
  const stage = tree.firstElementChild!;
  (stage.shadowRoot ?? stage.attachShadow({ mode: 'open' })).innerHTML =
    '<div part="picture"></div>';
  return tree;
}

async function aView(): Promise<{ view: DeskView; desks: FakeDesk[]; tree: ShadowRoot }> {
  const tree = aTree();
  const desks: FakeDesk[] = [];
  const view = new DeskView();
  view.room = {} as Room;
  view.load = async () => {
    const desk = new FakeDesk();
    desks.push(desk);
    return desk;
  };
  tree.append(view);
  await rendered(view);
  await rendered(view);
  return { view, desks, tree };
}

describe('A desk that works on the picture', () => {
  it('is mounted once its code is there, and tells how it goes', async () => {
    const { view, desks } = await aView();
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([1]);
    expect(view.desk.state).to.deep.equal({ phase: 'on' });
  });

  it('is left for that of another room, and what was begun with it is over', async () => {
    const { view, desks } = await aView();
    const before = view.released;
    view.room = {} as Room;
    view.requestUpdate();
    await rendered(view);
    await rendered(view);
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([0, 1]);
    expect(view.released).to.equal(before + 1);
    view.room = null;
    view.requestUpdate();
    await rendered(view);
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([0, 0]);
    expect(view.desk.state).to.equal(null);
  });

  it('goes on as it was when the view is moved, and ends when it is taken away', async () => {
    const { view, desks, tree } = await aView();
    tree.prepend(view);
    await rendered(view);
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([1]);
    view.remove();
    await rendered(view);
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([0]);
    tree.append(view);
    await rendered(view);
    await rendered(view);
    expect(desks.map(({ mounted }) => mounted)).to.deep.equal([0, 1]);
  });

  it('is mounted once where the view was moved while its code came', async () => {
    const [first, second] = [aTree(), aTree()];
    const answers: ((desk: FakeDesk) => void)[] = [];
    const view = new DeskView();
    view.room = {} as Room;
    view.load = () => new Promise((resolve) => answers.push(resolve));
    first.append(view);
    await rendered(view);
    second.append(view);
    await rendered(view);
    const desks = answers.map(() => new FakeDesk());
    answers.forEach((answer, index) => answer(desks[index]));
    await rendered(view);
    expect(desks.reduce((sum, { mounted }) => sum + mounted, 0)).to.equal(1);
  });
});
