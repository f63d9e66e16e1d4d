import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { init, parse } from 'es-module-lexer';
import { DIST, readManifest } from '../helpers/cdn-build.js';

/** Addresses that are names, not places: nothing is fetched from them. */
const NAMES_LIKE_ADDRESSES = [
  /^http:\/\/www\.w3\.org\//,
  // How hls.js knows the ID3 messages of a fragmented MP4.
  /^https:\/\/aomedia\.org\/emsg\/ID3$/,
  // How structured data names its kinds.
  /^https?:\/\/schema\.org(\/|$)/,
  // What models are called in the Cache API.
  /^https:\/\/live-room\.invalid\//,
  // A scheme, and a host that somebody gives.
  /^https?:(\/\/)?(\$\{.*)?$/,
];

describe('the CDN build', () => {
  /** @type {{ name: string, code: string, imports: readonly import('es-module-lexer').Import[] }[]} */
  let files;
  before(async () => {
    await init;
    readManifest();
    files = readdirSync(DIST)
      .filter((name) => name.endsWith('.js'))
      .map((name) => {
        const code = readFileSync(join(DIST, name), 'utf8');
        return { name, code, imports: parse(code)[0] };
      });
  });

  it('has an entry for the tag and one for the SDK', () => {
    assert.ok(existsSync(join(DIST, 'live-room.js')));
    assert.ok(existsSync(join(DIST, 'sdk.js')));
    assert.ok(existsSync(join(DIST, 'captioner.js')));
  });

  it('imports only files beside it', () => {
    const lost = files.flatMap(({ name, imports }) =>
      imports
        .filter(({ type }) => type !== 'import-meta')
        // FFmpeg is the site's own, in the folder of assets that the page names.
        .filter(({ specifier }) => specifier !== undefined || !name.startsWith('ffmpeg-audio.'))
        .filter(({ specifier }) => !isBeside(specifier))
        .map(({ specifier }) => `${name}: ${specifier ?? 'a computed import()'}`),
    );
    assert.deepEqual(lost, []);
  });

  it('finds its other files relative to itself', () => {
    const lost = files.flatMap(({ name, code }) =>
      [...code.matchAll(/new URL\(\s*(["'`])([^"'`]+)\1\s*,\s*(?:""\s*\+\s*)?import\.meta\.url/g)]
        .map(([, , path]) => path)
        .filter((path) => !existsSync(join(DIST, path)))
        .map((path) => `${name}: ${path}`),
    );
    assert.deepEqual(lost, []);
  });

  it('names no server', () => {
    // Where a market's rule is written down: shown to who asks, fetched by nobody.
    const others = files.filter(({ name }) => !name.startsWith('market-rules.'));
    const named = others.flatMap(({ name, code }) =>
      [...code.matchAll(/["'`](https?:[^"'`\s\\]*)/g)]
        .map(([, address]) => address)
        .filter((address) => !NAMES_LIKE_ADDRESSES.some((known) => known.test(address)))
        .map((address) => `${name}: ${address}`),
    );
    assert.deepEqual(named, []);
  });

  it('evaluates no text as code', () => {
    const evaluators = /\beval\s*\(|\bnew Function\b|[^.\w]Function\s*\(\s*["'`]/;
    assert.deepEqual(names(files.filter(({ code }) => evaluators.test(code))), []);
  });

  it('makes markup from text in one place, Lit’s template, behind a policy of our name', () => {
    const places = files.flatMap(({ name, code }) =>
      [...code.matchAll(/\.(?:innerHTML|outerHTML)\s*=[^=]|\.insertAdjacentHTML\(/g)].map(
        () => name,
      ),
    );
    // The product viewer alone is a file that needs no other, and has its own Lit.
    const [viewer, ...rest] = places.sort();
    assert.equal(viewer, 'product-viewer.js');
    assert.equal(rest.length, 1, `found in ${places.join(', ')}`);
    for (const { name, code } of files) {
      if (places.includes(name)) assert.match(code, /createPolicy\([`"']live-room-html[`"']/, name);
    }
    assert.ok(!files.some(({ code }) => /createPolicy\([`"']lit-html[`"']/.test(code)));
  });

  it('has nothing left of a build tool or of Node', () => {
    const leftover =
      /import\.meta\.(env|hot|glob)|\bprocess\.env\b|__vite__|vite:preload|\brequire\(\s*["'`]/;
    assert.deepEqual(names(files.filter(({ code }) => leftover.test(code))), []);
  });

  it('carries the licences of what it contains', () => {
    const text = readFileSync(join(DIST, 'THIRD-PARTY-LICENSES.md'), 'utf8');
    for (const name of ['hls.js', 'lit']) assert.match(text, new RegExp(`\\b${name}\\b`));
    const assets = readFileSync(join(DIST, 'assets/LICENSES.txt'), 'utf8');
    for (const words of [
      'Draco',
      'Basis Universal',
      'ONNX Runtime',
      'Permission is hereby granted',
    ])
      assert.ok(assets.includes(words), words);
    assert.match(assets, /Apache License\s+Version 2\.0.+END OF TERMS AND CONDITIONS/s);
  });
});

/** @param {string | null | undefined} specifier */
function isBeside(specifier) {
  return /^\.\/[^/]+$/.test(specifier ?? '') && existsSync(join(DIST, specifier ?? ''));
}

function names(files) {
  return files.map(({ name }) => name);
}
