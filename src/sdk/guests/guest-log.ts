import { StepLog } from '../state/step-log.js';
import { MAX_GUESTS, type GuestData } from './decode-guests.js';
import type { GuestProfile, PlannedGuest } from './guest-state.js';

/** Comings, goings and changes of one guest. */
const MAX_STATEMENTS = 300;

interface Present {
  readonly since: number;
  readonly profile: GuestProfile;
}

/**
 * Who is on the stage at which stage time. The same for every viewer, in whatever order the
 * messages come and however often: of one guest the newest statement that the picture has reached
 * counts, and before the first the show document.
 */
export class GuestLog {
  #planned = new Map<string, PlannedGuest>();
  readonly #told = new Map<string, StepLog<GuestData>>();
  /** The same guest is the same object, so that asking with every picture costs a comparison. */
  #profiles = new WeakMap<GuestData, GuestProfile>();

  plan(guests: readonly PlannedGuest[]): void {
    this.#profiles = new WeakMap();
    this.#planned = new Map(guests.map((guest) => [guest.id, guest]));
  }

  /** Answers whether there was room for it. */
  add(data: GuestData, at: number): boolean {
    let log = this.#told.get(data.id);
    if (!log) {
      if (this.#told.size >= MAX_GUESTS) return false;
      this.#told.set(data.id, (log = new StepLog(MAX_STATEMENTS)));
    }
    log.add(data.rev, at, data);
    return true;
  }

  /** In the order they came. */
  at(time: number): readonly GuestProfile[] {
    const present: Present[] = [];
    for (const id of new Set([...this.#planned.keys(), ...this.#told.keys()])) {
      const one = this.#presentAt(id, time);
      if (one) present.push(one);
    }
    present.sort((a, b) => a.since - b.since || (a.profile.id < b.profile.id ? -1 : 1));
    return present.map(({ profile }) => profile);
  }

  #presentAt(id: string, time: number): Present | null {
    const planned = this.#planned.get(id);
    const steps = this.#told.get(id)?.reached(time) ?? [];
    const last = steps.at(-1);
    if (!last) {
      const { present = false, from = -Infinity, until = Infinity } = planned ?? {};
      return planned && present && from <= time && time < until
        ? { since: from, profile: planned }
        : null;
    }
    if (!last.value.present) return null;
    // A change of what is said of a guest who is there does not send them to the end of the line.
    const left = steps.findLastIndex(({ value }) => !value.present);
    const profile = this.#profiles.get(last.value) ?? profileOf(last.value, planned);
    if (profile) this.#profiles.set(last.value, profile);
    return profile && { since: steps[left + 1]?.at ?? last.at, profile };
  }
}

/** What the message leaves out is as the document has it. Null where nothing could be played. */
function profileOf(told: GuestData, planned: PlannedGuest | undefined): GuestProfile | null {
  const sources = told.sources ?? planned?.sources;
  if (!sources) return null;
  return {
    id: told.id,
    name: told.name ?? planned?.name ?? '',
    poster: told.poster ?? planned?.poster,
    sources,
    layout: told.layout ?? planned?.layout ?? 'beside',
    audio: told.audio ?? planned?.audio ?? true,
    captions: told.captions ?? planned?.captions ?? true,
  };
}
