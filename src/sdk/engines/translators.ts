import type { NamedTranslator, TranslatorMaker } from '../captions/translation/translation-desk.js';
import { browserTranslator, type TranslatorApi } from './browser-translator.js';
import { deviceMemory } from './device-memory.js';
import { deviceTranslator } from './device-translator.js';
import { httpTranslator } from './http-translator.js';
import { ModelStore } from './model-store.js';
import { spawnWorker } from './spawn-worker.js';
import type { NavigatorHints } from './speech-recognizer-engine.js';

/**
 * What this page has to translate with: the browser's own, a model of the site's in this browser,
 * then the site's service.
 */
export function pageTranslators(assets: string | undefined): TranslatorMaker {
  return ({ device, endpoint }, { clock, signal, ready, fail }) => {
    const api = (globalThis as { readonly Translator?: TranslatorApi }).Translator;
    const made: NamedTranslator[] = [];
    if (api) made.push(browserTranslator(api, { signal, ready }));
    const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);
    if (device) {
      const { connection } = navigator as NavigatorHints;
      const metered = (): boolean =>
        connection?.saveData === true || connection?.type === 'cellular';
      const store = new ModelStore();
      const spawn = spawnWorker;
      const world = { clock, fetch, spawn, store, metered, deviceMemory: deviceMemory() };
      made.push(deviceTranslator({ plan: device, assets, world, signal, fail, ready }));
    }
    if (endpoint !== undefined) {
      made.push(httpTranslator({ url: endpoint, clock, signal, ready, fetch }));
    }
    return made;
  };
}
