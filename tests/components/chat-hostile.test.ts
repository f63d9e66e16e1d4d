import { expect } from '@open-wc/testing';
import { hostileTexts } from '../fixtures/chat/hostile-texts.js';
import { loadView } from '../../src/components/internal/lazy.js';
import { plainName, plainText } from '../../src/sdk/chat/plain-text.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { aRow } from '../helpers/chat-rows.js';
import { inRoom, inside, nextTask, rendered } from './in-room.js';

/** Everything in a view and the views in it, by tag. */
function tagsIn(root: ShadowRoot): Map<string, number> {
  const tags = new Map<string, number>();
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName;
    tags.set(name, (tags.get(name) ?? 0) + 1);
    if (element.shadowRoot) {
      for (const [inner, count] of tagsIn(element.shadowRoot))
        tags.set(inner, (tags.get(inner) ?? 0) + count);
    }
  }
  return tags;
}

describe('hostile texts', () => {
  let calls = 0;
  const page = window as unknown as { pwned?: () => void };
  before(() => (page.pwned = () => void (calls += 1)));
  after(() => delete page.pwned);

  it('are more than five hundred, each another one', () => {
    expect(new Set(hostileTexts).size).to.be.at.least(500);
    expect(new Set(hostileTexts).size).to.equal(hostileTexts.length);
  });

  // The SDK cleans what comes from the channel; the views have to be safe without that, too.
  for (const [name, clean, cleanName] of [
    ['as the channel delivers them', (text: string) => text, (text: string) => text],
    ['as the SDK hands them on', plainText, plainName],
  ] as const) {
    it(`stay text in every field, ${name}`, async () => {
      const room = new FakeRoom();
      const show = (given: string): void => {
        const text = clean(given);
        const author = { id: given.slice(0, 200), name: cleanName(given) };
        const row = aRow({
          key: 'row',
          id: 'row',
          author,
          text,
          reply: { id: 'x', name: author.name, text },
          refusal: { reason: 'not-allowed', message: text },
          delivery: 'refused',
          translation: { phase: 'done', text, language: 'en' },
        });
        room.stores.chat.patch({
          open: true,
          rows: [row],
          pinned: aRow({ key: 'pin', author, text }),
          blocked: [author],
          reactions: { [given]: Math.random() },
        });
      };
      room.stores.chat.patch({ open: true });
      const { element } = await inRoom('live-chat', { room });
      // Whom one hides from now on, one may show again.
      show('harmless');
      await loadView('live-chat-menu');
      await loadView('live-share-button');
      const settle = async (): Promise<void> => {
        await rendered(element);
        await nextTask();
      };
      // Its words come in a file of their own.
      while (!inside(element, 'live-chat-composer', 'live-share-button', 'button')) await settle();
      element.shadowRoot!.querySelector<HTMLElement>('.row')!.click();
      await settle();
      const expected = [...tagsIn(element.shadowRoot!)];
      for (const text of hostileTexts) {
        show(text);
        await settle();
        expect([...tagsIn(element.shadowRoot!)], text.slice(0, 200)).to.deep.equal(expected);
      }
      expect(calls).to.equal(0);
    });
  }
});
