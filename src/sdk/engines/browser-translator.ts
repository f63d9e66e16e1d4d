import type { NamedTranslator } from '../captions/translation/translation-desk.js';

/** As far as TypeScript's DOM does not know it: the Translator API of Chrome and Edge on desktops. */
export interface TranslatorApi {
  availability(pair: Pair): Promise<string>;
  create(
    options: Pair & {
      readonly signal?: AbortSignal;
      readonly monitor?: (monitor: EventTarget) => void;
    },
  ): Promise<BrowserTranslation>;
}

interface Pair {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}

interface BrowserTranslation {
  translate(text: string, options?: { readonly signal?: AbortSignal }): Promise<string>;
  destroy(): void;
}

/** Each holds a model in memory. */
const MAX_OPEN = 4;

/**
 * The browser's own translator: on the device, free, for pairs it has. What it would have to fetch
 * first is fetched in the viewer's tap only.
 */
export function browserTranslator(
  api: TranslatorApi,
  { signal, ready }: { readonly signal: AbortSignal; readonly ready: () => void },
): NamedTranslator {
  const states = new Map<string, string>();
  const open = new Map<string, Promise<BrowserTranslation>>();

  const pairOf = (from: string, to: string): Pair => ({ sourceLanguage: from, targetLanguage: to });
  const stateOf = (from: string, to: string): string => {
    const key = `${from}>${to}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    states.set(key, 'asking');
    api.availability(pairOf(from, to)).then(
      (state) => {
        states.set(key, state);
        if (!signal.aborted) ready();
      },
      () => {
        // Not a language that it knows: the next may be asked.
        states.set(key, 'unavailable');
        if (!signal.aborted) ready();
      },
    );
    return 'asking';
  };
  const make = (
    from: string,
    to: string,
    progress?: (share: number) => void,
  ): Promise<BrowserTranslation> => {
    const key = `${from}>${to}`;
    const made =
      open.get(key) ??
      api.create({
        ...pairOf(from, to),
        signal,
        ...(progress && {
          monitor: (monitor: EventTarget) => {
            monitor.addEventListener('downloadprogress', (event) => {
              if (event instanceof ProgressEvent) progress(event.loaded);
            });
          },
        }),
      });
    open.delete(key);
    open.set(key, made);
    made.catch(() => open.delete(key));
    const [oldest] = open;
    if (open.size > MAX_OPEN && oldest) {
      open.delete(oldest[0]);
      void oldest[1].then((translation) => translation.destroy());
    }
    return made;
  };
  signal.addEventListener(
    'abort',
    () => {
      for (const each of open.values())
        each.then(
          (translation) => translation.destroy(),
          () => undefined,
        );
      open.clear();
    },
    { once: true },
  );

  return {
    by: 'browser',
    canTranslate: (from, to) => from !== null && stateOf(from, to) === 'available',
    asking: (from, to) => stateOf(from, to) === 'asking',
    canDownload: (from, to) => /^download/.test(stateOf(from, to)),
    async download(from, to, progress) {
      await make(from, to, progress);
      states.set(`${from}>${to}`, 'available');
      return true;
    },
    async translate(text, { from, to, signal: limit }) {
      if (from === null) throw new Error('It has to be told which language this is.');
      const translation = await make(from, to);
      return translation.translate(text, { signal: limit });
    },
  };
}
