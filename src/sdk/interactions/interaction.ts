import type { Reason } from '../room/room-events.js';
import type { LocalizedText, Money } from '../show/show-document.js';
import type { BlindBox, OwnDraws } from './blind-box.js';
import type { InteractionPhase } from './phase.js';

/** How far a promise of the site could be checked in this page. */
export type Proof =
  /** Nothing was promised, or its time has not come. */
  | 'none'
  | 'waiting'
  | 'proven'
  /** What was revealed is not what was promised. */
  | 'failed'
  /** This browser cannot check: no WebCrypto, as on a page without https. */
  | 'unchecked'
  /** Its time is over and nothing was revealed: as bad as failed. */
  | 'missing';

/** What is wrong with what the site said. The views say so; nothing can be done meanwhile. */
export type Trouble = 'deadline-past' | 'odds-wrong' | 'stock-wrong' | 'options-missing';

/** Why the viewer's own move did not count. */
export type MoveReason =
  | Reason
  | 'too-early'
  | 'too-late'
  | 'already-done'
  | 'sold-out'
  | 'not-allowed'
  | 'offline'
  | 'not-eligible'
  /** The answer of the site does not hold against its own promise. */
  | 'not-proven';

export type MoveAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: MoveReason; readonly message?: string | undefined };

/** The viewer's last move in an interaction. */
export interface OwnMove {
  /** `unknown`: nobody knows whether it arrived; asked again, it does not count twice. */
  readonly delivery: 'none' | 'sending' | 'accepted' | 'refused' | 'pending' | 'unknown';
  readonly refusal: {
    readonly reason: MoveReason;
    readonly message?: string | undefined;
  } | null;
}

interface Common<Kind extends string, Details, Own> {
  readonly id: string;
  readonly kind: Kind;
  readonly revision: number;
  /** For this viewer, at this picture and at this moment. */
  readonly phase: InteractionPhase;
  readonly title: LocalizedText;
  readonly text: LocalizedText | null;
  /** The picture that opens it, stage time. */
  readonly opensAt: number | null;
  /** How long it is open for one viewer, from his picture on. */
  readonly windowMs: number | null;
  /** The close for everybody, server time. */
  readonly closesAt: number | null;
  /** Conditions of taking part. */
  readonly rulesUrl: string | null;
  /** A page of the site where anybody can check a receipt. */
  readonly verifyUrl: string | null;
  readonly trouble: Trouble | null;
  readonly proof: Proof;
  readonly details: Details;
  readonly own: Own & OwnMove;
}

/** Something one can choose. */
export interface Choice {
  readonly id: string;
  readonly text: LocalizedText;
}

export interface Poll {
  readonly choices: readonly Choice[];
  readonly changeAllowed: boolean;
  readonly hideUntilVoted: boolean;
  /** Votes by choice; null while they are not shown to this viewer. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly total: number;
}
export interface OwnVote {
  readonly choice: string | null;
}

export interface Quiz {
  /** In this viewer's order. */
  readonly choices: readonly Choice[];
  readonly round: number;
  readonly rounds: number;
  /** Elimination: a wrong answer ends the game. */
  readonly mode: 'score' | 'streak' | 'elimination';
  /** sha256 of answer and salt, hex. */
  readonly commit: string;
  /** Null until it is revealed. */
  readonly answer: string | null;
  readonly counts: Readonly<Record<string, number>> | null;
}
export interface OwnAnswers {
  readonly choice: string | null;
  /** Null until revealed. */
  readonly correct: boolean | null;
  readonly score: number;
  readonly streak: number;
  readonly eliminated: boolean;
  readonly rank: number | null;
  readonly leaderboard: LeaderboardPage | null;
}
export interface LeaderboardPage {
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly {
    readonly rank: number;
    readonly name: string;
    readonly score: number;
    readonly own: boolean;
  }[];
}

export interface Giveaway {
  readonly prize: LocalizedText;
  readonly prizes: number;
  readonly entries: number;
  readonly seedHash: string;
  /** Merkle root of all entries, from the close on. */
  readonly root: string | null;
  readonly winners: readonly { readonly index: number; readonly name: string }[];
}
export interface OwnEntry {
  readonly entered: boolean;
  /** Place among the entries, from the close on. */
  readonly index: number | null;
  /** The own entry is among those that were drawn from. */
  readonly included: Proof;
  readonly won: boolean | null;
  /** Can be downloaded and checked by anybody. */
  readonly receipt: object | null;
}

/** What is given: money, a code, or something in words. */
export interface Grant {
  readonly text: LocalizedText | null;
  readonly amount: Money | null;
  readonly code: string | null;
  /** Server time. */
  readonly expiresAt: number | null;
}
/** Kinds in which one takes what is there. */
export interface OwnClaim {
  readonly claimed: boolean;
  /** Null as well where the claim won nothing. */
  readonly grant: Grant | null;
  /** Whether the code has gone into the cart. */
  readonly applied: 'no' | 'applying' | 'applied' | 'refused';
}

export interface RedPacket {
  readonly budget: Money | null;
  readonly packets: number;
  readonly left: number;
}

export interface Coupon {
  readonly percent: number | null;
  readonly amount: Money | null;
  readonly minimum: Money | null;
  /** Null: as many as are wanted. */
  readonly left: number | null;
  /** When the next turn of a repeated one opens, server time. */
  readonly nextAt: number | null;
}

export interface FlashSale {
  readonly productId: string;
  readonly variantId: string | null;
  readonly price: Money;
  readonly regularPrice: Money | null;
  readonly stock: number;
  readonly left: number;
  readonly perBuyer: number;
}
export interface OwnPurchases {
  readonly bought: number;
}

export interface Benefit {
  readonly limit: number;
  readonly left: number;
}
export interface OwnPlace {
  /** Among the first so many; null while there is none. */
  readonly place: number | null;
}

export interface WatchReward {
  readonly requiredMs: number;
}
export interface OwnWatch {
  /** Of visible playback. */
  readonly watchedMs: number;
}

export type InteractionOf<Kind extends InteractionKind> = Extract<Interaction, { kind: Kind }>;
export type InteractionKind = Interaction['kind'];
/** One interaction, as this viewer may see it now. `kind` tells which. */
export type Interaction =
  | Common<'poll', Poll, OwnVote>
  | Common<'quiz', Quiz, OwnAnswers>
  | Common<'giveaway', Giveaway, OwnEntry>
  | Common<'red-packet', RedPacket, OwnClaim>
  | Common<'coupon', Coupon, OwnClaim>
  | Common<'flash-sale', FlashSale, OwnClaim & OwnPurchases>
  | Common<'benefit', Benefit, OwnClaim & OwnPlace>
  | Common<'watch-reward', WatchReward, OwnClaim & OwnWatch>
  | Common<'blind-box', BlindBox, OwnDraws>;

export interface InteractionsState {
  /** Whether the channel has said anything about one. */
  readonly open: boolean;
  /** All that the picture on screen has come to, oldest first. */
  readonly list: readonly Interaction[];
}

export const NO_INTERACTIONS: InteractionsState = { open: false, list: [] };

/** What a viewer can do in an interaction. */
export type Move =
  /** Poll. */
  | { readonly type: 'vote'; readonly choice: string }
  /** Quiz: the first answer counts. */
  | { readonly type: 'answer'; readonly choice: string }
  | { readonly type: 'leaderboard'; readonly page: number }
  /** Giveaway. */
  | { readonly type: 'enter' }
  /** Red packet, coupon, flash sale, benefit, watch-time reward. */
  | { readonly type: 'claim'; readonly quantity?: number }
  /** Puts a code that was claimed into the cart. */
  | { readonly type: 'apply' }
  /** Tells the site how much of it was watched; the room does so by itself. */
  | { readonly type: 'watch' }
  /** Blind box: a gate that the viewer passes by his word; asks the page's age check where one is. */
  | { readonly type: 'confirm'; readonly gate: 'age' | 'guardian' }
  /** Blind box: another client seed, from the viewer or by chance. */
  | { readonly type: 'seed'; readonly seed?: string }
  | { readonly type: 'draw' };

/** Whether the viewer is old enough, by the page's own means. */
export type AgeAssurance = (least: number) => Promise<{ readonly ok: boolean }>;

/** Interactions, as views and pages see them. Nothing of it throws or rejects. */
export interface InteractionCommands {
  do(id: string, move: Move): Promise<MoveAnswer>;
}
