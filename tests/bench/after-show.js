// @ts-check
/**
 * After the show: seeking in a replay (`after-show/replay.js`), clips cut in a browser
 * (`after-show/clips.js`), facts through bad lines and crashes, and what they cost
 * (`after-show/facts.js`); experiments (`after-show/experiments.js`). `--only facts` runs one.
 */
const FILES = /** @type {const} */ ({
  replay: 'replay',
  clips: 'clips',
  facts: 'facts',
  experiments: 'experiments',
});

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run(options) {
  const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
  const parts = Object.hasOwn(FILES, only) ? [only] : Object.keys(FILES);
  for (const part of parts) {
    const file = FILES[/** @type {keyof FILES} */ (part)];
    await (await import(`./after-show/${file}.js`))[part](options);
  }
}
