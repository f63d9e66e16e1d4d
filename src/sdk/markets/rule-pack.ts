import type { Money } from '../show/show-document.js';

/** Whether data beyond the essential wait for a yes, go until a no, or are only named. */
export type ConsentMode = 'opt-in' | 'opt-out' | 'notice';

/** Nobody under `minAge` may buy something of the category. */
export interface AgeLimit {
  readonly category: string;
  readonly minAge: number;
}

/** What a prize of chance may be worth at most. All that is stated holds at once. */
export interface PrizeCap {
  /** As a multiple of what the viewer pays for the chance. */
  readonly timesPrice: number | null;
  /** One amount a currency; a prize in another currency cannot be judged, and is none. */
  readonly amounts: readonly Money[];
  /** All prizes together, as a part of the sales they promote: 0.02. */
  readonly shareOfSales: number | null;
}

/** Wall times "22:00" in an IANA time zone; `to` before `from` runs over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** A claim that must be proved, or must not be made. Compared without case, as whole words. */
export interface AbsoluteClaim {
  /** BCP 47 tag of the language it is said in. */
  readonly language: string;
  readonly phrase: string;
}

/** Every rule there can be, and what it says. A name with a dot stands in a group of that name. */
export interface RuleValues {
  readonly consentMode: ConsentMode;
  /** What may not be sold in a show at all: plain words, as products name their categories. */
  readonly bannedCategories: readonly string[];
  readonly ageLimits: readonly AgeLimit[];
  /** A paid show says so again and again for those who come late, or without a break. */
  readonly sponsorDisclosure: 'repeated' | 'permanent';
  /** Whether a host made by a machine is named as one. */
  readonly aiHostDisclosure: 'none' | 'shown' | 'permanent';
  /** An offer says until when it holds. */
  readonly promoDates: boolean;
  /** The price is the whole price, with the taxes. */
  readonly taxIncluded: boolean;
  /** What is bought for money and decided by chance: mystery boxes, paid draws. */
  readonly 'chance.paidRandom': 'allowed' | 'age-assured' | 'blocked';
  readonly 'chance.minAge': number | null;
  /** Under age of majority, a guardian agrees first. */
  readonly 'chance.guardianConsent': boolean;
  /** Odds of each item before the purchase. */
  readonly 'chance.oddsRequired': boolean;
  /** The same chance without paying. */
  readonly 'chance.freeEntryRequired': boolean;
  readonly 'chance.rulesLinkRequired': boolean;
  readonly 'chance.maxPerViewer': number | null;
  /** Of one chance. */
  readonly 'chance.maxPrice': Money | null;
  /** Of one viewer in one show. */
  readonly 'chance.maxSpend': Money | null;
  readonly 'chance.prizeCap': PrizeCap | null;
  /** What may not be sold by chance, beside what may not be sold at all. */
  readonly 'chance.bannedCategories': readonly string[];
  /** A prize for who has the whole set (complete gacha). */
  readonly 'chance.completeSetPrizeBanned': boolean;
  /** No law known to us asks for them: the merchant's own. */
  readonly quietHours: QuietHours | null;
  /** A reduction names the lowest price of the 30 days before, and counts from it. */
  readonly 'referencePrice.lowest30d': boolean;
  /** A second fixed price beside every price. */
  readonly 'referencePrice.anchorPrice': boolean;
  /** The price of a litre, a kilogram … beside the price of a packet. */
  readonly 'referencePrice.unitPrice': boolean;
  readonly absoluteClaims: readonly AbsoluteClaim[];
}

export type RuleName = keyof RuleValues;

/** Where a rule is written, and whether anybody looked. */
export interface RuleSource {
  readonly title: string;
  readonly url?: string | undefined;
  /** The day it came into force or was published, as far as known: "2026-10-01", "2023-06", "2021". */
  readonly date: string;
  /**
   * `documented`: somebody of this project has read a document or an article about it;
   * `unchecked`: general knowledge; `merchant`: own policy.
   */
  readonly basis: 'documented' | 'unchecked' | 'merchant';
}

/** What one market says about one thing. */
export interface RuleOf<Name extends RuleName> {
  readonly rule: Name;
  readonly value: RuleValues[Name];
  readonly source: RuleSource;
  /** What the value leaves out. */
  readonly note?: string | undefined;
}

export type Rule = { readonly [Name in RuleName]: RuleOf<Name> }[RuleName];

/**
 * The rules of a market: a country, a union with its `members`, or '*', which holds everywhere.
 * What a pack leaves open is taken as strictly as the strictest market has it.
 */
export interface RulePack {
  readonly market: string;
  readonly members?: readonly string[] | undefined;
  readonly rules: readonly Rule[];
  /** Rules that this market does not have, as far as anybody knows. Nobody has searched for them. */
  readonly none?: readonly RuleName[] | undefined;
}
