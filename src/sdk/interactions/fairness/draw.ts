import { bytesOfHex, canonicalJson, hmacWith, sha256, sha256Of, hexOf } from './digest.js';
import type { DrawTerms, TableItem } from './receipt.js';

/** All lines of a table together. */
export const WHOLE = 1_000_000;

const WORD = 2 ** 32;
/** HMACs asked before giving up: that none of 8 words fits is rarer than one in 256 each time. */
const MAX_ROUNDS = 1000;

/** What a table, its terms and its seed are committed to with, hex. */
export function commitOf(
  seedHash: string,
  table: readonly TableItem[],
  terms: DrawTerms,
): Promise<string> {
  return sha256Of(canonicalJson({ seedHash, table, meta: terms }));
}

/** The hash of a seed: of its bytes, not of its hex. */
export async function seedHashOf(serverSeed: string): Promise<string> {
  return hexOf(await sha256(bytesOfHex(serverSeed)));
}

/** Draws numbers from 0 to below `limit`, each as likely, from the words of `seed` and a name. */
export async function fairNumbers(
  serverSeed: string,
): Promise<(name: string, limit: number) => Promise<number>> {
  const sign = await hmacWith(bytesOfHex(serverSeed));
  return async (name, limit) => {
    // Words beyond the last whole multiple would make the first numbers likelier.
    const fair = WORD - (WORD % limit);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const digest = new DataView((await sign(`${name}:${round}`)).buffer);
      for (let offset = 0; offset < digest.byteLength; offset += 4) {
        const word = digest.getUint32(offset);
        if (word < fair) return word % limit;
      }
    }
    throw new RangeError('No fair number was found.');
  };
}

/** What each line weighs in a draw: its odds, or where a case is finite what is left of it. */
export function weightsOf(
  table: readonly TableItem[],
  replacement: boolean,
  before: Readonly<Record<string, number>>,
): readonly number[] {
  return table.map(({ id, ppm, count }) =>
    replacement
      ? ppm
      : Math.max(0, (count ?? 0) - (Object.hasOwn(before, id) ? (before[id] ?? 0) : 0)),
  );
}

/** The item that a number below the sum of the weights falls on; in the order of the table. */
export function itemAt(
  table: readonly TableItem[],
  weights: readonly number[],
  number: number,
): string | null {
  let rest = number;
  for (const [index, { id }] of table.entries()) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return id;
  }
  return null;
}

/**
 * What a draw is called: the text of its HMACs is this and the round. In a finite case what was
 * drawn before is part of it, so that nobody can say later that it was something else.
 */
export async function drawName(
  { room, draw, replacement }: DrawTerms,
  clientSeed: string,
  nonce: number,
  before: Readonly<Record<string, number>>,
): Promise<string> {
  const name = `${room}:${draw}:${clientSeed}:${nonce}`;
  return replacement ? name : `${name}:${await sha256Of(canonicalJson(before))}`;
}

/** The HMAC of a draw's first round, hex. */
export async function firstRound(serverSeed: string, name: string): Promise<string> {
  const sign = await hmacWith(bytesOfHex(serverSeed));
  return hexOf(await sign(`${name}:0`));
}
