/** Bytes and hashes, by the browser's own WebCrypto: Node has the same. */

const utf8 = new TextEncoder();

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return utf8.encode(text);
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of a hex text of an even length. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** sha256 of a text in UTF-8, hex. */
export async function sha256Of(text: string): Promise<string> {
  return hexOf(await sha256(bytesOf(text)));
}

/** Signs one text after the other with the same key. */
export async function hmacWith(
  key: Uint8Array<ArrayBuffer>,
): Promise<(text: string) => Promise<Uint8Array>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytesOf(text)));
}

/** 16 bytes of chance, hex: a client seed. */
export function randomSeed(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * JSON with the keys of every object sorted by code unit, and nothing between: the same bytes for
 * the same value, whoever writes it. Numbers have to be whole.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
