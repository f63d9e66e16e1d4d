import type { GenericSchema } from 'valibot';
import type { MarketRules } from '../markets/market-rules.js';
import type { RequestAnswer } from '../room/room-events.js';
import type { LocalizedText } from '../show/show-document.js';
import type {
  AgeAssurance,
  Interaction,
  InteractionKind,
  Move,
  MoveReason,
  OwnMove,
  Proof,
  Trouble,
} from './interaction.js';
import type { InteractionPhase, Statement } from './phase.js';

/** What the site says of an interaction, whatever its kind. */
export interface Said<Details> extends Statement {
  readonly id: string;
  readonly kind: InteractionKind;
  readonly title: LocalizedText;
  readonly text: LocalizedText | null;
  readonly rulesUrl: string | null;
  readonly verifyUrl: string | null;
  /** For one arm of an experiment. `unassigned`: also for viewers whose arm nobody knows. */
  readonly only?:
    | { readonly experiment: string; readonly arm: string; readonly unassigned: boolean }
    | null
    | undefined;
  readonly details: Details;
}

/** An interaction as it stands for this viewer, for its kind to judge. */
export interface Standing<Details, Own> {
  readonly said: Said<Details>;
  readonly phase: InteractionPhase;
  readonly own: Own & OwnMove;
  readonly proof: Proof;
  readonly trouble: Trouble | null;
  readonly serverNow: number;
  /** Null while they are on their way. */
  readonly rules: MarketRules | null;
}

/** The way into the shop's cart. */
export interface CartPort {
  add(line: { productId: string; variantId: string; quantity?: number }): Promise<RequestAnswer>;
  /** Where the shop takes codes. */
  applyCode?(code: string): Promise<RequestAnswer>;
}

export interface Tools<Own> {
  readonly cart: CartPort;
  readonly ageAssurance: AgeAssurance | null;
  /** Changes the viewer's part at once. */
  readonly patch: (change: Partial<Own>) => void;
}

/** What a move comes to: something the site has to hear, nothing but what was changed here, or no. */
export type Outcome =
  { readonly send: object } | { readonly done: true } | { readonly refused: MoveReason };

/** What the site says of a viewer's part; what is left out stays as it is. */
export type Told<Own> = { readonly [Key in keyof Own]?: Own[Key] | undefined };

/** What makes a kind what it is. Everything else is the same for all, in `running.ts`. */
export interface KindDesk<Details, Own extends object> {
  readonly kind: InteractionKind;
  readonly details: GenericSchema<unknown, Details>;
  readonly own: GenericSchema<unknown, Told<Own>>;
  readonly fresh: Own;
  /** What of the site's word on the viewer's part is taken in this phase; all of it otherwise. */
  readonly taken?: (told: Told<Own>, phase: InteractionPhase | null, own: Own) => Told<Own>;
  /** What is wrong with what was said. */
  readonly trouble?: (details: Details) => Trouble | null;
  show(standing: Standing<Details, Own>): Interaction;
  move(move: Move, standing: Standing<Details, Own>, tools: Tools<Own>): Outcome | Promise<Outcome>;
  /** The site has taken it, and `own` is what it says of it. */
  readonly took?: (
    move: Move,
    standing: Standing<Details, Own>,
    tools: Tools<Own>,
  ) => MoveReason | null | Promise<MoveReason | null>;
  /** Checks promises once there is something to check; answers what is to be shown. */
  readonly prove?: (standing: Standing<Details, Own>, tools: Tools<Own>) => Promise<Proof>;
  /** Server time until when a promise has to be kept. */
  readonly provenBy?: (details: Details) => number | null;
  /** Whether the viewer's part is worth asking for once the phase is this one. */
  readonly personal: readonly InteractionPhase[];
}

/** Why a move that counts only while it is open does not count now. */
export function outsideOf(phase: InteractionPhase): { readonly refused: MoveReason } | null {
  if (phase === 'open') return null;
  const early = phase === 'scheduled' || phase === 'countdown';
  return { refused: phase === 'cancelled' ? 'expired' : early ? 'too-early' : 'too-late' };
}

export const NOT_ALLOWED: Outcome = { refused: 'not-allowed' };

export function commonOf<Details, Own>(standing: Standing<Details, Own>) {
  const { said, phase, proof, trouble } = standing;
  const { id, revision, title, text, opensAt, windowMs, closesAt, rulesUrl, verifyUrl } = said;
  const times = { opensAt, windowMs, closesAt };
  return { id, revision, phase, title, text, ...times, rulesUrl, verifyUrl, trouble, proof };
}
