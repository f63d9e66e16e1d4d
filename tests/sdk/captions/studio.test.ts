import { expect } from '@open-wc/testing';
import type { CaptionCue } from '../../../src/sdk/captions/caption-timeline.js';
import { readPublishAnswer } from '../../../src/sdk/captions/studio/publish-answer.js';
import { Studio } from '../../../src/sdk/captions/studio/studio.js';
import type {
  CueEnvelope,
  PublishCue,
  StudioLine,
} from '../../../src/sdk/captions/studio/studio-state.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';

const DELAY = 6000;
const SLACK = 900;

function aStudio(publish?: PublishCue) {
  const clock = new FakeClock();
  const sent: CueEnvelope[] = [];
  let answer: PublishCue = publish ?? (() => Promise.resolve({ status: 'accepted' }));
  const closed = new AbortController();
  const studio = new Studio({
    clock,
    random: () => 0.5,
    signal: closed.signal,
    serverNow: () => clock.now(),
    delay: () => DELAY,
    operator: 'ana',
    session: '',
    spoken: 'en',
    targets: ['es'],
    slackShare: 0.15,
    mend: (text) => text.replace('arrow', 'Aero'),
    translate: (text, _from, to) => Promise.resolve({ text: `${to} ${text}`, machine: true }),
    publish: (cue, options) => {
      sent.push(cue);
      return answer(cue, options);
    },
  });
  const heard = (id: string, text: string, more: Partial<CaptionCue> = {}): void =>
    studio.hear([
      { id, start: clock.now() - 2000, end: clock.now(), text, source: 'recognizer', ...more },
    ]);
  const line = (id: string): StudioLine => {
    const found = studio.store.current.lines.find((one) => one.id === `ana/${id}`);
    if (!found) throw new Error(`There is no line ${id}.`);
    return found;
  };
  return {
    ...{ studio, clock, sent, heard, line, closed },
    answer: (next: PublishCue) => (answer = next),
  };
}

describe('Studio', () => {
  it('sends a line when its slack is over, as the glossary has it, with its translations', async () => {
    const { clock, sent, heard, line } = aStudio();
    heard('a', 'the arrow runner');
    await clock.advance(SLACK - 1);
    expect(sent).to.have.length(0);
    expect(line('a').phase).to.equal('slack');
    await clock.advance(1);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.deep.include({ source: 'studio', rev: 1, by: 'ana', language: 'en' });
    expect(sent[0]?.text).to.deep.equal({ en: 'the Aero runner' });
    expect(sent[0]?.translations).to.deep.equal({ es: 'es the Aero runner' });
    expect(line('a').phase).to.equal('sent');
  });

  it('sends only the correction when it comes within the slack', async () => {
    const { studio, clock, sent, heard } = aStudio();
    heard('a', 'raw');
    await clock.advance(SLACK - 1);
    studio.correct('ana/a', 'mended');
    heard('a', 'raw once more');
    await clock.advance(10_000);
    expect(sent.map(({ text }) => text['en'])).to.deep.equal(['mended']);
    expect(sent[0]).to.deep.include({ source: 'human', translations: { es: 'es mended' } });
  });

  it('waits with a line that is still being said, or held back', async () => {
    const { studio, clock, sent, heard } = aStudio();
    heard('a', 'not yet', { open: true });
    heard('b', 'held');
    await settle();
    studio.hold('ana/b', true);
    await clock.advance(10_000);
    expect(sent).to.have.length(0);
    studio.hold('ana/b', false);
    await clock.advance(SLACK);
    expect(sent.map(({ text }) => text['en'])).to.deep.equal(['held']);
  });

  it('sends nothing of a line that was dropped, and takes back one that was read', async () => {
    const { studio, clock, sent, heard, line } = aStudio();
    heard('a', 'one');
    heard('b', 'two');
    studio.drop('ana/a');
    await clock.advance(SLACK);
    expect(sent.map(({ text }) => text['en'])).to.deep.equal(['two']);
    studio.drop('ana/b');
    await clock.advance(10);
    expect(sent.at(-1)).to.deep.include({ rev: 2, text: { en: '' } });
    expect(line('b').phase).to.equal('dropped');
  });

  it('keeps lines while the network is away, says so, and sends only what they say by then', async () => {
    const { studio, clock, sent, heard, line, answer } = aStudio();
    answer(() => Promise.reject(new Error('offline')));
    heard('a', 'raw');
    await clock.advance(SLACK + 100);
    expect(line('a').phase).to.equal('waiting');
    expect(studio.store.current).to.deep.include({ link: 'waiting', waiting: 1 });
    studio.correct('ana/a', 'mended');
    await clock.advance(1000);
    const before = sent.length;
    answer(() => Promise.resolve({ status: 'accepted' }));
    studio.wake();
    await clock.advance(6000);
    expect(sent.slice(before).map(({ text }) => text['en'])).to.deep.equal(['mended']);
    expect(studio.store.current.link).to.equal('open');
    // Another text is another revision, though nobody knows whether the first has arrived.
    expect(sent.at(-1)?.rev).to.be.greaterThan(sent[0]?.rev ?? 0);
  });

  it('says that a line came too late for everybody', async () => {
    const { clock, heard, line, answer } = aStudio();
    answer(() => Promise.reject(new Error('offline')));
    heard('a', 'raw');
    await clock.advance(90_000);
    expect(line('a').phase).to.equal('late');
  });

  it('shows both texts when somebody else was faster, and sends mine only when told to', async () => {
    const { studio, clock, sent, heard, line, answer } = aStudio();
    heard('a', 'raw');
    await clock.advance(SLACK);
    answer(() => Promise.resolve({ status: 'conflict', text: 'by Ben', by: 'ben', rev: 2 }));
    studio.correct('ana/a', 'by Ana');
    await clock.advance(300);
    expect(line('a').phase).to.equal('conflict');
    expect(line('a').theirs).to.deep.equal({ text: 'by Ben', by: 'ben', rev: 2 });
    answer(() => Promise.resolve({ status: 'accepted' }));
    studio.resolve('ana/a', 'mine');
    await clock.advance(300);
    expect(sent.at(-1)).to.deep.include({ rev: 3, text: { en: 'by Ana' } });
  });

  it('takes over what another operator has mended, and can mend their lines', async () => {
    const { studio, clock, sent, heard, line } = aStudio();
    heard('a', 'raw');
    await clock.advance(SLACK);
    const theirs = {
      start: clock.now() - 2000,
      end: clock.now(),
      source: 'human',
      by: 'ben',
    } as const;
    studio.receive([
      { ...theirs, id: 'ana/a', text: { en: 'by Ben' }, rev: 2 },
      { ...theirs, id: 'ben/x', text: { en: 'another' }, rev: 1 },
    ]);
    await settle();
    expect(line('a')).to.deep.include({ text: 'by Ben', by: 'ben', rev: 2 });
    expect(studio.store.current.others).to.deep.equal(['ben']);
    studio.correct('ben/x', 'another, mended');
    await clock.advance(300);
    expect(sent.at(-1)).to.deep.include({ id: 'ben/x', rev: 2, by: 'ana' });
  });

  it('sends what is typed, and leaves no timer when it is closed', async () => {
    const { studio, clock, sent, heard, closed } = aStudio();
    studio.type('  Welcome back!  ');
    studio.type('   ');
    await clock.advance(300);
    expect(sent.map(({ text }) => text['en'])).to.deep.equal(['Welcome back!']);
    heard('a', 'raw');
    closed.abort();
    expect(clock.pendingTimers).to.equal(0);
  });

  it('says what the site has against a line', async () => {
    const { clock, heard, line } = aStudio(() =>
      Promise.resolve({ status: 'refused', reason: 'not-allowed' }),
    );
    heard('a', 'raw');
    await clock.advance(SLACK);
    expect(line('a')).to.deep.include({ phase: 'refused', reason: 'not-allowed' });
  });
});

describe('the site’s answer to a cue', () => {
  it('is read, or is none', () => {
    expect(readPublishAnswer(200, '')).to.deep.equal({ status: 'accepted' });
    const result = { text: 'x', by: 'ben', rev: 2 };
    const conflict = JSON.stringify({ status: 'refused', reason: 'cue-conflict', result });
    expect(readPublishAnswer(200, conflict)).to.deep.equal({ status: 'conflict', ...result });
    expect(readPublishAnswer(403, '{}')).to.deep.equal({
      status: 'refused',
      reason: 'custom-error',
    });
    for (const [status, text] of [
      [200, '<html>'],
      [503, '{}'],
      [200, '{"status":"pending"}'],
    ] as const)
      expect(() => readPublishAnswer(status, text)).to.throw();
  });
});
