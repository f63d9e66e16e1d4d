import type { RecognizerState } from '../speech-recognizer.js';

/** How a line stands with those who read it. */
export type StudioPhase =
  /** It is still being said. */
  | 'hearing'
  /** It goes out when its slack is over, unless it is mended, held back or dropped before. */
  | 'slack'
  /** The operator keeps it back. */
  | 'held'
  | 'sending'
  /** The network does not take it: it goes out when it does again. */
  | 'waiting'
  | 'sent'
  /** Somebody else has changed it meanwhile: theirs is what is read. */
  | 'conflict'
  /** The site does not take it. */
  | 'refused'
  /** Taken away, or its moment was over before it could be sent. */
  | 'dropped'
  | 'late';

export interface StudioLine {
  readonly id: string;
  /** Stage time, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** What is read, or will be, in the spoken language. */
  readonly text: string;
  /** What was understood, before anybody mended it. */
  readonly heard: string;
  readonly source: 'human' | 'script' | 'studio';
  readonly phase: StudioPhase;
  /** When it goes out by itself, by the server's clock; null when it does not. */
  readonly dueAt: number | null;
  readonly rev: number;
  /** Who wrote what is read. */
  readonly by: string;
  /** By language: what people wrote, and what machines made. */
  readonly translations: readonly {
    readonly language: string;
    readonly text: string;
    readonly machine: boolean;
  }[];
  /** Languages that are still on their way, and those that could not be had. */
  readonly pending: readonly string[];
  readonly failed: readonly string[];
  readonly theirs: { readonly text: string; readonly by: string; readonly rev: number } | null;
  readonly reason: string | null;
}

export interface StudioState {
  /** In the order of their start; the last two hundred. */
  readonly lines: readonly StudioLine[];
  /** `waiting`: the network is not there, and so many lines wait for it. */
  readonly link: 'open' | 'waiting';
  readonly waiting: number;
  /** How much of the show's delay a line is kept back for mending, 0–0.9. */
  readonly slackShare: number;
  /** The same in ms, and the show's delay it is a share of. */
  readonly slackMs: number;
  readonly delayMs: number;
  readonly input: StudioInput;
  readonly recognizer: RecognizerState | null;
  readonly operator: string;
  /** Others who have sent lines in the last half minute. */
  readonly others: readonly string[];
  readonly spoken: string;
  /** Languages that lines are translated into. */
  readonly targets: readonly string[];
}

/** What is listened to. */
export type StudioInput = 'off' | 'stream' | 'microphone';

export interface StudioCommands {
  /** What the line should have said. Goes out at once. */
  correct(id: string, text: string): void;
  /** It is right as it is: goes out at once, as a person's. */
  confirm(id: string): void;
  /** Keeps it back until it is confirmed or mended; or lets it go. */
  hold(id: string, held: boolean): void;
  /** Nobody reads it, or no longer. */
  drop(id: string): void;
  /** A line that nobody has said: typed. */
  type(text: string): void;
  /** After a conflict: theirs stands, or mine replaces it. */
  resolve(id: string, whose: 'theirs' | 'mine'): void;
  setSlack(share: number): void;
  setTargets(languages: readonly string[]): void;
}

/** A cue on its way to the viewers: the data of a `cue` message, see docs/protocol.md. */
export interface CueEnvelope {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly language: string;
  /** In the spoken language and those that people wrote; empty takes the cue away. */
  readonly text: Readonly<Record<string, string>>;
  readonly source: 'human' | 'script' | 'studio';
  readonly rev: number;
  readonly by: string;
  /** What machines made. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** How the site has taken a cue. Rejects when the network does not. */
export type PublishCue = (
  cue: CueEnvelope,
  options: { readonly key: string; readonly signal: AbortSignal },
) => Promise<
  | { readonly status: 'accepted' }
  | {
      readonly status: 'conflict';
      readonly text: string;
      readonly by: string;
      readonly rev: number;
    }
  | { readonly status: 'refused'; readonly reason: string }
>;

/** Brings a line into another language. Rejects when it cannot. */
export type TranslateLine = (
  text: string,
  from: string,
  to: string,
  signal: AbortSignal,
) => Promise<{ readonly text: string; readonly machine: boolean }>;
