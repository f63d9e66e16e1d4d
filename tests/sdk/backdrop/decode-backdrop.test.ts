import { expect } from '@open-wc/testing';
import { decodeBackdrop, KEY_DEFAULTS } from '../../../src/sdk/backdrop/decode-backdrop.js';

const BASE = 'https://shop.example/shows/one.json';
const river = { id: 'river', name: { en: 'By the river' }, url: '../places/river.jpg' };

function refused(value: unknown): string {
  const decoded = decodeBackdrop(value, BASE);
  if (decoded.ok) throw new Error('It was taken.');
  expect(decoded.error.code).to.equal('show-invalid');
  return decoded.error.message;
}

describe('decodeBackdrop', () => {
  it('reads places, the key and when the show goes elsewhere', () => {
    const decoded = decodeBackdrop(
      {
        key: '#02A53F',
        softness: 0.5,
        angles: ['host'],
        start: 'river',
        backgrounds: [river],
        scenes: [
          { at: '2026-03-01T18:10:00Z', id: null },
          { at: '2026-03-01T18:05:00Z', id: 'river' },
        ],
      },
      BASE,
    );
    if (!decoded.ok) throw decoded.error;
    const { key, backgrounds, scenes, start } = decoded.value;
    expect(backgrounds[0]?.url).to.equal('https://shop.example/places/river.jpg');
    expect(key.colour.map((part) => Math.round(part * 255))).to.deep.equal([2, 165, 63]);
    expect(key).to.include({ ...KEY_DEFAULTS, softness: 0.5 });
    expect(scenes.map(({ id }) => id)).to.deep.equal(['river', null]);
    expect(start).to.equal('river');
  });

  it('needs no more than a place', () => {
    const decoded = decodeBackdrop({ backgrounds: [river] }, BASE);
    expect(decoded.ok && decoded.value.start).to.equal(null);
  });

  it('refuses what cannot be shown, and says where', () => {
    expect(refused({ backgrounds: [] })).to.contain('backgrounds');
    expect(refused({ backgrounds: [{ ...river, url: 'javascript:alert(1)' }] })).to.contain('url');
    expect(refused({ backgrounds: [river, river] })).to.contain('one id');
    expect(refused({ backgrounds: [river], start: 'moon' })).to.contain('moon');
    expect(refused({ backgrounds: [river], key: '#808080' })).to.contain('grey');
    expect(refused({ backgrounds: [river], key: 'green' })).to.contain('#rrggbb');
    expect(refused({ backgrounds: [river], softness: NaN })).to.contain('softness');
    expect(refused({ backgrounds: [river], spill: 7 })).to.contain('spill');
    expect(refused('river')).to.contain('backdrop');
    expect(refused(null)).to.contain('backdrop');
  });
});
