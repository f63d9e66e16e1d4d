import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/components/captioner.js';
import type { LiveCaptionerElement } from '../../src/components/captioner.js';
import type { LiveCaptionerLineElement } from '../../src/components/live-captioner-line.js';
import type { Captioner, StudioLine, StudioState } from '../../src/sdk/index.js';
import { SnapshotStore } from '../../src/sdk/state/snapshot-store.js';
import { FakeRoom, START } from '../helpers/fake-room.js';
import { button, inside, rendered, words } from './in-room.js';

const aLine = (overrides: Partial<StudioLine> = {}): StudioLine => ({
  id: 'ana/1',
  start: START,
  end: START + 2000,
  text: 'This is the arrow runner.',
  heard: 'This is the arrow runner.',
  source: 'studio',
  phase: 'slack',
  dueAt: START + 900,
  rev: 0,
  by: 'ana',
  translations: [{ language: 'ar', text: 'هذا', machine: true }],
  pending: [],
  failed: ['ja'],
  theirs: null,
  reason: null,
  ...overrides,
});

const aDesk = (overrides: Partial<StudioState> = {}): StudioState => ({
  lines: [aLine()],
  link: 'open',
  waiting: 0,
  slackShare: 0.15,
  slackMs: 900,
  delayMs: 6000,
  input: 'stream',
  recognizer: { phase: 'listening' },
  operator: 'ana',
  others: [],
  spoken: 'en',
  targets: ['ar', 'ja'],
  ...overrides,
});

/** A desk whose captioner is the test's. */
async function aCaptioner(state: StudioState, language = 'en') {
  const calls: (readonly unknown[])[] = [];
  const call =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      calls.push([name, ...args]);
    };
  const store = new SnapshotStore<StudioState>(state);
  const captioner: Captioner = {
    store,
    room: new FakeRoom(),
    join: async () => undefined,
    listen: async (input) => void calls.push(['listen', input]),
    close: call('close'),
    correct: call('correct'),
    confirm: call('confirm'),
    hold: call('hold'),
    drop: call('drop'),
    type: call('type'),
    resolve: call('resolve'),
    setSlack: call('setSlack'),
    setTargets: call('setTargets'),
  };
  const element = await fixture<LiveCaptionerElement>(
    html`<live-captioner
      .open=${async () => captioner}
      src="show.json"
      operator="ana"
      language=${language}
    ></live-captioner>`,
  );
  while (!inside(element, state.lines.length > 0 ? 'live-captioner-line' : 'form'))
    await nextFrame();
  const lines = (): LiveCaptionerLineElement[] => [
    ...element.renderRoot.querySelectorAll('live-captioner-line'),
  ];
  while (lines().some((line) => !inside(line, '.line'))) await nextFrame();
  await rendered(element);
  return { element, calls, store, lines };
}

const field = (line: Element): HTMLTextAreaElement =>
  inside<HTMLTextAreaElement>(line, 'textarea')!;
function write(line: Element, text: string): void {
  field(line).value = text;
  field(line).dispatchEvent(new Event('input'));
}
const press = (line: Element, key: string): boolean =>
  field(line).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true }));

describe('<live-captioner>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible with all kinds of lines, in ${language}`, async () => {
      const phases = ['slack', 'held', 'sent', 'waiting', 'refused', 'dropped'] as const;
      const lines = phases.map((phase) => aLine({ id: phase, phase }));
      const theirs = { text: 'by Ben', by: 'ben', rev: 2 };
      lines.push(aLine({ id: 'c', phase: 'conflict', theirs }));
      const { element } = await aCaptioner(aDesk({ lines, others: ['ben'] }), language);
      await expect(element).to.be.accessible();
      expect(inside(element, '.desk')?.dir).to.equal(language === 'ar' ? 'rtl' : 'ltr');
    });

  it('sends what was mended with Enter, and a line as it is with Enter too', async () => {
    const { lines, calls } = await aCaptioner(aDesk());
    const [line] = lines();
    write(line, 'This is the Aero Runner.');
    press(line, 'Enter');
    expect(calls).to.deep.equal([['correct', 'ana/1', 'This is the Aero Runner.']]);
    await rendered(line);
    press(line, 'Enter');
    expect(calls[1]).to.deep.equal(['confirm', 'ana/1']);
  });

  it('takes back with Escape what was not sent', async () => {
    const { lines, calls } = await aCaptioner(aDesk());
    const [line] = lines();
    write(line, 'nonsense');
    press(line, 'Escape');
    await rendered(line);
    expect(field(line).value).to.equal('This is the arrow runner.');
    expect(calls).to.deep.equal([]);
  });

  it('keeps what is being written when the line changes under it', async () => {
    const { lines, store, element } = await aCaptioner(aDesk());
    const [line] = lines();
    write(line, 'half of a corr');
    store.patch({ lines: [aLine({ text: 'something else', phase: 'sent', rev: 1 })] });
    await rendered(element);
    await rendered(line);
    expect(field(line).value).to.equal('half of a corr');
  });

  it('holds back, drops, and settles a conflict', async () => {
    const theirs = { text: 'by Ben', by: 'ben', rev: 2 };
    const state = aDesk({ lines: [aLine(), aLine({ id: 'ana/2', phase: 'conflict', theirs })] });
    const { lines, calls } = await aCaptioner(state);
    const [first, second] = lines();
    button(first, 'Hold back').click();
    button(first, 'Do not send').click();
    expect(words(second)).to.contain('ben has written: by Ben');
    button(second, 'Send mine').click();
    button(second, 'Keep theirs').click();
    expect(calls).to.deep.equal([
      ['hold', 'ana/1', true],
      ['drop', 'ana/1'],
      ['resolve', 'ana/2', 'mine'],
      ['resolve', 'ana/2', 'theirs'],
    ]);
  });

  it('says that the network is gone and how many lines wait', async () => {
    const { element, store } = await aCaptioner(aDesk());
    expect(words(element)).to.contain('Listening');
    store.patch({ link: 'waiting', waiting: 2 });
    await rendered(element);
    expect(words(element)).to.contain('No network. 2 lines wait');
  });

  it('sends a line that is typed', async () => {
    const { element, calls } = await aCaptioner(aDesk({ lines: [] }));
    const input = inside<HTMLInputElement>(element, 'form input')!;
    input.value = 'Back in a minute';
    button(element, 'Send').click();
    expect(calls).to.deep.equal([['type', 'Back in a minute']]);
    expect(input.value).to.equal('');
  });

  it('shows hostile text as text', async () => {
    const { lines } = await aCaptioner(
      aDesk({ lines: [aLine({ text: '<img src=x onerror=alert(1)>', translations: [] })] }),
    );
    const [line] = lines();
    expect(field(line).value).to.equal('<img src=x onerror=alert(1)>');
    expect(inside(line, 'img')).to.be.null;
  });

  it('lets go of everything when it is taken away', async () => {
    const { element, calls } = await aCaptioner(aDesk());
    element.remove();
    expect(calls).to.deep.equal([['close']]);
  });
});
