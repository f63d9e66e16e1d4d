import { expect } from '@open-wc/testing';
import { decodeShow, decodeShowDocument } from '../../../src/sdk/show/decode-show.js';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import type { Product, ShowDocument } from '../../../src/sdk/show/show-document.js';
import { angleJson, BASE, productJson, showJson } from '../../helpers/show-fixtures.js';

type WholeShow = Omit<ShowDocument, 'products'> & { readonly products: readonly Product[] };

/** With its products, which a room reads after the first picture. */
function decoded(overrides: object = {}): { show: WholeShow; warnings: string[] } {
  const result = decodeShowDocument(JSON.stringify(showJson(overrides)), BASE);
  if (!result.ok) throw result.error;
  const warnings = result.warnings.map(({ message }) => message);
  const products = decodeProducts(result.value.products, BASE, (message) => warnings.push(message));
  return { show: { ...result.value, products }, warnings };
}

function refused(text: string): { code: string; message: string } {
  const result = decodeShowDocument(text, BASE);
  if (result.ok) throw new Error('This document was accepted.');
  return result.error;
}

const withProduct = (overrides: object): object => ({ products: [productJson(overrides)] });

describe('decodeShowDocument', () => {
  it('reads a whole document without a complaint', () => {
    const { show, warnings } = decoded();
    expect(warnings).to.deep.equal([]);
    expect(show.title).to.deep.equal({ en: 'Spring', es: 'Primavera' });
    expect(show.products[0]?.variants[0]?.price).to.deep.equal({
      amount: '49.90',
      currency: 'EUR',
    });
  });

  it('makes every address absolute, relative to the document', () => {
    const { show } = decoded();
    expect(show.poster).to.equal('https://shop.example/shows/poster.jpg');
    expect(show.angles[0]?.sources[0]?.url).to.equal('https://shop.example/live/main.m3u8');
    expect(show.products[0]?.url).to.equal('https://shop.example/products/shoe');
    expect(show.realtime?.url).to.equal('wss://shop.example/realtime?room=spring');
  });

  it('turns date-times into epoch ms', () => {
    expect(decoded().show.startsAt).to.equal(Date.UTC(2026, 0, 1));
    expect(decoded({ startsAt: '2026-01-01T01:00:00+01:00' }).show.startsAt).to.equal(
      Date.UTC(2026, 0, 1),
    );
  });

  it('leaves out a date-time without a zone, since it would be another moment for everyone', () => {
    const { show, warnings } = decoded({ startsAt: '2026-01-01T00:00:00' });
    expect(show.startsAt).to.equal(undefined);
    expect(warnings[0]).to.include('startsAt');
  });

  it('ignores fields it does not know', () => {
    const { show, warnings } = decoded({ sponsor: { name: 'X' } });
    expect(show).not.to.have.property('sponsor');
    expect(warnings).to.deep.equal([]);
  });

  it('reads its own output again', () => {
    const { show } = decoded();
    const again = decodeShow(show, undefined);
    expect(again.ok && again.value).to.deep.equal(show);
  });

  describe('with something wrong in a part', () => {
    it('drops one bad product, keeps the others, and says where', () => {
      const good = productJson({ id: 'hat' });
      const { show, warnings } = decoded({ products: [productJson({ variants: [] }), good, 7] });
      expect(show.products.map(({ id }) => id)).to.deep.equal(['hat']);
      expect(warnings).to.have.length(2);
      expect(warnings[0]).to.include('products.0.variants');
      expect(warnings[1]).to.include('products.2');
    });

    it('drops one bad angle and keeps the others', () => {
      const { show, warnings } = decoded({
        angles: [angleJson({ id: 'x', sources: [{ url: 'javascript:alert(1)' }] }), angleJson()],
      });
      expect(show.angles.map(({ id }) => id)).to.deep.equal(['main']);
      expect(warnings[0]).to.include('angles.0.sources.0.url');
    });

    it('keeps the first of two products with the same id', () => {
      const { show, warnings } = decoded({ products: [productJson(), productJson()] });
      expect(show.products).to.have.length(1);
      expect(warnings[0]).to.include('products.1');
    });

    it('keeps a product whose picture or swatch is bad, without them', () => {
      const values = [{ id: 'blue', name: 'Blue', swatch: 'red;background:url(//evil)' }];
      const { show } = decoded(
        withProduct({
          images: [{ url: 'data:text/html,<script>' }, { url: 'ok.jpg' }],
          options: [{ id: 'color', name: 'Colour', values }],
        }),
      );
      expect(show.products[0]?.images.map(({ url }) => url)).to.deep.equal([
        'https://shop.example/shows/ok.jpg',
      ]);
      expect(show.products[0]?.options[0]?.values[0]?.swatch).to.equal(undefined);
    });

    it('shows the first 500 products and 16 angles', () => {
      const { show, warnings } = decoded({
        products: Array.from({ length: 600 }, (_, i) => productJson({ id: `p${i}` })),
        angles: Array.from({ length: 20 }, (_, i) => angleJson({ id: `a${i}` })),
      });
      expect(show.products).to.have.length(500);
      expect(show.angles).to.have.length(16);
      expect(warnings).to.have.length(2);
    });

    it('drops bad lines of the script and keeps the others in their order', () => {
      const { show, warnings } = decoded({
        script: [
          { id: 'b', text: { en: 'Hello', es: 'Hola' }, at: 'tomorrow' },
          { id: 'b', text: 'The same again' },
          { id: 'x', text: ['Hello'] },
          { id: 'a', text: 'y'.repeat(2000), at: '2026-01-01T00:00:00Z' },
        ],
      });
      expect(show.script.map(({ id, at }) => [id, at])).to.deep.equal([
        ['b', undefined],
        ['a', Date.UTC(2026, 0, 1)],
      ]);
      expect(show.script[1]?.text).to.have.length(1000);
      expect(warnings.join()).to.match(/at.*script\.1.*script\.2/);
    });

    it('reads the first 5,000 lines of a script', () => {
      const script = Array.from({ length: 5001 }, (_, i) => ({ id: `l${i}`, text: `Line ${i}` }));
      const { show, warnings } = decoded({ script });
      expect(show.script).to.have.length(5000);
      expect(warnings).to.have.length(1);
    });

    it('takes the servers of a cluster in one address, and leaves other commas alone', () => {
      const urlOf = (url: string) =>
        decoded({ realtime: { transport: 'nats', url } }).show.realtime?.url;
      expect(urlOf('wss://a.example, wss://b.example/x')).to.equal(
        'wss://a.example/,wss://b.example/x',
      );
      expect(urlOf('wss://a.example/?topics=a,b')).to.equal('wss://a.example/?topics=a,b');
      expect(urlOf('wss://a.example,ws://[')).to.equal(undefined);
    });

    it('goes on without a realtime channel of a kind it does not know', () => {
      const { show, warnings } = decoded({ realtime: { transport: 'pigeon', url: '/r' } });
      expect(show.realtime).to.equal(undefined);
      expect(warnings[0]).to.include('realtime');
    });

    it('clips texts that are too long', () => {
      const { show } = decoded(withProduct({ name: 'x'.repeat(10_000) }));
      expect(show.products[0]?.name).to.have.length(300);
    });
  });

  describe('with a hostile document', () => {
    it('refuses what is not JSON, and quotes its beginning', () => {
      const error = refused('<!doctype html><title>Log in</title>');
      expect(error.code).to.equal('show-not-json');
      expect(error.message).to.include('<!doctype html>');
    });

    it('refuses a version from the future by name', () => {
      const error = refused(JSON.stringify(showJson({ version: 2 })));
      expect(error.code).to.equal('show-version-unknown');
      expect(error.message).to.include('2');
    });

    it('refuses more than a million characters', () => {
      const error = refused(JSON.stringify(showJson({ title: 'x'.repeat(1_000_001) })));
      expect(error.code).to.equal('show-too-large');
    });

    for (const value of [null, 1, 'x', true, [], [[]], {}, { id: 3 }]) {
      it(`refuses ${JSON.stringify(value)} in place of a document`, () => {
        expect(refused(JSON.stringify(value)).code).to.equal('show-invalid');
      });
    }

    for (const key of Object.keys(showJson())) {
      for (const value of [null, 7, 'x', [], {}, [null], [[[]]], { a: { b: { c: 1 } } }, false]) {
        it(`neither throws nor breaks its word with ${JSON.stringify(value)} as ${key}`, () => {
          const result = decodeShowDocument(JSON.stringify(showJson({ [key]: value })), BASE);
          if (!result.ok) {
            expect(result.error.message).to.match(/\w+/);
            return;
          }
          expect(result.value.products).to.be.an('array');
          expect(result.value.script).to.be.an('array');
          expect(result.value.angles).to.be.an('array');
          expect(result.value.captions.languages).to.be.an('array');
        });
      }
    }

    it('names the path of what is wrong', () => {
      expect(refused(JSON.stringify(showJson({ status: 'onfire' }))).message).to.include('status');
    });

    it('refuses addresses that run scripts, wherever they stand', () => {
      for (const url of [
        'javascript:alert(1)',
        'data:text/html,x',
        'JaVaScRiPt:x',
        'file:///etc',
      ]) {
        const { show } = decoded({
          poster: url,
          host: { name: 'M', avatar: url },
          realtime: { transport: 'websocket', url },
          products: [productJson({ url, images: [{ url }] })],
        });
        expect(JSON.stringify(show).toLowerCase()).not.to.match(/javascript:|data:|file:/);
      }
    });

    it('passes markup on as text and nothing else', () => {
      const script = '<img src=x onerror=alert(1)>';
      const { show } = decoded({ title: script, ...withProduct({ name: { en: script } }) });
      expect(show.title).to.equal(script);
      expect(show.products[0]?.name).to.deep.equal({ en: script });
    });

    it('cannot be used to change what all objects have in common', () => {
      const evil = JSON.stringify(showJson()).replace(
        '"title":{',
        '"__proto__":{"polluted":1},"title":{"__proto__":{"polluted":1},"constructor":"x",',
      );
      const result = decodeShowDocument(evil, BASE);
      expect(result.ok).to.equal(true);
      expect(Object.hasOwn(Object.prototype, 'polluted')).to.equal(false);
      expect(decoded({ products: [productJson({ id: '__proto__' })] }).show.products).to.deep.equal(
        [],
      );
      expect(
        decoded({ products: [productJson({ id: 'constructor' })] }).show.products,
      ).to.have.length(0);
    });

    it('survives nesting as deep as the text allows', () => {
      const deep = '['.repeat(200_000) + ']'.repeat(200_000);
      const text = JSON.stringify(showJson()).replace('"products":[', `"products":[${deep},`);
      const result = decodeShowDocument(text, BASE);
      if (result.ok) expect(result.value.products).to.have.length(2);
      else expect(result.error.code).to.equal('show-not-json');
    });
  });
});
