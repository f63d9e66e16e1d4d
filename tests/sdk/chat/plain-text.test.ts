import { expect } from '@open-wc/testing';
import { MESSAGE_LIMITS, plainName, plainText } from '../../../src/sdk/chat/plain-text.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemes = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

describe('plainText', () => {
  it('leaves what people write as it is, in any script', () => {
    for (const text of [
      'Does the blue one come in 38?',
      '¿Hacen envíos a México?',
      '请问有 42 码吗？',
      'هل يمكنني الدفع عند الاستلام؟',
      'क्या यह ज़्यादा बड़ा है? क्षत्रिय',
      'สวัสดีครับ น้ำผึ้ง',
      'Giày này có màu trắng không ạ?',
      'می‌خواهم این را بخرم',
      'שָׁלוֹם',
      'Größe 43, bitte!',
      '👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇧🇷 ❤️ 1️⃣',
      'a < b && c > d; "quoted" \'single\' `code`',
    ])
      expect(plainText(text)).to.equal(text);
  });

  it('takes out what turns the direction of the text around it', () => {
    expect(plainText('pay \u202Emoc.live')).to.equal('pay moc.live');
    for (const control of '\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069')
      expect(plainText(`a${control}b`)).to.equal('ab');
  });

  it('takes out what cannot be seen', () => {
    for (const hidden of [
      '\u200B',
      '\u2060',
      '\uFEFF',
      '\u00AD',
      '\u3164',
      '\uFFA0',
      '\u2800',
      '\u115F',
      '\uD800',
      '\uE000',
      '\u{E0041}',
      '\uFE0F',
    ])
      expect(plainText(`ad${hidden}min`), hidden.codePointAt(0)?.toString(16)).to.equal('admin');
    expect(plainText('ad\u200Dmin')).to.equal('admin');
    expect(plainText('\u200B\u3164 \u2800')).to.equal('');
  });

  it('keeps one line of what had several', () => {
    expect(plainText(' a\r\n\tb\u2028c\u0000 \u0007d ')).to.equal('a b c d');
  });

  it('holds no more than three marks on a letter', () => {
    const marks = plainText(`Z${'\u0335\u0321\u0489'.repeat(40)}o`);
    expect(Array.from(marks).filter((character) => /\p{M}/u.test(character))).to.have.length(3);
    expect(marks.endsWith('o')).to.be.true;
  });

  it('cuts runs, floods of emoji, and length', () => {
    expect(plainText(`so${'o'.repeat(50)}!`)).to.equal(`s${'o'.repeat(8)}!`);
    const flood = '🔥😍👏🎉'.repeat(30);
    expect(graphemes(plainText(flood))).to.have.length(MESSAGE_LIMITS.emoji);
    const long = plainText('ab '.repeat(100));
    expect(graphemes(long)).to.have.length(MESSAGE_LIMITS.graphemes);
    expect(long.endsWith('…')).to.be.true;
  });

  it('lets no single character grow without an end', () => {
    const chain = `x${Array(300).fill('👨').join('\u200D')}y`;
    expect(plainText(chain)).to.equal('xy');
    expect(plainText('\u1100'.repeat(900)).length).to.be.lessThan(30);
  });

  it('answers the same when asked about its own answer, whatever it was given', () => {
    // A small generator with a fixed seed: the same thousand texts every time.
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const pieces = [
      '\u202E',
      '\u200D',
      '\u200C',
      '👩',
      '🏽',
      '\u0301',
      'e',
      'ك',
      'क',
      '\u094D',
      ' ',
      '\uD83D',
      '🏴',
      '\u{E0067}',
      '\u{E007F}',
      '\uFE0F',
      '1',
      '<',
      '\u1100',
      '\u00AD',
      '🇧',
      'ﷺ',
    ];
    for (let round = 0; round < 1000; round++) {
      const text = Array.from({ length: random(80) }, () => pieces[random(pieces.length)]).join('');
      const clean = plainText(text);
      expect(plainText(clean), JSON.stringify(text)).to.equal(clean);
      expect(clean).not.to.match(/\p{Bidi_Control}|\p{Cs}|\p{Cc}/u);
      expect(graphemes(clean).length).to.be.at.most(MESSAGE_LIMITS.graphemes);
    }
  });
});

describe('plainName', () => {
  it('takes out what looks like a seal of the site', () => {
    expect(plainName('Mira ✔️ Official ✅')).to.equal('Mira Official');
    expect(plainName('🛡️ moderator')).to.equal('moderator');
  });

  it('is short', () => {
    expect(graphemes(plainName('Lorem ipsum '.repeat(9)))).to.have.length(32);
    expect(plainName('🔥😍👏🎉')).to.equal('🔥😍');
  });
});
