import type { MarketRules } from '../markets/market-rules.js';
import type { QuietHours } from '../markets/rule-pack.js';
import type { Money } from '../show/show-document.js';
import { compareDecimals, multiplyDecimals, subtractDecimals } from '../state/decimal.js';
import type { BlindBox, Eligibility, Gate, Hindrance } from './blind-box.js';

/** What of a box the rules of a market look at. */
export interface JudgedBox extends Pick<BlindBox, 'access' | 'price' | 'freeEntryUrl'> {
  readonly rulesUrl: string | null;
  readonly items: readonly {
    readonly ppm: number;
    readonly left: number | null;
    readonly value: Money | null;
    readonly category: string | null;
  }[];
  readonly oddsValid: boolean;
  /** Its own limits: the narrower one holds. */
  readonly minAge: number | null;
  readonly maxPerViewer: number | null;
  readonly maxSpend: Money | null;
  readonly blockedMarkets: readonly string[];
  /** Who has all of a set gets something more. */
  readonly setPrize: boolean;
}

export interface JudgedViewer {
  readonly drawn: number;
  readonly spent: Money | null;
  /** What he has said or shown already. */
  readonly passed: readonly Gate[];
  /** The page's age check has said no. */
  readonly underAge: boolean;
}

type Chance = Pick<MarketRules, 'market' | 'chance' | 'quietHours' | 'bannedCategories'>;

/**
 * Whether this viewer may have this box in this market now. Closed wherever something is not known:
 * what cannot be judged is not for sale.
 */
export function eligibility(
  box: JudgedBox,
  rules: Chance | null,
  viewer: JudgedViewer,
  now: number,
): Eligibility {
  const found: Hindrance[] = [];
  const mind = (hindered: boolean, hindrance: Hindrance): void => {
    if (hindered && !found.includes(hindrance)) found.push(hindrance);
  };
  mind(box.items.length === 0, 'odds-missing');
  mind(box.items.length > 0 && !box.oddsValid, 'odds-wrong');
  mind(box.rulesUrl === null, 'rules-missing');
  mind(box.access === 'paid' && box.price === null, 'currency-unknown');
  mind(box.items.every(({ left }) => left === 0) && box.items.length > 0, 'sold-out');
  if (!rules) {
    mind(true, 'market-unknown');
    return { hindrances: found, gates: [], minAge: null, remaining: null };
  }
  const { market, chance } = rules;
  // With a purchase it is paid for, too: there is no such box without money.
  const paid = box.access !== 'free';
  mind(paid && chance.paidRandom === 'blocked', 'market-blocked');
  mind(box.blockedMarkets.includes(market), 'market-blocked');
  mind(paid && chance.freeEntryRequired && box.freeEntryUrl === null, 'free-entry-missing');
  mind(box.setPrize && chance.completeSetPrizeBanned, 'set-prize-banned');
  const banned = [...rules.bannedCategories, ...chance.bannedCategories].map(plain);
  mind(
    box.items.some(({ category }) => category !== null && banned.includes(plain(category))),
    'category-banned',
  );
  judgePrizes(box, rules, mind);
  if (box.price && chance.maxPrice) {
    const order = compare(box.price, chance.maxPrice);
    mind(order === null, 'currency-unknown');
    mind(order !== null && order > 0, 'price-too-high');
  }
  mind(rules.quietHours !== null && isQuiet(rules.quietHours, now), 'quiet-hours');
  const limits = [box.maxPerViewer, chance.maxPerViewer].filter((limit) => limit !== null);
  const perViewer = limits.length > 0 ? Math.max(0, Math.min(...limits) - viewer.drawn) : null;
  mind(perViewer === 0, 'viewer-limit');
  judgeSpend(box, rules, viewer, mind);
  const ages = [box.minAge, paid ? chance.minAge : null].filter((age) => age !== null);
  const minAge = ages.length > 0 ? Math.max(...ages) : null;
  mind(viewer.underAge, 'under-age');
  const gates: Gate[] = [];
  if (paid && chance.paidRandom === 'age-assured') gates.push('age-assured');
  else if (minAge !== null) gates.push('age');
  if (paid && chance.guardianConsent) gates.push('guardian');
  return {
    hindrances: found,
    gates: gates.filter((gate) => !viewer.passed.includes(gate)),
    minAge,
    remaining: perViewer,
  };
}

type Mind = (hindered: boolean, hindrance: Hindrance) => void;

function judgePrizes({ items, price }: JudgedBox, { chance }: Chance, mind: Mind): void {
  const cap = chance.prizeCap;
  if (!cap) return;
  for (const { value } of items) {
    // What a prize is worth has to be said where there is a cap on it.
    if (!value) mind(true, 'prize-too-valuable');
    else {
      const amount = cap.amounts.find(({ currency }) => currency === value.currency);
      mind(cap.amounts.length > 0 && !amount, 'currency-unknown');
      if (amount) mind(compareDecimals(value.amount, amount.amount) > 0, 'prize-too-valuable');
      if (cap.timesPrice !== null && price) {
        const most = { ...price, amount: multiplyDecimals(price.amount, `${cap.timesPrice}`, 6) };
        const order = compare(value, most);
        mind(order === null, 'currency-unknown');
        mind(order !== null && order > 0, 'prize-too-valuable');
      }
    }
  }
}

function judgeSpend(
  { price, maxSpend }: JudgedBox,
  { chance }: Chance,
  { spent }: JudgedViewer,
  mind: Mind,
): void {
  if (!price) return;
  for (const limit of [maxSpend, chance.maxSpend]) {
    if (!limit) continue;
    if (limit.currency !== price.currency || (spent && spent.currency !== price.currency)) {
      mind(true, 'currency-unknown');
      continue;
    }
    const left = subtractDecimals(limit.amount, spent?.amount ?? '0');
    mind(compareDecimals(price.amount, left) > 0, 'spend-limit');
  }
}

/** Null where the currencies are not the same. */
function compare(a: Money, b: Money): number | null {
  return a.currency === b.currency ? compareDecimals(a.amount, b.amount) : null;
}

function plain(category: string): string {
  return category.trim().toLowerCase();
}

/** Whether it is a time of day in which nothing of the kind is sold. */
export function isQuiet({ from, to, timeZone }: QuietHours, now: number): boolean {
  let clock: string;
  try {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(now);
  } catch {
    // A zone that does not exist: nobody knows what time it is there.
    return true;
  }
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}

/**
 * After so many boxes half of the buyers have one. In a finite case the odds rise with every box
 * that was something else. Null where nobody can have it.
 */
export function halfAfter(ppm: number, left: number | null, allLeft: number | null): number | null {
  if (left !== null && allLeft !== null) {
    if (left <= 0) return null;
    let none = 1;
    for (let boxes = 1; boxes <= allLeft; boxes += 1) {
      none *= Math.max(0, allLeft - left - boxes + 1) / (allLeft - boxes + 1);
      if (none <= 0.5) return boxes;
    }
    return null;
  }
  if (ppm <= 0) return null;
  // Half of them in the first one already.
  if (ppm >= 500_000) return 1;
  return Math.ceil(Math.log(0.5) / Math.log1p(-ppm / 1_000_000));
}
