// @ts-check
/** What the CDN build weighs against `tests/build/size-budget.json`. */
import { readFileSync } from 'node:fs';
import { brotliKB, filesOf, readManifest } from './cdn-build.js';

const BUDGET = new URL('../build/size-budget.json', import.meta.url);

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} kB
 * @property {number} maxKB
 */

/** @returns {Line[]} */
export function sizeReport() {
  const budget = readBudget();
  const manifest = readManifest();
  const first = firstFrameFiles();

  const lines = [
    {
      name: 'all that loads before the first frame',
      kB: brotliKB(first),
      maxKB: budget.beforeFirstFrame.maxKB,
    },
  ];
  /** @type {Set<string>} */
  const counted = new Set();
  for (const [name, { modules, maxKB }] of Object.entries(budget.beforeFirstFrame.groups)) {
    const files = [...filesOf(manifest, modules)].filter((file) => !counted.has(file));
    files.forEach((file) => counted.add(file));
    lines.push({ name: `  ${name}`, kB: brotliKB(files), maxKB });
  }
  const withFirst = [...firstPictureFiles()].filter((file) => !first.has(file));
  lines.push({
    name: 'what comes with the first frame',
    kB: brotliKB(withFirst),
    maxKB: budget.withTheFirstFrame.maxKB,
  });
  lines.push({
    name: 'the SDK without a view',
    kB: brotliKB(filesOf(manifest, ['src/sdk/index.ts'])),
    maxKB: budget.sdkWithoutView.maxKB,
  });
  // Fetched with the first views, and by all others found in the cache.
  const tools = filesOf(manifest, ['src/sdk/index.ts']);
  const beforeKinds = filesOf(manifest, budget.interactionKinds.after);
  for (const key of lazyKeys(manifest, 'src/components/')) {
    const isKind = budget.interactionKinds.modules.includes(key);
    const files = [...filesOf(manifest, [key])].filter(
      (file) => !first.has(file) && !tools.has(file) && !(isKind && beforeKinds.has(file)),
    );
    if (files.length === 0) continue;
    const maxKB = isKind
      ? budget.interactionKinds.maxKB
      : (budget.lazyView.exceptions[key] ?? budget.lazyView.maxKB);
    lines.push({ name: `lazy: ${key}`, kB: brotliKB(files), maxKB });
  }
  for (const [key, maxKB] of Object.entries(budget.transports)) {
    if (typeof maxKB !== 'number') continue;
    const files = [...filesOf(manifest, [key])].filter((file) => !first.has(file));
    lines.push({ name: `transport: ${key}`, kB: brotliKB(files), maxKB });
  }
  return lines;
}

/** What the budget declares to load before the first frame; a test compares it with a browser. */
export function firstFrameFiles() {
  const groups = Object.values(readBudget().beforeFirstFrame.groups);
  return filesOf(
    readManifest(),
    groups.flatMap(({ modules }) => modules),
  );
}

/** What waits for the first frame, but not for ever: on a slow machine it may come before. */
export function firstPictureFiles() {
  return filesOf(readManifest(), readBudget().withTheFirstFrame.modules);
}

/**
 * @typedef {object} Budget
 * @property {{ maxKB: number, groups: Record<string, { maxKB: number, modules: string[] }> }}
 *   beforeFirstFrame
 * @property {{ maxKB: number, modules: string[] }} withTheFirstFrame
 * @property {{ maxKB: number }} sdkWithoutView
 * @property {{ maxKB: number, exceptions: Record<string, number> }} lazyView
 * @property {{ maxKB: number, after: string[], modules: string[] }} interactionKinds what each adds
 *   to the overlay that has fetched it
 * @property {Record<string, number | string>} transports module → kB
 */

/** @returns {Budget} */
function readBudget() {
  return JSON.parse(readFileSync(BUDGET, 'utf8'));
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
