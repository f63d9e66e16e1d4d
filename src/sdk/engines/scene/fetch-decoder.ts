import { sceneError } from './scene-error.js';

/**
 * The two files of a decoder, from the assets. The worker is asked for as well: one that is missing
 * would never answer, and the model would be on its way for ever.
 */
export async function fetchDecoder(
  assets: string,
  name: 'draco' | 'basis',
): Promise<{ readonly worker: string; readonly wasm: ArrayBuffer }> {
  const worker = new URL(`${name}-worker.js`, assets).href;
  try {
    const [binary, script] = await Promise.all([
      fetch(new URL(`${name}.wasm`, assets)),
      fetch(worker, { method: 'HEAD' }),
    ]);
    if (!binary.ok || !script.ok) throw new Error('It is not there.');
    return { worker, wasm: await binary.arrayBuffer() };
  } catch (cause) {
    throw sceneError('view-decoder-missing', `The decoder ${name} cannot be had.`, cause);
  }
}
