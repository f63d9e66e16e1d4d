import { PACKS } from './packs/packs.js';
import type { Rule, RuleName, RuleOf, RulePack, RuleSource, RuleValues } from './rule-pack.js';
import { STRICTNESS } from './stricter.js';

/** A rule that holds, and why. */
export interface RuleOrigin {
  readonly rule: RuleName;
  /** The pack that says so; 'strictest' where the market's own packs leave it open. */
  readonly market: string;
  /** Null where it is the strictest, and where the market is not known to have such a rule. */
  readonly source: RuleSource | null;
}

type Leaf<Name extends RuleName> = Name extends `${string}.${infer Last}` ? Last : Name;
type Group<Prefix extends string> = {
  readonly [
    Name in RuleName as Name extends `${Prefix}.${string}` ? Leaf<Name> : never
  ]: RuleValues[Name];
};
type Alone = {
  readonly [
    Name in RuleName as Name extends `${string}.${string}` ? never : Name
  ]: RuleValues[Name];
};

/** All that is asked of a show in one market. Not legal advice; docs/markets.md has the sources. */
export interface MarketRules extends Alone {
  /** ISO 3166-1 alpha-2, a union such as 'EU', or 'strictest'. */
  readonly market: string;
  readonly chance: Group<'chance'>;
  readonly referencePrice: Group<'referencePrice'>;
  readonly sources: readonly RuleOrigin[];
}

export const STRICTEST = 'strictest';

/**
 * The rules of a market; the strictest of all markets where it is unknown or not said, and what a
 * known market leaves open is taken as strictly. `own` packs of the site have the last word: in
 * their market, or with '*' everywhere.
 */
export function rulesFor(market: string | undefined, own: readonly RulePack[] = []): MarketRules {
  const code = codeOf(market);
  const shipped = PACKS.filter((pack) => speaksFor(pack, code));
  const everywhere = own.filter((pack) => pack.market === '*');
  const local = own.filter((pack) => pack.market !== '*' && speaksFor(pack, code));
  // A union is as strict as its strictest member: who asks for it sells to all of them.
  const union = shipped.find((pack) => pack.market === code && pack.members);
  const members = PACKS.filter((pack) => union?.members?.includes(pack.market));
  const known = shipped.length + local.length > 0;
  const sources: RuleOrigin[] = [];

  const value = <Name extends RuleName>(name: Name): RuleValues[Name] => {
    const open = { value: strictest(name, PACKS), market: STRICTEST, source: null };
    const law = lastWord(name, shipped) ?? open;
    const asked = { ...law, value: strictest(name, members, law.value) };
    const said = lastWord(name, [...everywhere, ...local], asked) ?? asked;
    sources.push({ rule: name, market: said.market, source: said.source });
    return said.value;
  };

  return {
    market: known ? code : STRICTEST,
    consentMode: value('consentMode'),
    bannedCategories: value('bannedCategories'),
    ageLimits: value('ageLimits'),
    sponsorDisclosure: value('sponsorDisclosure'),
    aiHostDisclosure: value('aiHostDisclosure'),
    promoDates: value('promoDates'),
    taxIncluded: value('taxIncluded'),
    chance: {
      paidRandom: value('chance.paidRandom'),
      minAge: value('chance.minAge'),
      guardianConsent: value('chance.guardianConsent'),
      oddsRequired: value('chance.oddsRequired'),
      freeEntryRequired: value('chance.freeEntryRequired'),
      rulesLinkRequired: value('chance.rulesLinkRequired'),
      maxPerViewer: value('chance.maxPerViewer'),
      maxPrice: value('chance.maxPrice'),
      maxSpend: value('chance.maxSpend'),
      prizeCap: value('chance.prizeCap'),
      bannedCategories: value('chance.bannedCategories'),
      completeSetPrizeBanned: value('chance.completeSetPrizeBanned'),
    },
    quietHours: value('quietHours'),
    referencePrice: {
      lowest30d: value('referencePrice.lowest30d'),
      anchorPrice: value('referencePrice.anchorPrice'),
      unitPrice: value('referencePrice.unitPrice'),
    },
    absoluteClaims: value('absoluteClaims'),
    sources,
  };
}

/** ' de ' → 'DE'. */
function codeOf(market: string | undefined): string {
  const code = (market ?? '').trim().toUpperCase();
  // What people write for Great Britain is not its ISO code.
  return code === 'UK' ? 'GB' : code;
}

function speaksFor({ market, members }: RulePack, code: string): boolean {
  return market === code || (members?.includes(code) ?? false);
}

function isAbout<Name extends RuleName>(rule: Rule, name: Name): rule is Rule & RuleOf<Name> {
  return rule.rule === name;
}

interface Said<Name extends RuleName> {
  readonly value: RuleValues[Name];
  readonly market: string;
  readonly source: RuleSource | null;
}

/** The later pack wins. Lists are joined: a member adds to what its union bans. */
function lastWord<Name extends RuleName>(
  name: Name,
  packs: readonly RulePack[],
  before?: Said<Name>,
): Said<Name> | undefined {
  const { open, stricter } = STRICTNESS[name];
  let last = before;
  const say = (value: RuleValues[Name], market: string, source: RuleSource | null): void => {
    last = {
      value: last && Array.isArray(value) ? stricter(last.value, value) : value,
      market,
      source,
    };
  };
  for (const { market, rules, none } of packs) {
    if (none?.includes(name)) say(open, market, null);
    for (const rule of rules) if (isAbout(rule, name)) say(rule.value, market, rule.source);
  }
  return last;
}

function strictest<Name extends RuleName>(
  name: Name,
  packs: readonly RulePack[],
  first: RuleValues[Name] = STRICTNESS[name].open,
): RuleValues[Name] {
  let value = first;
  for (const { rules } of packs)
    for (const rule of rules)
      if (isAbout(rule, name)) value = STRICTNESS[name].stricter(value, rule.value);
  return value;
}
