import { inspectModel, type InspectedModel } from '../../product-view/inspect-model.js';
import { MOST_BYTES } from '../../product-view/model-file.js';
import { sceneError } from './scene-error.js';

/** Reads a model that is on its way, as long as it is no longer than it may be. */
export async function readModel(
  coming: Promise<Response>,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly model: InspectedModel }> {
  const bytes = await readBytes(await answerOf(coming, signal), progress, signal);
  const read = inspectModel(bytes);
  if (!read.ok) throw read.error;
  return { bytes, model: read.value };
}

async function answerOf(coming: Promise<Response>, signal: AbortSignal): Promise<Response> {
  try {
    const response = await coming;
    if (response.ok) return response;
    throw new Error(`It answers ${response.status}.`);
  } catch (cause) {
    signal.throwIfAborted();
    throw sceneError('view-model-unreachable', 'The model cannot be fetched.', cause);
  }
}

async function readBytes(
  response: Response,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > MOST_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      parts.push(value);
      size += value.length;
      if (size > MOST_BYTES) {
        void reader?.cancel();
        throw tooLarge();
      }
      // What is told counts compressed bytes, what comes does not.
      if (told > 0) progress(Math.min(1, size / told));
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw sceneError('view-model-unreachable', 'The model broke off on its way.', cause);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const tooLarge = () => sceneError('view-model-too-large', 'The model is too large.');
