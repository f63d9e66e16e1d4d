import { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { ExchangeRate } from '../show/price.js';
import type { SnapshotStore } from '../state/snapshot-store.js';
import { consentsIn, settleConsent, withdrawn } from './consent.js';
import { decodeRulePacks } from './decode-rule-packs.js';
import { decodeShopFacts } from './decode-shop-facts.js';
import { rulesFor, type MarketRules } from './market-rules.js';
import type { Consent, MarketState, MarketWish } from './market-state.js';
import type { RulePack } from './rule-pack.js';

export type MarketOrder = (desk: MarketDesk) => void;

export interface MarketDeskParts {
  readonly store: SnapshotStore<MarketState>;
  readonly announcer: RoomAnnouncer;
  /** Whether the browser sends Global Privacy Control. */
  readonly gpc: () => boolean;
  /** How prices are wanted now. */
  readonly quote: (wish: {
    readonly currency: string | null;
    readonly rates: readonly ExchangeRate[];
    readonly rules: MarketRules;
  }) => void;
}

/** What holds in the viewer's market: rules, consent, and what the shop says about itself. */
export class MarketDesk {
  readonly #parts: MarketDeskParts;
  #packs: readonly RulePack[] = [];
  #page: readonly Consent[] | null = null;
  #viewer: readonly Consent[] | null = null;
  #ask = false;
  #reviewing = false;

  constructor(parts: MarketDeskParts) {
    this.#parts = parts;
  }

  set(wish: MarketWish): void {
    const { country, currency, rulePacks, consent, askConsent } = wish;
    const { store } = this.#parts;
    if (country !== undefined) store.patch({ country: codeOf(country, 2) });
    if (currency !== undefined) store.patch({ currency: codeOf(currency, 3) });
    if (rulePacks !== undefined)
      this.#packs = decodeRulePacks(rulePacks, (message) =>
        this.#warn('rule-pack-invalid', message),
      );
    if (consent !== undefined) this.#page = consent && consentsIn(consent);
    if (askConsent !== undefined) this.#ask = askConsent;
    this.#settle();
  }

  setFacts(facts: unknown, base: string | undefined): void {
    const decoded = decodeShopFacts(facts, base, (message) => this.#warn('show-invalid', message));
    this.#parts.store.patch({ facts: decoded });
    this.#settle();
  }

  decideConsent(granted: readonly Consent[]): void {
    this.#viewer = consentsIn(granted);
    this.#reviewing = false;
    this.#settle();
  }

  reviewConsent(): void {
    this.#reviewing = true;
    this.#settle();
  }

  #settle(): void {
    const { store, quote } = this.#parts;
    const { country, currency, facts } = store.current;
    const rules = rulesFor(country ?? undefined, this.#packs);
    store.patch({ rules });
    this.#settleConsent(rules);
    quote({ currency, rates: facts.rates, rules });
  }

  #settleConsent({ consentMode }: MarketRules): void {
    const { store, announcer, gpc } = this.#parts;
    const before = store.current.consent;
    const [page, viewer] = [this.#page, this.#viewer];
    const settled = settleConsent({ mode: consentMode, gpc: gpc(), page, viewer });
    const asking = this.#reviewing || (this.#ask && settled.by === 'nobody');
    const consent = { ...settled, asking };
    if (JSON.stringify(consent) === JSON.stringify(before)) return;
    store.patch({ consent });
    const { granted, by } = consent;
    if (granted.join() === before.granted.join() && by === before.by) return;
    announcer.announce('consent-changed', {
      granted,
      withdrawn: withdrawn(before.granted, granted),
      by,
    });
  }

  #warn(code: 'rule-pack-invalid' | 'show-invalid', message: string): void {
    const family = code === 'show-invalid' ? 'show' : 'shop';
    this.#parts.announcer.fail(new RoomError(family, code, message, { recoverable: true }));
  }
}

/** 'de' → 'DE'; null for what is no code. */
function codeOf(text: string | null, length: number): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return code.length === length && /^[A-Z]+$/.test(code) ? code : null;
}
