import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { assign } from './assign.js';
import { decodeExperiments, type Arm, type Experiment } from './experiment.js';

export interface ExperimentsState {
  readonly experiments: readonly Experiment[];
  /** Arms that were asked for in this visit, by experiment. */
  readonly arms: Readonly<Record<string, string>>;
}

export interface ExperimentsParts {
  /** Who is experimented on. */
  readonly unit: string;
  /** The viewer has seen this arm; told once, and again for a new visit. */
  readonly exposed: (experiment: string, arm: string) => void;
  readonly warn: (message: string) => void;
}

interface Held {
  readonly arm: Arm;
  exposed: boolean;
  /** Takes part, and is to be counted. */
  readonly counts: boolean;
}

/**
 * Which arm of each experiment this viewer is in. An arm that was seen stays until the visit ends,
 * whatever becomes of the experiment meanwhile: two arms in one visit would spoil both.
 */
export class Experiments {
  readonly #store = new SnapshotStore<ExperimentsState>({ experiments: [], arms: {} });
  readonly #parts: ExperimentsParts;
  readonly #held = new Map<string, Held>();

  constructor(parts: ExperimentsParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<ExperimentsState> {
    return this.#store;
  }

  /** Definitions of any origin, instead of those before. */
  set(definitions: unknown): void {
    const experiments = decodeExperiments(definitions, this.#parts.warn);
    this.#store.patch({ experiments });
    for (const { id, atStart } of experiments) if (atStart) this.expose(id);
    this.#tell();
  }

  /** The viewer's arm, without showing it. Null for an experiment that nobody has defined. */
  arm(id: string): Arm | null {
    const held = this.#held.get(id);
    if (held?.exposed) return held.arm;
    const experiment = this.#store.current.experiments.find((each) => each.id === id);
    // What was given out and not seen yet may still be taken back.
    if (experiment?.withdrawn) {
      this.#held.delete(id);
      this.#tell();
      return experiment.arms[0];
    }
    if (held) return held.arm;
    if (!experiment) return null;
    const assigned = assign(experiment, this.#parts.unit);
    const arm = assigned ?? experiment.arms[0];
    this.#held.set(id, { arm, exposed: false, counts: assigned !== null });
    this.#tell();
    return arm;
  }

  /** The viewer sees it now: answers the arm, and counts it. */
  expose(id: string): Arm | null {
    const arm = this.arm(id);
    const held = this.#held.get(id);
    if (held && !held.exposed) {
      held.exposed = true;
      if (held.counts) this.#parts.exposed(id, held.arm.id);
    }
    return arm;
  }

  /** A visit begins to be recorded: what it has seen so far belongs to it. */
  tellAgain(): void {
    for (const [id, { arm, exposed, counts }] of this.#held)
      if (exposed && counts) this.#parts.exposed(id, arm.id);
  }

  #tell(): void {
    const arms = Object.fromEntries([...this.#held].map(([id, { arm }]) => [id, arm.id]));
    if (JSON.stringify(arms) !== JSON.stringify(this.#store.current.arms))
      this.#store.patch({ arms });
  }
}
