/**
 * 32 bits of a text, evenly spread. Not for secrets: for sampling, and for choosing arms that must
 * be the same in every browser and on the server.
 *
 * A multiply and a shift for each UTF-16 unit, and at the end MurmurHash3's finaliser, in which
 * every bit of the input reaches every bit of the output.
 */
export function hash32(text: string): number {
  let hash = 0x9e3779b9 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
