import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { currentDocument, FILE } from '../helpers/markets-document.js';

describe('docs/markets.md', () => {
  it('has every rule as the packs have it; else: npm run docs:markets', async () => {
    assert.equal(await readFile(FILE, 'utf8'), await currentDocument());
  });
});
