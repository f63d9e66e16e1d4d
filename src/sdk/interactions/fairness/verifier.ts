import { safeParse, type InferOutput } from 'valibot';
import {
  commitOf,
  drawName,
  fairNumbers,
  firstRound,
  itemAt,
  seedHashOf,
  weightsOf,
  WHOLE,
} from './draw.js';
import { leafOf, rootFrom } from './merkle.js';
import { anyReceipt, type drawReceipt, type entryReceipt } from './read-receipt.js';

/** What is looked at, in this order. */
export type StepName =
  | 'readable'
  | 'odds'
  | 'stock'
  | 'commit'
  | 'included'
  | 'revealed'
  | 'seed'
  | 'hmac'
  | 'outcome'
  | 'winners'
  | 'once';

export interface Step {
  readonly name: StepName;
  /** Null: it could not be looked at, since an earlier one failed or the seed is still secret. */
  readonly ok: boolean | null;
  /** For people, in English: what was compared. */
  readonly detail: string;
}

export interface Verification {
  /** `waiting`: everything holds so far, and the seed is not due yet. */
  readonly outcome: 'proven' | 'waiting' | 'failed' | 'missing';
  readonly kind: 'draw' | 'entry' | null;
  readonly steps: readonly Step[];
}

export interface VerifierOptions {
  /** Epoch ms; what is due is judged by it. */
  readonly now: number;
}

/** Checks one receipt: an object, or its JSON. Never throws, but for a missing WebCrypto. */
export async function verifyReceipt(
  receipt: unknown,
  { now }: VerifierOptions,
): Promise<Verification> {
  const read = safeParse(anyReceipt, typeof receipt === 'string' ? parse(receipt) : receipt);
  if (!read.success) {
    const [{ message }] = read.issues;
    return { outcome: 'failed', kind: null, steps: [step('readable', false, message)] };
  }
  const { output } = read;
  return output.type === 'live-room/draw-receipt' ? verifyDraw(output, now) : verifyEntry(output);
}

/** Checks several of one viewer, and that none of them is told twice. */
export async function verifyReceipts(
  receipts: readonly unknown[],
  options: VerifierOptions,
): Promise<readonly Verification[]> {
  const seen = new Set<string>();
  const verified: Verification[] = [];
  for (const receipt of receipts) {
    const one = await verifyReceipt(receipt, options);
    const key = placeOf(receipt);
    const fresh = key === null || !seen.has(key);
    if (key !== null) seen.add(key);
    const steps = [...one.steps, step('once', fresh, 'No other receipt is of this very draw.')];
    verified.push({ ...one, steps, outcome: fresh ? one.outcome : 'failed' });
  }
  return verified;
}

async function verifyDraw(
  receipt: InferOutput<typeof drawReceipt>,
  now: number,
): Promise<Verification> {
  const { table, terms, before, seedHash, serverSeed, clientSeed, nonce } = receipt;
  const steps = [step('readable', true, 'Version 1 of a draw receipt.')];
  const sum = table.reduce((all, { ppm }) => all + ppm, 0);
  steps.push(step('odds', sum === WHOLE, `The odds add up to ${sum} of 1000000.`));
  const weights = weightsOf(table, terms.replacement, before);
  const total = weights.reduce((all, weight) => all + weight, 0);
  const honest = terms.replacement ? Object.keys(before).length === 0 : couldBe(table, before);
  steps.push(step('stock', honest && total > 0, `${total} chances are left in this draw.`));
  const commit = await commitOf(seedHash, table, terms);
  steps.push(step('commit', commit === receipt.commit, `Table and terms hash to ${commit}.`));
  return concluded('draw', steps, serverSeed === null ? terms.revealBy > now : 'told', async () => {
    if (serverSeed === null) return;
    const seedSays = await seedHashOf(serverSeed);
    steps.push(step('seed', seedSays === seedHash, `The seed hashes to ${seedSays}.`));
    const name = await drawName(terms, clientSeed, nonce, before);
    const hmac = await firstRound(serverSeed, name);
    steps.push(step('hmac', hmac === receipt.hmac, `“${name}:0” signs to ${hmac}.`));
    const draw = await fairNumbers(serverSeed);
    const number = await draw(name, Math.max(1, total));
    const item = itemAt(table, weights, number);
    const detail = `Number ${number} of ${total} falls on “${item ?? 'nothing'}”.`;
    steps.push(step('outcome', item === receipt.itemId, detail));
  });
}

async function verifyEntry(receipt: InferOutput<typeof entryReceipt>): Promise<Verification> {
  const { entry, index, count, path, root, serverSeed, seedHash, prizes, winners } = receipt;
  const steps = [step('readable', true, 'Version 1 of an entry receipt.')];
  const leads = await rootFrom(await leafOf(entry), index, count, path);
  steps.push(
    step('included', leads === root, `Entry ${index} of ${count} leads to ${leads ?? 'no root'}.`),
  );
  return concluded('entry', steps, serverSeed === null ? true : 'told', async () => {
    if (serverSeed === null) return;
    const seedSays = await seedHashOf(serverSeed);
    steps.push(step('seed', seedSays === seedHash, `The seed hashes to ${seedSays}.`));
    const drawn = await winnersOf({ ...receipt, serverSeed }, Math.min(prizes, count));
    const same = drawn.length === winners.length && drawn.every((at, rank) => at === winners[rank]);
    steps.push(step('winners', same, `Drawn are the entries ${drawn.join(', ')}.`));
  });
}

/** The entries that win, in the order in which they are drawn; none twice. */
export async function winnersOf(
  draw: {
    readonly serverSeed: string;
    readonly room: string;
    readonly draw: string;
    readonly root: string;
    readonly count: number;
    readonly beacon: string | null;
  },
  prizes: number,
): Promise<readonly number[]> {
  const number = await fairNumbers(draw.serverSeed);
  const seed = draw.beacon === null ? draw.root : `${draw.root}.${draw.beacon}`;
  // A deck that is shuffled as far as it is dealt; only the cards that moved are kept.
  const moved = new Map<number, number>();
  const winners: number[] = [];
  for (let rank = 0; rank < prizes; rank += 1) {
    const name = `${draw.room}:${draw.draw}:${seed}:${rank}`;
    const at = rank + (await number(name, draw.count - rank));
    winners.push(moved.get(at) ?? at);
    moved.set(at, moved.get(rank) ?? rank);
  }
  return winners;
}

/** Counts that nobody could have drawn betray themselves. */
function couldBe(
  table: InferOutput<typeof drawReceipt>['table'],
  before: Readonly<Record<string, number>>,
): boolean {
  const lines = new Map(table.map(({ id, count }) => [id, count]));
  return (
    table.every(({ count }) => count !== null) &&
    Object.entries(before).every(([id, drawn]) => drawn <= (lines.get(id) ?? -1))
  );
}

async function concluded(
  kind: 'draw' | 'entry',
  steps: Step[],
  /** Told, or whether there is still time for it. */
  seed: 'told' | boolean,
  look: () => Promise<void>,
): Promise<Verification> {
  const detail = {
    told: 'The seed is told.',
    true: 'The seed is not due yet.',
    false: 'The seed is due, and was not told.',
  };
  const ok = seed === 'told' ? true : seed ? null : false;
  steps.push(step('revealed', ok, detail[`${seed}`]));
  await look();
  const failed = steps.filter(({ ok: holds }) => holds === false);
  const outcome =
    failed.length === 0
      ? seed === 'told'
        ? 'proven'
        : 'waiting'
      : failed.every(({ name }) => name === 'revealed')
        ? 'missing'
        : 'failed';
  return { outcome, kind, steps };
}

function step(name: StepName, ok: boolean | null, detail: string): Step {
  return { name, ok, detail };
}

function placeOf(receipt: unknown): string | null {
  const read = safeParse(anyReceipt, typeof receipt === 'string' ? parse(receipt) : receipt);
  if (!read.success) return null;
  const { output } = read;
  if (output.type === 'live-room/entry-receipt')
    return `${output.room}:${output.draw}:${output.entry}`;
  // Not the commit: the same draw told under another table is the same draw told twice.
  const { terms, clientSeed, nonce } = output;
  return `${terms.room}:${terms.draw}:${clientSeed}:${nonce}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
