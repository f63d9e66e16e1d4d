import type { PrizeCap, RuleName, RuleValues } from './rule-pack.js';

type Table = {
  readonly [Name in RuleName]: {
    /** Where no pack at all says anything. */
    readonly open: RuleValues[Name];
    /** The value that satisfies both. */
    readonly stricter: (a: RuleValues[Name], b: RuleValues[Name]) => RuleValues[Name];
  };
};

const duty = { open: false, stricter: (a: boolean, b: boolean) => a || b };
const least = { open: null, stricter: lowest };

/** How each rule gets stricter. Two amounts in two currencies cannot be compared: the first stays. */
export const STRICTNESS: Table = {
  consentMode: ladder('notice', 'opt-out', 'opt-in'),
  bannedCategories: list((category: string) => category),
  ageLimits: {
    open: [],
    stricter: (a, b) => {
      const ages = new Map<string, number>();
      for (const { category, minAge } of [...a, ...b])
        ages.set(category, Math.max(ages.get(category) ?? 0, minAge));
      return [...ages].map(([category, minAge]) => ({ category, minAge }));
    },
  },
  sponsorDisclosure: ladder('repeated', 'permanent'),
  aiHostDisclosure: ladder('none', 'shown', 'permanent'),
  promoDates: duty,
  taxIncluded: duty,
  'chance.paidRandom': ladder('allowed', 'age-assured', 'blocked'),
  'chance.minAge': {
    open: null,
    stricter: (a, b) => (a === null ? b : b === null ? a : Math.max(a, b)),
  },
  'chance.guardianConsent': duty,
  'chance.oddsRequired': duty,
  'chance.freeEntryRequired': duty,
  'chance.rulesLinkRequired': duty,
  'chance.maxPerViewer': least,
  'chance.maxPrice': { open: null, stricter: (a, b) => a ?? b },
  'chance.maxSpend': { open: null, stricter: (a, b) => a ?? b },
  'chance.prizeCap': { open: null, stricter: lowerCap },
  'chance.bannedCategories': list((category: string) => category),
  'chance.completeSetPrizeBanned': duty,
  quietHours: { open: null, stricter: (a, b) => a ?? b },
  'referencePrice.lowest30d': duty,
  'referencePrice.anchorPrice': duty,
  'referencePrice.unitPrice': duty,
  absoluteClaims: list(({ language, phrase }: RuleValues['absoluteClaims'][number]) =>
    `${language} ${phrase}`.toLowerCase(),
  ),
};

function ladder<const Step extends string>(
  ...steps: readonly [Step, ...Step[]]
): { open: Step; stricter: (a: Step, b: Step) => Step } {
  return {
    open: steps[0],
    stricter: (a, b) => (steps.indexOf(a) >= steps.indexOf(b) ? a : b),
  };
}

function list<Entry>(keyOf: (entry: Entry) => string): {
  open: readonly Entry[];
  stricter: (a: readonly Entry[], b: readonly Entry[]) => readonly Entry[];
} {
  return {
    open: [],
    stricter: (a, b) => [...new Map([...a, ...b].map((entry) => [keyOf(entry), entry])).values()],
  };
}

function lowest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function lowerCap(a: PrizeCap | null, b: PrizeCap | null): PrizeCap | null {
  if (!a || !b) return a ?? b;
  const amounts = new Map(b.amounts.map((money) => [money.currency, money]));
  for (const money of a.amounts) {
    const other = amounts.get(money.currency);
    if (!other || Number(money.amount) < Number(other.amount)) amounts.set(money.currency, money);
  }
  return {
    timesPrice: lowest(a.timesPrice, b.timesPrice),
    amounts: [...amounts.values()],
    shareOfSales: lowest(a.shareOfSales, b.shareOfSales),
  };
}
