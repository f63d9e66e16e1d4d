import {
  array,
  boolean,
  fallback,
  integer,
  maxLength,
  minLength,
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
  type InferOutput,
} from 'valibot';
import { idSchema, instantSchema, urlSchema } from '../../state/foreign-data.js';
import type { BlindBox, BoxItem, Gate, OwnDraw, OwnDraws } from '../blind-box.js';
import { eligibility, halfAfter, type JudgedBox } from '../eligibility.js';
import { randomSeed } from '../fairness/digest.js';
import { WHOLE } from '../fairness/draw.js';
import { clientSeed, drawReceipt } from '../fairness/read-receipt.js';
import type { DrawReceipt } from '../fairness/receipt.js';
import { verifyReceipt } from '../fairness/verifier.js';
import type { MoveReason, Proof } from '../interaction.js';
import {
  commonOf,
  NOT_ALLOWED,
  outsideOf,
  type KindDesk,
  type Outcome,
  type Standing,
  type Tools,
} from '../kind-desk.js';
import { count, hash, money, orNull, stockLeft, words } from '../read-interaction.js';

const MAX_ITEMS = 200;
/** Draws of one viewer that are kept; a market with such limits does not exist. */
const MAX_DRAWS = 500;

const item = object({
  id: idSchema,
  name: words,
  image: fallback(orNull(urlSchema(undefined)), null),
  tier: picklist(['basic', 'paid', 'hidden']),
  ppm: pipe(number(), integer(), minValue(0)),
  left: orNull(stockLeft),
  value: fallback(orNull(money), null),
  category: orNull(pipe(string(), maxLength(100))),
});
const limit = orNull(pipe(number(), integer(), minValue(1)));
const reveal = object({ commit: hash, serverSeed: hash });
const details = object({
  access: picklist(['free', 'with-purchase', 'paid']),
  price: fallback(orNull(money), null),
  // Left out or unreadable: no odds, and no sale.
  items: fallback(pipe(array(item), maxLength(MAX_ITEMS)), []),
  replacement: optional(boolean(), true),
  guarantee: fallback(
    orNull(object({ tier: picklist(['basic', 'paid', 'hidden']), after: count })),
    null,
  ),
  refundTerms: orNull(words),
  freeEntryUrl: fallback(orNull(urlSchema(undefined)), null),
  commit: hash,
  seedHash: hash,
  revealBy: instantSchema,
  serverSeed: orNull(hash),
  /** Seeds of tables that were replaced while the box was open. */
  past: fallback(pipe(array(reveal), maxLength(100)), []),
  minAge: limit,
  maxPerViewer: limit,
  maxSpend: fallback(orNull(money), null),
  blockedMarkets: fallback(pipe(array(pipe(string(), regex(/^[A-Z]{2}$/))), maxLength(300)), []),
  setPrize: optional(boolean(), false),
});

type Details = InferOutput<typeof details>;

interface Own {
  readonly clientSeed: string | null;
  /** The commit that was known when it was made. */
  readonly seedFor: string | null;
  /** What the last draw went out with. */
  readonly asked: {
    readonly commit: string;
    readonly clientSeed: string;
    readonly nonce: number;
  } | null;
  readonly draws: readonly DrawReceipt[];
  readonly proofs: Readonly<Record<number, OwnDraw['proof']>>;
  /** Draws whose receipt is of another seed or table than the viewer's. */
  readonly foreign: readonly number[];
  readonly spent: { readonly amount: string; readonly currency: string } | null;
  readonly passed: readonly Gate[];
  readonly underAge: boolean;
}

const own = object({
  draws: optional(pipe(array(drawReceipt), minLength(0), maxLength(MAX_DRAWS))),
  spent: optional(nullable(money)),
});

export const blindBox: KindDesk<Details, Own> = {
  kind: 'blind-box',
  details,
  own,
  fresh: {
    clientSeed: null,
    seedFor: null,
    asked: null,
    draws: [],
    proofs: {},
    foreign: [],
    spent: null,
    passed: [],
    underAge: false,
  },
  personal: ['open', 'closed', 'revealed', 'settled'],
  trouble: (box) => (box.items.length > 0 && !areOddsValid(box) ? 'odds-wrong' : null),

  taken(told, _phase, { draws }) {
    if (!told.draws) return told;
    // What was told once is not told otherwise later.
    const known = new Set(draws.map(({ nonce }) => nonce));
    const fresh = told.draws.filter(({ nonce }) => !known.has(nonce));
    return { ...told, draws: [...draws, ...fresh].sort((a, b) => a.nonce - b.nonce) };
  },

  show(standing) {
    const { said, own } = standing;
    const { delivery, refusal } = own;
    const shown: OwnDraws = {
      eligibility: judge(standing),
      clientSeed: own.seedFor === said.details.commit ? own.clientSeed : null,
      draws: own.draws.map((receipt) => ({
        nonce: receipt.nonce,
        itemId: receipt.itemId,
        receipt: revealed(receipt, said.details),
        proof: own.proofs[receipt.nonce] ?? 'waiting',
      })),
    };
    return {
      ...commonOf(standing),
      kind: 'blind-box',
      details: boxOf(said.details),
      own: { ...shown, delivery, refusal },
    };
  },

  async move(move, standing, tools) {
    const { said, phase, own } = standing;
    const { commit } = said.details;
    switch (move.type) {
      case 'confirm':
        return confirm(move.gate, standing, tools);
      case 'seed': {
        const seed = move.seed ?? randomSeed();
        if (!isSeed(seed)) return NOT_ALLOWED;
        tools.patch({ clientSeed: seed, seedFor: commit });
        return { done: true };
      }
      case 'draw': {
        const outside = outsideOf(phase);
        if (outside) return outside;
        const { hindrances, gates } = judge(standing);
        const [hindrance] = hindrances;
        if (hindrance !== undefined) return { refused: REFUSALS[hindrance] ?? 'not-eligible' };
        if (gates.length > 0) return { refused: 'more-info-required' };
        // Made only now that the commit is known: the site could not choose its seed by it.
        const seed =
          own.seedFor === commit && own.clientSeed !== null ? own.clientSeed : randomSeed();
        const asked = { commit, clientSeed: seed, nonce: own.draws.length };
        tools.patch({ clientSeed: seed, seedFor: commit, asked });
        return { send: asked };
      }
      default:
        return NOT_ALLOWED;
    }
  },

  took(move, { said, own }, { patch }): MoveReason | null {
    const { asked } = own;
    if (move.type !== 'draw' || !asked) return null;
    const receipt = own.draws.find(({ nonce }) => nonce === asked.nonce);
    if (!receipt) return 'custom-error';
    const mine =
      receipt.commit === asked.commit &&
      receipt.clientSeed === asked.clientSeed &&
      receipt.terms.draw === said.id &&
      receipt.seedHash === said.details.seedHash;
    if (mine) return null;
    patch({ foreign: [...own.foreign, asked.nonce] });
    return 'not-proven';
  },

  async prove({ said, own, serverNow }, { patch }) {
    const proofs: Record<number, OwnDraw['proof']> = {};
    for (const draw of own.draws) {
      const { outcome } = await verifyReceipt(revealed(draw, said.details), { now: serverNow });
      proofs[draw.nonce] = own.foreign.includes(draw.nonce) ? 'failed' : outcome;
    }
    const before = JSON.stringify(own.proofs);
    if (JSON.stringify(proofs) !== before) patch({ proofs });
    return worstOf(Object.values(proofs));
  },

  provenBy: ({ serverSeed, revealBy }) => (serverSeed === null ? revealBy : null),
};

/** Reasons that the room knows a better word for. */
const REFUSALS: Partial<Record<string, MoveReason>> = {
  'sold-out': 'sold-out',
  'viewer-limit': 'limit-reached',
  'spend-limit': 'limit-reached',
  'market-blocked': 'region-restricted',
};

function judge({ said, own, rules, serverNow }: Standing<Details, Own>): OwnDraws['eligibility'] {
  const { details } = said;
  const box: JudgedBox = { ...details, rulesUrl: said.rulesUrl, oddsValid: areOddsValid(details) };
  return eligibility(box, rules, { ...own, drawn: own.draws.length }, serverNow);
}

async function confirm(
  gate: 'age' | 'guardian',
  standing: Standing<Details, Own>,
  { ageAssurance, patch }: Tools<Own>,
): Promise<Outcome> {
  const { own } = standing;
  const { gates, minAge } = judge(standing);
  if (gate === 'guardian' || !gates.includes('age-assured')) {
    patch({ passed: [...own.passed, gate] });
    return { done: true };
  }
  // The viewer's own word is not enough here: without a check by the page there is no way in.
  if (!ageAssurance) return { refused: 'more-info-required' };
  const { ok } = await ageAssurance(minAge ?? 18).catch(() => ({ ok: false }));
  patch(ok ? { passed: [...own.passed, 'age', 'age-assured'] } : { underAge: true });
  return ok ? { done: true } : { refused: 'not-eligible' };
}

function boxOf(details: Details): BlindBox {
  const { access, price, replacement, guarantee, refundTerms, freeEntryUrl } = details;
  const { commit, seedHash, revealBy, serverSeed } = details;
  const terms = { access, price, replacement, guarantee, refundTerms, freeEntryUrl };
  return { ...terms, commit, seedHash, revealBy, serverSeed, items: itemsOf(details) };
}

function itemsOf({ items, replacement }: Details): readonly BoxItem[] {
  const allLeft = items.reduce((sum, { left }) => sum + (left ?? 0), 0);
  return items.map(({ id, name, image, tier, left, value, ppm: odds }) => {
    const ppm = replacement || allLeft === 0 ? odds : Math.round(((left ?? 0) / allLeft) * WHOLE);
    const finite = replacement ? null : (left ?? 0);
    const half = halfAfter(ppm, finite, replacement ? null : allLeft);
    return { id, name, image, tier, ppm, left, value, halfAfter: half };
  });
}

function areOddsValid({ items, replacement }: Details): boolean {
  const sum = items.reduce((all, { ppm }) => all + ppm, 0);
  const ids = new Set(items.map(({ id }) => id));
  const counted = replacement || items.every(({ left }) => left !== null);
  return sum === WHOLE && ids.size === items.length && counted;
}

/** The receipt with the seed of its table, once that is told. */
function revealed(receipt: DrawReceipt, { commit, serverSeed, past }: Details): DrawReceipt {
  const seed =
    receipt.commit === commit
      ? serverSeed
      : (past.find((one) => one.commit === receipt.commit)?.serverSeed ?? null);
  return { ...receipt, serverSeed: seed ?? receipt.serverSeed };
}

function worstOf(proofs: readonly Proof[]): Proof {
  const order: readonly Proof[] = ['failed', 'missing', 'unchecked', 'waiting', 'proven'];
  return order.find((proof) => proofs.includes(proof)) ?? 'waiting';
}

function isSeed(seed: string): boolean {
  return safeParse(clientSeed, seed).success;
}
