import type { ShopFacts } from '../show/shop-facts.js';
import type { MarketRules } from './market-rules.js';
import type { ConsentMode } from './rule-pack.js';

/** `essential`: what the room does at all; `functional`: settings kept over visits;
 * `performance`: measuring; `targeting`: recognising a viewer elsewhere. */
export type Consent = 'essential' | 'functional' | 'performance' | 'targeting';

export interface ConsentState {
  /** With `essential`, always. */
  readonly granted: readonly Consent[];
  /** Nobody: it is what the market takes silence for. */
  readonly by: 'nobody' | 'page' | 'viewer';
  /** The browser asks not to be sold or shared (Global Privacy Control). */
  readonly gpc: boolean;
  readonly mode: ConsentMode;
  /** The viewer is being asked. */
  readonly asking: boolean;
}

export interface MarketState {
  /** ISO 3166-1 alpha-2; null while nobody has said. */
  readonly country: string | null;
  /** Currency that prices are wanted in, ISO 4217; null for the shop's own. */
  readonly currency: string | null;
  /** Null until they are loaded: then the strictest are assumed. */
  readonly rules: MarketRules | null;
  readonly facts: ShopFacts;
  readonly consent: ConsentState;
}

/** What the page says about the market; what is left out stays as it was. */
export interface MarketWish {
  readonly country?: string | null;
  readonly currency?: string | null;
  /** Packs of the site's own, of any origin. */
  readonly rulePacks?: unknown;
  /** What the viewer has agreed to on the page. Null: nothing has been said. */
  readonly consent?: readonly Consent[] | null;
  /** Ask the viewer here, unless the page has said. */
  readonly askConsent?: boolean;
}

/** What the viewer can do about it. */
export interface MarketCommands {
  set(wish: MarketWish): void;
  /** The viewer's own choice. */
  decideConsent(granted: readonly Consent[]): void;
  /** The viewer wants to choose, or to choose again. */
  reviewConsent(): void;
}
