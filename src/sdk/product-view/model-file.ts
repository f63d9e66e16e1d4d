import { RoomError, type Decoded } from '../room/room-error.js';

/** A binary glTF taken apart. */
export interface ModelFile {
  readonly json: Readonly<Record<string, unknown>>;
  /** Bytes of the binary chunk; empty where there is none. */
  readonly binary: Uint8Array;
}

/** A phone's browser is killed by less than four of these. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** The description, without the data it describes. */
const MOST_JSON = 16 * 1024 * 1024;
const HEADER = 12;
const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

/** Reads a `.glb`, or a `.gltf` that has its data inside. Never throws. */
export function openModelFile(bytes: Uint8Array): Decoded<ModelFile> {
  if (bytes.byteLength > MOST_BYTES)
    return refused('view-model-too-large', 'The model is too large.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER || view.getUint32(0, true) !== MAGIC)
    return readJson(bytes, new Uint8Array());
  if (view.getUint32(4, true) !== 2)
    return refused('view-model-unsupported', 'This is not version 2 of glTF.');
  const length = view.getUint32(8, true);
  if (length > bytes.byteLength)
    return refused('view-model-invalid', 'The model ends too early: a part of it is missing.');
  let json: Uint8Array | undefined;
  let binary = new Uint8Array();
  for (let at = HEADER; at + 8 <= length;) {
    const [size, type] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    at += 8;
    if (size > length - at)
      return refused('view-model-invalid', 'A chunk is longer than the file.');
    const chunk = bytes.subarray(at, at + size);
    if (type === JSON_CHUNK) json ??= chunk;
    else if (type === BINARY_CHUNK && binary.length === 0) binary = chunk as typeof binary;
    // Chunks begin at multiples of four.
    at += size + ((4 - (size % 4)) % 4);
  }
  if (!json) return refused('view-model-invalid', 'The model has no description.');
  return readJson(json, binary);
}

function readJson(bytes: Uint8Array, binary: Uint8Array): Decoded<ModelFile> {
  if (bytes.byteLength > MOST_JSON)
    return refused('view-model-too-large', 'The description of the model is too large.');
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return { ok: true, value: { json: json as ModelFile['json'], binary } };
  } catch {
    // Told below.
  }
  return refused('view-model-invalid', 'This is not a glTF model.');
}

/** A refusal in the shape of all of them. */
export function refused(
  code: 'view-model-too-large' | 'view-model-invalid' | 'view-model-unsupported',
  message: string,
): { ok: false; error: RoomError } {
  return { ok: false, error: new RoomError('view', code, message) };
}
