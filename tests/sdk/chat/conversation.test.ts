import { expect } from '@open-wc/testing';
import type { ChatMessage } from '../../../src/sdk/chat/conversation.js';
import { aChat, aConversation, aLine } from '../../helpers/chat.js';
import { settle } from '../../helpers/fake-clock.js';

const slow = (slowSeconds: number): ChatMessage => ({
  type: 'chat.mode',
  data: { slowSeconds, followersOnly: false, closed: false },
});

describe('Conversation', () => {
  it('shows messages once, cleaned, with the badge of the channel alone', async () => {
    const room = aConversation();
    const author = { id: 'mira', name: '\u202EMira ✔', role: 'host' as const, country: 'DE' };
    await room.hear(
      aChat({ id: 'a', author, text: 'Hi\u202E there' }),
      aChat({ id: 'a', text: 'again' }),
      aChat({ id: 'b', name: 'host ✅', text: '\u200B' }),
    );
    expect(room.state.rows).to.have.length(1);
    const [row] = room.state.rows;
    expect(row.text).to.equal('Hi there');
    expect(row.author).to.deep.equal({ id: 'mira', name: 'Mira', role: 'host', country: 'DE' });
  });

  it('keeps the last 200, and what the viewer is still sending', async () => {
    const room = aConversation();
    void room.chat.send('wait for me');
    for (let index = 0; index < 5000; index++) room.chat.receive(aChat({ text: `t${index}` }));
    await settle();
    expect(room.texts).to.have.length(200);
    expect(room.texts[0]).to.equal('wait for me');
    expect(room.texts.at(-1)).to.equal('t4999');
  });

  it('cleans of a flood only what stays', async () => {
    const room = aConversation();
    let looked = 0;
    room.chat.filter = () => {
      looked += 1;
      return 'keep';
    };
    for (let index = 0; index < 2000; index++) room.chat.receive(aChat());
    await settle();
    expect(looked).to.equal(200);
  });

  it('deletes, also what comes after its deletion', async () => {
    const room = aConversation();
    await room.hear(aChat({ id: 'a', text: 'bad' }), aChat({ id: 'b', text: 'good' }));
    await room.hear({ type: 'chat.delete', data: { id: 'a' } }, aChat({ id: 'a', text: 'bad' }));
    expect(room.texts).to.deep.equal(['good']);
  });

  it('clears an author, or everybody but the viewer’s own pending message', async () => {
    const room = aConversation();
    const author = { id: 'bo', name: 'Bo', role: undefined, country: undefined };
    await room.hear(aChat({ text: '1' }), aChat({ author, text: '2' }), aChat({ text: '3' }));
    await room.hear({ type: 'chat.clear', data: { authorId: 'bo' } });
    expect(room.texts).to.deep.equal(['1', '3']);
    expect(room.takenBack).to.deep.equal([{ authorId: 'bo' }]);
    void room.chat.send('mine');
    await room.hear({ type: 'chat.clear', data: { authorId: undefined } });
    expect(room.texts).to.deep.equal(['mine']);
  });

  it('quotes what a message answers, and does not follow circles', async () => {
    const room = aConversation();
    await room.hear(
      aChat({ id: 'a', text: 'A', replyTo: 'b' }),
      aChat({ id: 'b', text: 'B', replyTo: 'a', name: 'Bo' }),
      aChat({ id: 'c', text: 'C', replyTo: 'c' }),
    );
    expect(room.state.rows[0]?.reply).to.deep.equal({ id: 'b', name: 'Bo', text: 'B' });
    expect(room.state.rows[1]?.reply).to.deep.equal({ id: 'a', name: 'Ana', text: 'A' });
  });

  describe('an own message', () => {
    it('is pending at once, and confirmed by the answer; its echo is not a second one', async () => {
      const room = aConversation();
      const sent = room.chat.send('  Is it\u202E waterproof?  ');
      await settle();
      expect(room.state.rows[0]).to.include({ delivery: 'pending', own: true });
      expect(room.actions.last.type).to.equal('chat.send');
      expect(room.actions.last.data).to.deep.equal({ text: 'Is it waterproof?', language: 'en' });
      await room.actions.last.decide({ status: 'accepted' });
      expect(await sent).to.deep.equal({ ok: true });
      expect(room.state.rows[0]?.delivery).to.equal('confirmed');
      await room.hear(
        aChat({ id: 'final', action: room.actions.last.id, text: 'Is it waterproof?', name: 'Me' }),
      );
      expect(room.state.rows).to.have.length(1);
      expect(room.state.rows[0]).to.include({ key: 'own-1', id: 'final', own: true });
      expect(room.announcer.detailsOf('chat-message-sent')).to.have.length(1);
    });

    it('is confirmed by an echo that is faster than the answer', async () => {
      const room = aConversation();
      void room.chat.send('hello');
      const { id, decide } = room.actions.last;
      await room.hear(aChat({ id, text: 'hello' }), aChat({ id, text: 'hello' }));
      expect(room.state.rows.map(({ delivery }) => delivery)).to.deep.equal(['confirmed']);
      await decide({ status: 'accepted' });
      expect(room.state.rows).to.have.length(1);
    });

    it('stays pending while a moderator looks at it', async () => {
      const room = aConversation();
      void room.chat.send('hello');
      await room.actions.last.decide({ status: 'pending' });
      expect(room.state.rows[0]?.delivery).to.equal('pending');
    });

    it('says why it was refused, and can be sent again or taken away', async () => {
      const room = aConversation();
      const sent = room.chat.send('hello');
      await room.actions.last.decide({
        status: 'refused',
        reason: 'not-allowed',
        message: 'Be\u202E kind',
      });
      expect(await sent).to.deep.equal({
        ok: false,
        reason: 'not-allowed',
        message: 'Be kind',
        key: 'own-1',
      });
      const [row] = room.state.rows;
      expect(row.refusal).to.deep.equal({ reason: 'not-allowed', message: 'Be kind' });
      expect(room.announcer.detailsOf('chat-message-refused')[0]?.reason).to.equal('not-allowed');

      void room.chat.retry(row.key);
      await settle();
      expect(room.state.rows[0]).to.include({ delivery: 'pending', refusal: null });
      await room.actions.last.decide({ status: 'refused', reason: 'made up' });
      expect(room.state.rows[0]?.refusal?.reason).to.equal('custom-error');
      room.chat.discard(row.key);
      await settle();
      expect(room.state.rows).to.deep.equal([]);
    });

    it('is asked about again under its id when nobody knows whether it arrived', async () => {
      const room = aConversation();
      const sent = room.chat.send('hello');
      const { id, decide } = room.actions.last;
      await decide({ status: 'pending', reason: 'timeout' });
      expect(await sent).to.deep.equal({ ok: false, reason: 'timeout', key: 'own-1' });
      void room.chat.retry(room.state.rows[0].key);
      expect(room.actions.sent).to.have.length(2);
      expect(room.actions.last.id).to.equal(id);
      await room.actions.last.decide({ status: 'refused', reason: 'not-allowed' });
      void room.chat.retry(room.state.rows[0].key);
      expect(room.actions.last.id).not.to.equal(id);
    });

    it('keeps to slow mode by the server’s clock, and is not punished for a refusal', async () => {
      const room = aConversation();
      await room.hear(slow(10));
      void room.chat.send('one');
      expect(await room.chat.send('two')).to.deep.equal({ ok: false, reason: 'slow-mode' });
      await room.actions.last.decide({ status: 'accepted' });
      expect(room.state.nextSendAt).to.equal(room.clock.now() + 10_000);
      await room.hear(slow(4));
      expect(room.state.nextSendAt).to.equal(room.clock.now() + 4000);
      await room.clock.advance(4000);
      void room.chat.send('three');
      await room.actions.last.decide({ status: 'refused', reason: 'not-allowed' });
      expect(room.state.nextSendAt).to.be.at.most(room.clock.now());
      await room.hear(slow(0));
      expect(room.state.nextSendAt).to.equal(0);
    });

    it('is not sent where nobody may write, nor when it is nothing', async () => {
      const room = aConversation();
      const refusal = async (text = 'hello') => {
        const answer = await room.chat.send(text);
        return answer.ok ? null : answer.reason;
      };
      expect(await refusal(' \u200B ')).to.equal('empty');
      await room.hear({
        type: 'chat.mode',
        data: { slowSeconds: 0, followersOnly: true, closed: false },
      });
      expect(await refusal()).to.equal('followers-only');
      await room.hear({
        type: 'chat.mode',
        data: { slowSeconds: 0, followersOnly: false, closed: true },
      });
      expect(await refusal()).to.equal('chat-closed');
      expect(room.actions.sent).to.deep.equal([]);
    });

    it('waits with nine others at most', async () => {
      const room = aConversation();
      for (let index = 0; index < 10; index++) void room.chat.send(`text ${index}`);
      expect(await room.chat.send('eleven')).to.deep.equal({ ok: false, reason: 'limit-reached' });
      for (const action of room.actions.sent) await action.decide({ status: 'accepted' });
      void room.chat.send('eleven');
      expect(room.actions.sent).to.have.length(11);
    });
  });

  it('pins for now without a stage time, and with the picture when there is one', async () => {
    const room = aConversation();
    const now = room.clock.now();
    room.chat.advance(now - 5000);
    await room.hear({
      type: 'chat.pin',
      data: { message: aLine({ id: 'p', text: 'Free shipping' }) },
    });
    expect(room.state.pinned?.text).to.equal('Free shipping');
    await room.hear({
      type: 'chat.pin',
      at: now,
      data: { message: aLine({ text: 'Last pairs' }) },
    });
    expect(room.state.pinned?.text).to.equal('Free shipping');
    room.chat.advance(now);
    await settle();
    expect(room.state.pinned?.text).to.equal('Last pairs');
    room.chat.advance(now - 1000);
    await settle();
    expect(room.state.pinned?.text).to.equal('Free shipping');
    await room.hear({ type: 'chat.delete', data: { id: 'p' } });
    expect(room.state.pinned).to.equal(null);
  });

  it('hides whom the viewer blocks, and shows them again', async () => {
    const room = aConversation();
    await room.hear(aChat({ text: 'spam' }));
    room.chat.block({ id: 'ana', name: 'Ana' });
    await room.hear(aChat({ text: 'more spam' }));
    expect(room.texts).to.deep.equal([]);
    expect(room.state.blocked).to.deep.equal([{ id: 'ana', name: 'Ana' }]);
    expect(room.announcer.detailsOf('chat-author-blocked')).to.deep.equal([{ authorId: 'ana' }]);
    room.chat.unblock('ana');
    await settle();
    expect(room.texts).to.deep.equal(['spam', 'more spam']);
  });

  it('asks the host’s filter, also about what is here already; one that throws harms nobody', async () => {
    const room = aConversation();
    const told: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => told.push(error);
    await room.hear(
      aChat({ text: 'buy at shady' }),
      aChat({ text: 'rude' }),
      aChat({ text: 'fine' }),
    );
    room.chat.filter = ({ text }) => {
      if (text === 'rude') return 'hide';
      if (text.includes('shady')) return { replace: '\u202E***' };
      throw new Error('a slip of the host');
    };
    await settle();
    globalThis.reportError = reportError;
    expect(room.texts).to.deep.equal(['***', 'fine']);
    expect(told).to.have.length(1);
    room.chat.filter = null;
    await settle();
    expect(room.texts).to.deep.equal(['buy at shady', 'rude', 'fine']);
  });

  it('reports a message, and says so when the site has taken it', async () => {
    const room = aConversation();
    await room.hear(aChat({ id: 'a', text: 'spam' }));
    const reported = room.chat.report('a', 'spam');
    const detail = { messageId: 'a', authorId: 'ana', reason: 'spam' };
    expect(room.actions.last).to.deep.include({
      type: 'chat.report',
      data: { ...detail, text: 'spam' },
    });
    await room.actions.last.decide({ status: 'accepted' });
    expect(await reported).to.deep.equal({ ok: true });
    expect(room.announcer.detailsOf('chat-reported')).to.deep.equal([detail]);
    expect(await room.chat.report('gone', 'spam')).to.deep.equal({ ok: false, reason: 'expired' });
  });

  it('follows once the site agrees', async () => {
    const room = aConversation();
    const answer = room.chat.follow(true);
    expect(room.state.following).to.be.false;
    await room.actions.last.decide({ status: 'accepted' });
    expect(await answer).to.deep.equal({ ok: true });
    expect(room.state.following).to.be.true;
    expect(room.announcer.detailsOf('follow-changed')).to.deep.equal([{ following: true }]);
  });

  describe('a translation', () => {
    it('is shown under the row, as clean as a message', async () => {
      const room = aConversation();
      await room.hear(aChat({ id: 'a', text: 'Hola', language: 'es' }));
      expect(room.state.translatable).to.be.false;
      room.chat.translator = {
        canTranslate: () => true,
        translate: async (text, { from, to }) => `\u202E${text} ${from} ${to}`,
      };
      await room.chat.translate('a');
      await settle();
      expect(room.state.translatable).to.be.true;
      expect(room.state.rows[0]?.translation).to.deep.equal({
        phase: 'done',
        text: 'Hola es en',
        language: 'en',
      });
    });

    it('fails by itself, whether the translator throws, rejects or never answers', async () => {
      const room = aConversation();
      await room.hear(aChat({ id: 'a' }));
      const answers = [
        () => {
          throw new Error('broken');
        },
        () => Promise.reject(new Error('broken')),
        () => new Promise<string>(() => undefined),
      ];
      for (const translate of answers) {
        room.chat.translator = { canTranslate: () => true, translate };
        const done = room.chat.translate('a');
        await room.clock.advance(30_000);
        await done;
        await settle();
        expect(room.state.rows[0]?.translation).to.deep.equal({ phase: 'failed' });
      }
    });
  });

  it('leaves nothing running when the room is left', async () => {
    const room = aConversation();
    room.chat.like();
    room.chat.react('🔥');
    room.scope.dispose();
    expect(room.clock.pendingTimers).to.equal(0);
  });
});

describe('likes and reactions', () => {
  it('are sums of everybody, with the viewer’s own taps at once', async () => {
    const room = aConversation();
    await room.hear({ type: 'likes', data: { total: 1000 } });
    for (let tap = 0; tap < 7; tap++) room.chat.like();
    await settle();
    expect(room.state.likes).to.equal(1007);
    await room.clock.advance(1000);
    expect(room.actions.sent).to.have.length(1);
    expect(room.actions.last).to.deep.include({ type: 'like', data: { count: 7 } });
    await room.actions.last.decide({ status: 'accepted' });
    expect(room.state.likes).to.equal(1007);
    await room.hear({ type: 'likes', data: { total: 1010 } });
    expect(room.state.likes).to.equal(1010);
  });

  it('take back what the site refuses', async () => {
    const room = aConversation();
    room.chat.react('🔥');
    room.chat.react('❤️');
    await room.clock.advance(1000);
    expect(room.actions.last.data).to.deep.equal({ counts: { '🔥': 1, '❤️': 1 } });
    await room.actions.last.decide({ status: 'refused', reason: 'not-allowed' });
    expect(room.state.reactions).to.deep.equal({});
  });

  it('count no more than a finger can tap', async () => {
    const room = aConversation();
    for (let tap = 0; tap < 1000; tap++) room.chat.like();
    await room.clock.advance(1000);
    expect(room.actions.last.data).to.deep.equal({ count: 30 });
  });
});

describe('the pulse of a chat', () => {
  it('tells rate, share of taps and the valence of emoji, and nothing of silence', async () => {
    const room = aConversation();
    await room.hear({ type: 'likes', data: { total: 100 } });
    await room.clock.advance(5000);
    expect(room.announcer.detailsOf('chat-pulse')).to.deep.equal([]);
    await room.hear(
      aChat({ text: 'love it 😍😍😍' }),
      aChat({ text: 'meh 👎' }),
      aChat({ text: '太好了 🔥' }),
      aChat({ text: 'how much?' }),
      { type: 'likes', data: { total: 112 } },
    );
    await room.clock.advance(5000);
    const [pulse] = room.announcer.detailsOf('chat-pulse');
    expect(pulse).to.include({ messages: 4, messagesPerMinute: 48, taps: 12, tapShare: 0.75 });
    expect(pulse.emojiValence).to.be.closeTo(1 / 3, 1e-9);
    expect(pulse.emojiCounted).to.equal(3);
  });
});
