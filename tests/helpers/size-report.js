// @ts-check
/** What the CDN build weighs against `tests/build/size-budget.json`. */
import { readFileSync } from 'node:fs';
import { ENTRY, brotliKB, filesOf, readManifest } from './cdn-build.js';

const BUDGET = new URL('../build/size-budget.json', import.meta.url);

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} kB
 * @property {number} maxKB
 */

/** @returns {Line[]} */
export function sizeReport() {
  const budget = JSON.parse(readFileSync(BUDGET, 'utf8'));
  const manifest = readManifest();
  const { engines, others, maxKB } = budget.beforeFirstFrame;

  const initial = filesOf(manifest, [ENTRY]);
  const own = filesOf(manifest, [ENTRY, ...others]);
  const all = filesOf(manifest, [ENTRY, ...others, ...engines]);
  /** @param {string} key */
  const added = (key) => brotliKB([...filesOf(manifest, [key])].filter((file) => !own.has(file)));

  const lines = [
    { name: 'all that loads before the first frame', kB: brotliKB(all), maxKB },
    { name: '  our code and Lit', kB: brotliKB(own), maxKB: budget.ownCodeAndLit.maxKB },
    ...Object.entries(budget.engines).map(([key, max]) => ({
      name: `  ${key}`,
      kB: added(key),
      maxKB: Number(max),
    })),
    {
      name: 'the SDK without a view',
      kB: brotliKB(filesOf(manifest, ['src/sdk/index.ts'])),
      maxKB: budget.sdkAlone.maxKB,
    },
  ];
  const { exceptions, maxKB: viewMax } = budget.lazyView;
  for (const key of lazyKeys(manifest, 'src/components/')) {
    if (others.includes(key)) continue;
    const kB = brotliKB([...filesOf(manifest, [key])].filter((file) => !initial.has(file)));
    lines.push({ name: `lazy: ${key}`, kB, maxKB: exceptions[key] ?? viewMax });
  }
  return lines;
}

/**
 * Modules that are reached by `import()`.
 * @param {ReturnType<typeof readManifest>} manifest
 * @param {string} under
 */
export function lazyKeys(manifest, under) {
  return Object.keys(manifest).filter(
    (key) => key.startsWith(under) && manifest[key]?.isDynamicEntry,
  );
}

// `npm run size` prints the table.
if (process.argv[1] === import.meta.filename) {
  for (const { name, kB, maxKB } of sizeReport()) {
    const verdict = kB > maxKB ? '✖' : '✔';
    console.log(
      `${verdict} ${kB.toFixed(1).padStart(6)} of ${String(maxKB).padStart(3)} kB  ${name}`,
    );
  }
}
