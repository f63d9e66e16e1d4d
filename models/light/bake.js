// @ts-check
/**
 * `node models/light/bake.js`: filters the studio's light once, here, so that no viewer's phone has
 * to do it at every opening. Writes `studio.bin` beside itself; docs/product-view.md says how it
 * is laid out.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { launch } from '../../tests/helpers/find-browser.js';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** What a white thing gets on average: as bright as others show theirs. */
const MEAN = 0.78;
/** Mantissas of nine bits: what is left of ten is noise of the filter, and does not compress. */
const KEPT = 0xfffe;

const { outputFiles } = await build({
  entryPoints: [here('studio.js')],
  bundle: true,
  write: false,
  format: 'iife',
});
const browser = await launch({
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const page = await browser.newPage();
  await page.evaluate(outputFiles[0]?.text ?? '');
  const { size, levels } = await page.evaluate(() => globalThis.bake());
  const values = evenly(levels).map((value) => value & KEPT);
  // Neighbours are alike: differences compress to a fifth, high and low bytes apart.
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => {
    const step = (value - (values[at - 1] ?? 0)) & 0xffff;
    bytes[at] = step >> 8;
    bytes[values.length + at] = step & 0xff;
  });
  const head = Buffer.from([0x4c, 0x49, 0x54, 0x31, Math.log2(size), levels.length]);
  const file = gzipSync(Buffer.concat([head, bytes]), { level: 9 });
  writeFileSync(here('studio.bin'), file);
  console.log(`studio.bin: ${file.length} bytes, ${levels.length} levels from ${size} pixels`);
} finally {
  await browser.close();
}

/** @param {number[][]} levels half floats, the last of them what matt things are lit with */
function evenly(levels) {
  const even = (levels.at(-1) ?? []).map(fromHalf);
  const factor = (MEAN * even.length) / even.reduce((sum, value) => sum + value, 0);
  return levels.flat().map((value) => toHalf(fromHalf(value) * factor));
}

/** @param {number} bits of a positive number */
function fromHalf(bits) {
  const [exponent, mantissa] = [bits >> 10, bits & 0x3ff];
  return exponent === 0 ? mantissa * 2 ** -24 : (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

/** @param {number} value above nothing */
function toHalf(value) {
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.max(value, 2 ** -14))));
  return Math.min(0x7bff, Math.round((value / 2 ** exponent - 1) * 1024) + ((exponent + 15) << 10));
}
