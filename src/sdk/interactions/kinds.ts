import type { InteractionKind } from './interaction.js';
import { benefit, coupon, flashSale, redPacket } from './kinds/claims.js';
import { poll } from './kinds/poll.js';
import { quiz } from './kinds/quiz.js';
import { watchReward } from './kinds/watch-reward.js';
import { Running, type Run, type RunTools } from './running.js';

export type MakeRun = (tools: RunTools) => Run;

/** What is small comes with the desk; what has to be proven with arithmetic, when it is there. */
const KINDS = new Map<InteractionKind, MakeRun>([
  ['poll', (tools) => new Running(poll, tools)],
  ['quiz', (tools) => new Running(quiz, tools)],
  ['red-packet', (tools) => new Running(redPacket, tools)],
  ['coupon', (tools) => new Running(coupon, tools)],
  ['flash-sale', (tools) => new Running(flashSale, tools)],
  ['benefit', (tools) => new Running(benefit, tools)],
  ['watch-reward', (tools) => new Running(watchReward, tools)],
]);

/** Undefined while its code is not here. */
export function kindOf(kind: InteractionKind): MakeRun | undefined {
  return KINDS.get(kind);
}

export async function loadKind(kind: InteractionKind): Promise<void> {
  if (kind === 'blind-box') {
    const { blindBox } = await import('./kinds/blind-box.js');
    KINDS.set(kind, (tools) => new Running(blindBox, tools));
  }
  if (kind === 'giveaway') {
    const { giveaway } = await import('./kinds/giveaway.js');
    KINDS.set(kind, (tools) => new Running(giveaway, tools));
  }
}
