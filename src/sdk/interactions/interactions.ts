import { engineMissing } from '../room/room-error.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { InteractionDesk, InteractionMessage, DeskParts } from './desk.js';
import {
  NO_INTERACTIONS,
  type AgeAssurance,
  type InteractionCommands,
  type InteractionsState,
  type Move,
  type MoveAnswer,
} from './interaction.js';

export interface InteractionsParts extends Omit<DeskParts, 'changed' | 'ageAssurance'> {
  /** Fetches what they are run with. Asked for with the first one. */
  readonly load: () => Promise<new (parts: DeskParts) => InteractionDesk>;
}

/** The room's interactions: the door to a desk whose code is fetched with the first of them. */
export class Interactions implements InteractionCommands {
  readonly #store = new SnapshotStore<InteractionsState>(NO_INTERACTIONS);
  readonly serverNow: () => number;
  readonly #late: Late<InteractionMessage, InteractionDesk>;
  /** How the page makes sure of a viewer's age. */
  ageAssurance: AgeAssurance | null = null;

  constructor(parts: InteractionsParts) {
    this.serverNow = parts.serverNow;
    this.#late = new Late({
      make: async () => {
        const Desk = await parts.load();
        if (parts.scope.disposed) return null;
        return new Desk({
          ...parts,
          changed: (change) => this.#store.patch(change),
          ageAssurance: () => this.ageAssurance,
        });
      },
      failed: (cause) => parts.announcer.fail(engineMissing('interactions', cause, true)),
    });
  }

  get store(): ReadableStore<InteractionsState> {
    return this.#store;
  }

  receive(message: InteractionMessage): void {
    this.#late.receive(message);
  }

  advance(stageTime: number): void {
    this.#late.advance(stageTime);
  }

  /** The viewer's market is another one: who may take part is judged again. */
  rulesChanged(): void {
    this.#late.engine?.rulesChanged();
  }

  async do(id: string, move: Move): Promise<MoveAnswer> {
    const desk = await this.#late.open();
    return desk ? desk.do(id, move) : { ok: false, reason: 'custom-error' };
  }
}
