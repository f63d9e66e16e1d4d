// @ts-check
/**
 * docs/markets.md, written from the rule packs: `node tests/helpers/markets-document.js` writes it,
 * and tests/architecture/markets-document.test.js says when that was forgotten.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.js';

export const FILE = fileURLToPath(new URL('../../docs/markets.md', import.meta.url));
const BEGIN = '<!-- rules: written by tests/helpers/markets-document.js -->';

/** @returns {Promise<string>} the document with the rules as the packs have them */
export async function currentDocument() {
  const { PACKS, STRICTNESS, rulesFor } = await importSource(`
    export { PACKS } from './src/sdk/markets/packs/packs.js';
    export { STRICTNESS } from './src/sdk/markets/stricter.js';
    export { rulesFor } from './src/sdk/markets/market-rules.js';
  `);
  const [prose] = (await readFile(FILE, 'utf8')).split(BEGIN);
  const names = Object.keys(STRICTNESS);
  const lines = [BEGIN, '', '## Every rule', ''];
  for (const { market, members, rules, none = [] } of PACKS) {
    lines.push(`### ${titleOf(market)}`, '');
    if (members) lines.push(`Members: ${members.join(' ')}.`, '');
    lines.push('| rule | value | source | since | checked |', '|---|---|---|---|---|');
    for (const { rule, value, source, note } of rules) {
      const { title, url, date, basis } = source;
      const link = url ? `[${cell(title)}](${url})` : cell(title);
      const said = note ? `${written(value)}<br>${cell(note)}` : written(value);
      lines.push(`| \`${rule}\` | ${said} | ${link} | ${date} | ${basis} |`);
    }
    lines.push('');
    if (none.length > 0)
      lines.push(
        `No such rule known to us: ${none.map((/** @type {string} */ name) => `\`${name}\``).join(', ')}.`,
        '',
      );
    const said = new Set([...rules.map((/** @type {any} */ { rule }) => rule), ...none]);
    const open = names.filter((name) => !said.has(name));
    if (open.length > 0 && !isMember(market, PACKS))
      lines.push(
        `Left open, so as the strictest: ${open.map((name) => `\`${name}\``).join(', ')}.`,
        '',
      );
  }
  lines.push('### The strictest', '', 'For a market that nobody said or knows:', '');
  lines.push('| rule | value |', '|---|---|');
  const strictest = rulesFor(undefined);
  for (const name of names) {
    const [group = '', leaf] = name.split('.');
    const value = leaf ? strictest[group][leaf] : strictest[group];
    lines.push(`| \`${name}\` | ${written(value)} |`);
  }
  return `${prose}${lines.join('\n')}\n`;
}

/** @param {string} market @param {any[]} packs */
function isMember(market, packs) {
  return packs.some(({ members = [] }) => members.includes(market));
}

/** @param {string} market */
function titleOf(market) {
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(market);
  return `${name} (${market})`;
}

/** @param {unknown} value @returns {string} */
function written(value) {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(written).join(', ') || 'none';
  if (typeof value !== 'object') return cell(String(value));
  const entries = /** @type {Record<string, unknown>} */ (value);
  if (entries.amount) return `${entries.amount} ${entries.currency}`;
  if (entries.phrase) return `“${cell(String(entries.phrase))}” (${entries.language})`;
  if (entries.category) return `${entries.category} from ${entries.minAge}`;
  return Object.entries(entries)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name}: ${written(part)}`)
    .join('; ');
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(FILE, await currentDocument());
  console.log('docs/markets.md is current.');
}
