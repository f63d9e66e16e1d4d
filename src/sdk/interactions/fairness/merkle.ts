import { bytesOf, bytesOfHex, hexOf, sha256 } from './digest.js';

/** Proofs that an entry is among those whose tree has a root; hashed as in RFC 6962. */

const LEAF = 0;
const NODE = 1;

export async function leafOf(entry: string): Promise<string> {
  return hexOf(await sha256(joined(LEAF, bytesOf(entry))));
}

/** The root over `count` entries that entry `index` leads to by the hashes beside its way up. */
export async function rootFrom(
  leaf: string,
  index: number,
  count: number,
  path: readonly string[],
): Promise<string | null> {
  let hash = leaf;
  let place = index;
  let last = count - 1;
  if (index < 0 || index > last) return null;
  for (const beside of path) {
    if (last === 0) return null;
    // The last one of a row without a neighbour goes up alone.
    while (place === last && place % 2 === 0 && last > 0) {
      place >>= 1;
      last >>= 1;
    }
    if (last === 0) return null;
    hash = await nodeOf(
      ...(place % 2 === 1 ? ([beside, hash] as const) : ([hash, beside] as const)),
    );
    place >>= 1;
    last >>= 1;
  }
  while (last > 0 && place === last && place % 2 === 0) {
    place >>= 1;
    last >>= 1;
  }
  return last === 0 ? hash : null;
}

async function nodeOf(left: string, right: string): Promise<string> {
  return hexOf(await sha256(joined(NODE, bytesOfHex(left), bytesOfHex(right))));
}

function joined(mark: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = mark;
  let offset = 1;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
