import type { LocalizedText } from '../show/show-document.js';
import type { ContestPhase } from '../state/contest.js';

/** What one country or region has ordered, or how many of it watch. */
export interface CountryCount {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly count: number;
  /** Of the total, 0–1. */
  readonly share: number;
  /** How many of them are new since the statement before. */
  readonly fresh: number;
}

/** Sums as of the picture on screen. Nothing in here is about one order. */
export interface Tally {
  readonly total: number;
  /** Pooled: countries with fewer than `k`, and codes that nobody knows. */
  readonly other: number;
  /** Most first. */
  readonly countries: readonly CountryCount[];
  /** Codes in use that ISO does not list (XK): counted with `other`, unless the page names them. */
  readonly unlisted: readonly CountryCount[];
  readonly k: number;
  /** A minute, over the last minute. */
  readonly rate: number;
  /** How long the new ones took, ms: what is shown of them is spread over as long. */
  readonly span: number;
  /** Server time, epoch ms. */
  readonly until: number;
  /** Some of it is made up for a demonstration. */
  readonly simulated: boolean;
}

/** What a goal gives: a coupon or a first-come benefit of the site, named by its id. */
export interface Reward {
  readonly kind: 'coupon' | 'first';
  /** Of the interaction or coupon; null where it refers to nothing. */
  readonly ref: string | null;
  /** Of a first-come benefit: for how many. */
  readonly limit: number | null;
}

export interface BattleGoal {
  readonly id: string;
  /** Whose orders count; null: everybody's. */
  readonly country: string | null;
  readonly target: number;
  readonly count: number;
  readonly title: LocalizedText | undefined;
  readonly reward: Reward | null;
  /** Server time, epoch ms; null while it is locked. */
  readonly unlockedAt: number | null;
}

export interface BattleSide {
  readonly country: string;
  readonly count: number;
}

export type BattlePhase = ContestPhase;

/** A race of countries, or a goal for one or all of them. */
export interface Battle {
  readonly id: string;
  readonly kind: 'battle' | 'goal';
  readonly title: LocalizedText | undefined;
  readonly phase: BattlePhase;
  /** Server time, epoch ms. */
  readonly startsAt: number;
  /** The deadline that holds now: of the overtime, where there is one. */
  readonly endsAt: number;
  /** The site has moved the deadline after it was told. */
  readonly moved: boolean;
  readonly sides: readonly BattleSide[];
  readonly goals: readonly BattleGoal[];
  /** Null while it runs, and for a draw. */
  readonly winner: string | null;
  readonly simulated: boolean;
}

/** Something to celebrate, in step with the picture. */
export type OrderMoment = { readonly id: string } & (
  | { readonly kind: 'milestone'; readonly count: number }
  | { readonly kind: 'leader'; readonly country: string; readonly previous: string }
  | {
      readonly kind: 'lead';
      readonly battleId: string;
      readonly country: string;
      readonly previous: string;
    }
  | { readonly kind: 'unlock'; readonly battleId: string; readonly goal: BattleGoal }
  | { readonly kind: 'won'; readonly battleId: string; readonly winner: string | null }
);

export interface OrdersState {
  /** Something was told of orders. */
  readonly open: boolean;
  readonly tally: Tally | null;
  readonly battles: readonly Battle[];
  /** The last few, oldest first. */
  readonly moments: readonly OrderMoment[];
  /** Who watches, for those who run the show. */
  readonly viewers: Tally | null;
  /** Messages that said too much, or nothing that makes sense. */
  readonly refused: number;
}

/** What the page says of the map. It answers for names and borders it gives. */
export interface OrderMapOptions {
  /** Names by code, instead of the browser's; a code that ISO does not list (XK) appears with one. */
  readonly regionNames?: Readonly<Record<string, string>>;
  /** Beside the codes, where the device draws flags. */
  readonly flags?: boolean;
  /** Where the goods come from: arcs lead from there. ISO 3166-1 alpha-2. */
  readonly home?: string | null;
  /** Lines over the land: GeoJSON in degrees, or an SVG path in pixels of the map. */
  readonly borders?: object | string | null;
  /** Offers the globe: unless told so, where the device is strong. */
  readonly globe?: boolean;
}

export const NO_ORDERS: OrdersState = {
  open: false,
  tally: null,
  battles: [],
  moments: [],
  viewers: null,
  refused: 0,
};
