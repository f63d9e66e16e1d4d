import { object, record, safeParse, unknown } from 'valibot';
import type { Action, ActionAnswer } from '../realtime/action.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { idSchema } from '../state/foreign-data.js';
import type { InteractionKind } from './interaction.js';
import type { Said } from './kind-desk.js';
import { isAtLeast, type Clocks, type InteractionPhase } from './phase.js';

export interface OwnPartsParts {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly scope: DisposalScope;
  readonly act: (action: Action) => Promise<ActionAnswer>;
  readonly take: (id: string, own: unknown) => void;
}

/** A whole audience asks when something has been revealed: spread over so long. */
const SPREAD = 3000;
/** Before a quiz opens: the viewer's order has to be there by then. */
const EARLY_SPREAD = 1000;

const answer = object({ own: record(idSchema, unknown()) });

/**
 * What the site tells this viewer alone: what he did before a reload or in another tab, what he has
 * won. Asked for in one go, and never more often than something has changed.
 */
export class OwnParts {
  readonly #parts: OwnPartsParts;
  readonly #asked = new Set<string>();
  readonly #wanted = new Set<string>();
  #callOff: (() => void) | undefined;

  constructor(parts: OwnPartsParts) {
    this.#parts = parts;
    parts.scope.add(() => this.#callOff?.());
  }

  /** A quiz is known before its picture: the viewer's order of its choices is asked for early. */
  known(
    id: string,
    kind: InteractionKind,
    { phase, opensAt }: Said<unknown>,
    clocks: Clocks,
  ): void {
    if (kind !== 'quiz' || isAtLeast(phase, 'closed') || phase === 'cancelled') return;
    const left = opensAt === null ? 0 : Math.max(0, opensAt - clocks.stage);
    this.#want(`${id} early`, id, Math.min(EARLY_SPREAD, left / 2));
  }

  reached(id: string, phase: InteractionPhase, personal: boolean): void {
    if (!personal) return;
    const late = isAtLeast(phase, 'closed');
    this.#want(`${id} ${late ? phase : 'open'}`, id, late ? SPREAD : 0);
  }

  #want(key: string, id: string, spread: number): void {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#wanted.add(id);
    const { clock, random } = this.#parts;
    this.#callOff ??= clock.after(spread * random(), () => {
      this.#callOff = undefined;
      void this.#ask([...this.#wanted]);
      this.#wanted.clear();
    });
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const { act, scope, take } = this.#parts;
    const { status, result } = await act({ type: 'interaction.own', data: { ids } });
    // A site without such a memory says no, and everything starts afresh.
    if (status !== 'accepted' || scope.disposed) return;
    const read = safeParse(answer, result);
    if (!read.success) return;
    for (const id of ids) if (Object.hasOwn(read.output.own, id)) take(id, read.output.own[id]);
  }
}
