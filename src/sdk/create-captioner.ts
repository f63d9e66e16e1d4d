import { CaptionDesk } from './captions/caption-desk.js';
import type { CaptionMessage } from './captions/caption-state.js';
import { SpeechListener } from './captions/speech-listener.js';
import { readPublishAnswer } from './captions/studio/publish-answer.js';
import { StudioEar } from './captions/studio/studio-ear.js';
import { Studio } from './captions/studio/studio.js';
import type {
  PublishCue,
  StudioCommands,
  StudioInput,
  StudioState,
  TranslateLine,
} from './captions/studio/studio-state.js';
import { TranslationDesk } from './captions/translation/translation-desk.js';
import { composeRoom } from './compose-room.js';
import { pageWorld } from './create-room.js';
import type { LiveRoom } from './room/live-room.js';
import type { Room } from './room/room.js';
import { engineMissing, type RoomError } from './room/room-error.js';
import type { ShowDocument } from './show/show-document.js';
import { systemClock } from './state/clock.js';
import type { ReadableStore } from './state/snapshot-store.js';

export interface CaptionerOptions {
  /** Address of the show document, or the document itself. */
  readonly show: string | URL | ShowDocument;
  /** Who is at the desk: others see it, and it decides between two who write at once. */
  readonly operator: string;
  /** Languages that lines are translated into; otherwise those of the show's captions. */
  readonly targets?: readonly string[] | undefined;
  /** Part of the show's delay that a line is kept back for mending, 0–0.9. */
  readonly slack?: number | undefined;
  readonly assets?: string | undefined;
  /** For the channel, and for what is sent. */
  readonly realtimeToken?: (() => Promise<string>) | undefined;
  /** Sends a cue by a way of the page's own; otherwise as an action of the show's channel. */
  readonly publish?: PublishCue | undefined;
  readonly failed?: ((error: RoomError) => void) | undefined;
}

/** The studio of one show. */
export interface Captioner extends StudioCommands {
  readonly store: ReadableStore<StudioState>;
  /** The same show as viewers see it. */
  readonly room: Room;
  /** Reads the show, and joins it. */
  join(): Promise<void>;
  /** What is listened to from now on. A microphone asks the browser's leave. */
  listen(input: StudioInput): Promise<void>;
  close(): void;
}

/** A seventh of the delay: nobody notices it, and it is time for a quick eye. */
const SLACK = 0.15;
/** Nobody knows the show's delay before its first picture. */
const USUAL_DELAY = 6000;

/** Makes a studio. Does nothing until `join()`. */
export function createCaptioner(options: CaptionerOptions): Captioner {
  const { assets, operator, failed = () => undefined } = options;
  const closed = new AbortController();
  const { signal } = closed;
  const world = pageWorld(assets);
  let studio: Studio | undefined;
  let ear: StudioEar | undefined;
  const fail = (error: RoomError): void => {
    if (!signal.aborted) failed(error);
  };

  /** Hears what comes over the channel: what other operators do. */
  class DeskOfAll extends CaptionDesk {
    override receive(message: CaptionMessage): void {
      super.receive(message);
      if (message.type === 'cues' && message.from === 'channel') studio?.receive(message.cues);
    }
  }

  const room: LiveRoom = composeRoom(
    {
      source: options.show instanceof URL ? options.show.href : options.show,
      language: 'en',
      captions: null,
      muted: true,
      autoplay: true,
      cartProvider: null,
      productProvider: null,
      market: {},
      angle: undefined,
      realtimeToken: options.realtimeToken,
      danmaku: false,
    },
    { ...world, captionDesks: () => Promise.resolve(DeskOfAll) },
  );
  room.addEventListener('room-failed', ({ detail }) => fail(detail.error));

  const translations = new TranslationDesk(
    { clock: systemClock, signal, fail, changed: () => undefined },
    (plan, parts) => makers?.(plan, parts) ?? [],
  );
  let makers: Awaited<ReturnType<typeof loadTranslators>> | undefined;
  const translate: TranslateLine = async (text, from, to, limit) => {
    const made = await translations.translated(text, from, to, limit);
    return { text: made.text, machine: made.by !== 'memory' };
  };

  const openStudio = (document: ShowDocument): Studio => {
    const spoken = document.spokenLanguage ?? 'en';
    return new Studio({
      clock: systemClock,
      random: Math.random,
      signal,
      serverNow: () => room.realtime.serverNow(),
      delay: () => {
        const now = room.timeline.now;
        return now === null ? USUAL_DELAY : room.realtime.serverNow() - now;
      },
      operator,
      // A desk that is opened again must not take its old lines for new ones.
      session: Math.floor(Math.random() * 36 ** 5).toString(36),
      spoken,
      targets: options.targets ?? document.captions.languages.filter((tag) => tag !== spoken),
      slackShare: options.slack ?? SLACK,
      publish: options.publish ?? publisher(room, options.realtimeToken, signal),
      translate,
      mend: (text, language) => translations.terms.mend(text, language),
    });
  };

  const store = new LateStore();
  return {
    store,
    room,
    async join() {
      if (signal.aborted) return;
      const show = room.join();
      makers = await loadTranslators(assets);
      await show;
      const { document } = room.show.store.current;
      if (!document || closed.signal.aborted) return;
      const base =
        typeof options.show === 'object' && !(options.show instanceof URL)
          ? world.baseUrl
          : new URL(options.show, world.baseUrl).href;
      translations.setDocument(document, base);
      studio = openStudio(document);
      store.follow(studio.store);
      await room.captions.open();
      ear = new StudioEar({
        studio,
        document,
        listen: (sink) => room.playback.listen(sink),
        microphone: async (sink) => {
          const { Microphone } = await import('./engines/microphone.js');
          return Microphone.open(sink, () => room.realtime.serverNow());
        },
        listener: async (parts) => {
          try {
            const { speechRecognizers } = await import('./engines/speech-recognizer-engine.js');
            return new SpeechListener({
              ...parts,
              recognizers: (wanted) => speechRecognizers({ ...wanted, assets }),
            });
          } catch (cause) {
            throw engineMissing('captions', cause, true);
          }
        },
        fail,
        signal,
      });
    },
    listen: async (input) => ear?.listen(input),
    correct: (id, text) => studio?.correct(id, text),
    confirm: (id) => studio?.confirm(id),
    hold: (id, held) => studio?.hold(id, held),
    drop: (id) => studio?.drop(id),
    type: (text) => studio?.type(text),
    resolve: (id, whose) => studio?.resolve(id, whose),
    setSlack: (share) => studio?.setSlack(share),
    setTargets: (languages) => studio?.setTargets(languages),
    close() {
      ear?.close();
      closed.abort();
      room.leave();
    },
  };
}

async function loadTranslators(assets: string | undefined) {
  return (await import('./engines/translators.js')).pageTranslators(assets);
}

/** Cues go as actions: posted to the site, or over the line where the engine answers requests. */
function publisher(
  room: LiveRoom,
  token: CaptionerOptions['realtimeToken'],
  signal: AbortSignal,
): PublishCue {
  return async (cue, { key, signal: limit }) => {
    const { realtime } = room.show.store.current.document ?? {};
    if (realtime?.actions !== undefined) {
      const { httpActions } = await import('./engines/http-actions.js');
      const post = httpActions(realtime.actions, token);
      const text = JSON.stringify({ id: key, type: 'cue.publish', data: cue });
      const { status, text: answer } = await post(text, { id: key, signal: limit });
      return readPublishAnswer(status, answer);
    }
    const answer = await room.act({ type: 'cue.publish', id: key, data: cue });
    signal.throwIfAborted();
    if (answer.status === 'pending') throw new Error('Nobody knows whether it arrived.');
    return readPublishAnswer(200, JSON.stringify(answer));
  };
}

/** What the desk knows, from the moment there is one. */
class LateStore implements ReadableStore<StudioState> {
  #store: ReadableStore<StudioState> | undefined;
  #listeners = new Map<() => void, (() => void) | undefined>();

  get current(): Readonly<StudioState> {
    return this.#store?.current ?? EMPTY;
  }

  follow(store: ReadableStore<StudioState>): void {
    this.#store = store;
    for (const listener of this.#listeners.keys()) {
      this.#listeners.set(listener, store.subscribe(listener));
      listener();
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.set(listener, this.#store?.subscribe(listener));
    return () => {
      this.#listeners.get(listener)?.();
      this.#listeners.delete(listener);
    };
  }
}

const EMPTY: StudioState = {
  lines: [],
  link: 'open',
  waiting: 0,
  slackShare: SLACK,
  slackMs: 0,
  delayMs: 0,
  input: 'off',
  recognizer: null,
  operator: '',
  others: [],
  spoken: 'en',
  targets: [],
};
