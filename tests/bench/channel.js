// @ts-check
/**
 * The room's channel: the state lane through trouble (`channel/recovery.js`), a flood of messages
 * (`channel/flood.js`), and danmaku beside other engines (`channel/danmaku.js`).
 * `--only recovery` runs one of them.
 */
import { existsSync } from 'node:fs';

const PARTS = ['recovery', 'flood', 'danmaku'];

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run(options) {
  const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
  for (const part of PARTS.includes(only) ? [only] : PARTS) {
    const file = new URL(`channel/${part}.js`, import.meta.url);
    if (!existsSync(file)) continue;
    await (await import(file.href))[part](options);
  }
}
