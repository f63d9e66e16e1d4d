import type { InteractionKind, Move } from '../interactions/interaction.js';
import type { ShowStatus } from '../show/show-document.js';

/** A product in a fact, named as in GA4. */
export interface FactItem {
  readonly item_id: string;
  readonly item_name?: string | undefined;
  readonly item_variant?: string | undefined;
  /** Of one piece. */
  readonly price?: number | undefined;
  readonly quantity?: number | undefined;
}

export interface ShopFactParams {
  /** ISO 4217. */
  readonly currency?: string | undefined;
  readonly value?: number | undefined;
  readonly items: readonly FactItem[];
}

/**
 * Everything the room records by itself. GA4's names where GA4 has one, `live_*` for the rest.
 * Nothing in here names a viewer, and nothing quotes what one wrote.
 */
export interface FactMap {
  /** The visit begins to be recorded. */
  live_join: { readonly status: ShowStatus };
  /** The first picture. */
  video_start: { readonly after_ms: number };
  /** The show is over, and the viewer still there. */
  video_complete: { readonly status: ShowStatus };
  /** Watched in view since the last of these, seconds. */
  live_watch: { readonly seconds: number };
  /** Products that were visible for a second. */
  view_item_list: { readonly item_list_id: string; readonly items: readonly FactItem[] };
  select_item: { readonly item_list_id: string; readonly items: readonly FactItem[] };
  view_item: ShopFactParams;
  add_to_cart: ShopFactParams;
  remove_from_cart: ShopFactParams;
  begin_checkout: ShopFactParams;
  purchase: {
    readonly transaction_id: string;
    readonly currency?: string | undefined;
    readonly value?: number | undefined;
  };
  /** An activity was visible for a second. */
  live_interaction_view: { readonly interaction_id: string; readonly kind: InteractionKind };
  /** The site has taken a move of the viewer. */
  live_interaction: {
    readonly interaction_id: string;
    readonly kind: InteractionKind;
    readonly move: Move;
  };
  live_coupon_claim: { readonly interaction_id: string };
  live_chat: { readonly length: number };
  live_follow: { readonly following: boolean };
  /** A link or a clip was handed on. */
  share: { readonly content_type: 'link' | 'clip' };
  /** What an experiment has shown this visit: once each. */
  live_experiment: { readonly experiment: string; readonly arm: string };
  live_health: HealthParams;
  live_error: {
    readonly family: string;
    readonly code: string;
    readonly recoverable: boolean;
  };
}

/** How picture, sound and captions did since the last of these. */
export interface HealthParams {
  /** That this is about. */
  readonly seconds: number;
  readonly stalls: number;
  readonly stall_ms: number;
  /** Behind the studio, by the server's clock; null where nobody follows the live edge. */
  readonly latency_ms: number | null;
  /** Lines of the picture, on average over the time. */
  readonly height: number | null;
  readonly switches: number;
  /** How often another source took over. */
  readonly failovers: number;
  readonly network: NetworkClass;
  readonly caption_language: string | null;
  readonly captions: number;
  readonly caption_source: string | null;
  /** How long after its words a caption stood there, on average. */
  readonly caption_delay_ms: number | null;
  /** The recogniser in this page; null where none is wanted. */
  readonly model: string | null;
  /** Why it failed. */
  readonly model_error: string | null;
}

export type FactName = keyof FactMap;
export type FactValue =
  string | number | boolean | null | undefined | readonly FactItem[] | readonly string[];
export type FactParams = Readonly<Record<string, FactValue>>;

/** What facts are sampled by. */
export type FactClass = 'shop' | 'show' | 'health';

export type DeviceClass = 'phone' | 'tablet' | 'desktop' | 'unknown';
/** As the Network Information API sorts them; browsers without it say nothing. */
export type NetworkClass = 'slow-2g' | '2g' | '3g' | '4g' | 'unknown';

/** What holds for a whole visit, and is said once a batch. */
export interface FactContext {
  readonly show: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly language: string;
  readonly device: DeviceClass;
  readonly network: NetworkClass;
}

export interface Fact {
  /** The same in every repeat: a collector counts it once. `<visit>.<number>` */
  readonly id: string;
  readonly visit: string;
  /** Counts up from 1 in a visit. */
  readonly n: number;
  readonly name: string;
  /** Epoch ms, by the viewer's clock. */
  readonly at: number;
  readonly params: FactParams;
  /** For how many visits this one stands: 1 / sampling. */
  readonly weight: number;
}

/** Where facts go. One that throws is reported, and stops no other. */
export interface FactSink {
  take(fact: Fact, context: FactContext): void;
  /** The viewer has withdrawn: what is kept here goes. */
  erase?(): void;
}

const SHOP: ReadonlySet<string> = new Set([
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'begin_checkout',
  'purchase',
]);

export function kindOf(name: string): FactClass {
  if (SHOP.has(name)) return 'shop';
  return name === 'live_health' || name === 'live_error' ? 'health' : 'show';
}

/** GA4 takes names of this shape, and of forty characters at most. */
export function isFactName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z][a-z0-9_]{0,39}$/.test(name);
}
