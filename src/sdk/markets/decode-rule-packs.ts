import {
  array,
  boolean,
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  unknown,
  variant,
  type GenericSchema,
} from 'valibot';
import { textSchema, urlSchema } from '../state/foreign-data.js';
import { explain, type Warn } from '../state/lenient.js';
import { goodEntries, moneySchema } from '../state/price-schema.js';
import type { Rule, RuleName, RulePack } from './rule-pack.js';
import { STRICTNESS } from './stricter.js';

const MOST_PACKS = 100;
const MOST_RULES = 200;

const market = pipe(string(), regex(/^([A-Z]{2}|\*)$/, 'A market is a country code, EU, or *.'));
const words = pipe(array(pipe(string(), maxLength(60))), maxLength(500));
const age = pipe(number(), integer(), minValue(0), maxValue(120));
const time = pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is "22:00".'));
const timeZone = pipe(string(), maxLength(60), check(isTimeZone, 'This is no time zone.'));
const source = object({
  title: textSchema(300),
  url: optional(urlSchema(undefined)),
  date: pipe(
    string(),
    regex(/^\d{4}(-\d\d){0,2}$/, 'A date is "2026-10-01", "2026-10" or "2026".'),
  ),
  basis: optional(picklist(['documented', 'unchecked', 'merchant']), 'merchant'),
});

/** A rule of one name, with values of one kind. */
function of<const Name extends RuleName, Value extends GenericSchema>(name: Name, value: Value) {
  return object({ rule: literal(name), value, source, note: optional(textSchema(500)) });
}

const cap = object({
  timesPrice: nullable(pipe(number(), minValue(0))),
  amounts: pipe(array(moneySchema), maxLength(20)),
  shareOfSales: nullable(pipe(number(), minValue(0), maxValue(1))),
});

const rule: GenericSchema<unknown, Rule> = variant('rule', [
  of('consentMode', picklist(['opt-in', 'opt-out', 'notice'])),
  of('bannedCategories', words),
  of('ageLimits', array(object({ category: pipe(string(), maxLength(60)), minAge: age }))),
  of('sponsorDisclosure', picklist(['repeated', 'permanent'])),
  of('aiHostDisclosure', picklist(['none', 'shown', 'permanent'])),
  of('promoDates', boolean()),
  of('taxIncluded', boolean()),
  of('chance.paidRandom', picklist(['allowed', 'age-assured', 'blocked'])),
  of('chance.minAge', nullable(age)),
  of('chance.guardianConsent', boolean()),
  of('chance.oddsRequired', boolean()),
  of('chance.freeEntryRequired', boolean()),
  of('chance.rulesLinkRequired', boolean()),
  of('chance.maxPerViewer', nullable(pipe(number(), integer(), minValue(0)))),
  of('chance.maxPrice', nullable(moneySchema)),
  of('chance.maxSpend', nullable(moneySchema)),
  of('chance.prizeCap', nullable(cap)),
  of('chance.bannedCategories', words),
  of('chance.completeSetPrizeBanned', boolean()),
  of('quietHours', nullable(object({ from: time, to: time, timeZone }))),
  of('referencePrice.lowest30d', boolean()),
  of('referencePrice.anchorPrice', boolean()),
  of('referencePrice.unitPrice', boolean()),
  of(
    'absoluteClaims',
    array(object({ language: pipe(string(), maxLength(35)), phrase: textSchema(100) })),
  ),
]);

const names = Object.keys(STRICTNESS) as RuleName[];
const pack = object({
  market,
  members: optional(pipe(array(market), maxLength(300))),
  rules: optional(pipe(array(unknown()), maxLength(MOST_RULES)), []),
  none: optional(array(picklist(names))),
});

/**
 * Reads the rule packs of a site. A rule that cannot be read is left out and told, which leaves
 * the market as strict as it was.
 */
export function decodeRulePacks(value: unknown, warn: Warn): readonly RulePack[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    warn('rulePacks: a list of packs is expected.');
    return [];
  }
  return value.slice(0, MOST_PACKS).flatMap((entry: unknown, index) => {
    const path = `rulePacks.${index}`;
    const parsed = safeParse(pack, entry);
    if (!parsed.success) {
      warn(explain(parsed.issues, path));
      return [];
    }
    const { rules, ...rest } = parsed.output;
    return [{ ...rest, rules: goodEntries(rule, rules, `${path}.rules`, warn) }];
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
