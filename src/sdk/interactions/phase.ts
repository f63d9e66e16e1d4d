/** Where an interaction stands; every kind goes the same way, and may leave out steps of it. */
export type InteractionPhase =
  'scheduled' | 'countdown' | 'open' | 'closed' | 'drawing' | 'revealed' | 'settled' | 'cancelled';

/** How far along each phase is: time runs one way. */
const ORDER: Readonly<Record<InteractionPhase, number>> = {
  scheduled: 0,
  countdown: 1,
  open: 2,
  closed: 3,
  drawing: 4,
  revealed: 5,
  settled: 6,
  cancelled: 7,
};

/** What may follow a phase: itself, anything later, and from anywhere but the end its calling off. */
export function mayFollow(before: InteractionPhase, after: InteractionPhase): boolean {
  if (after === 'cancelled') return before !== 'settled';
  return before !== 'cancelled' && ORDER[after] >= ORDER[before];
}

export function isAtLeast(phase: InteractionPhase, least: InteractionPhase): boolean {
  return phase !== 'cancelled' && ORDER[phase] >= ORDER[least];
}

/** What was said of an interaction, as far as its phase goes. */
export interface Statement {
  /** Counted up by the site with each statement of this interaction. */
  readonly revision: number;
  readonly phase: InteractionPhase;
  /** The picture that opens it, stage time. */
  readonly opensAt: number | null;
  /** How long it is open for one viewer, from his picture on. */
  readonly windowMs: number | null;
  /** The close for everybody, server time. */
  readonly closesAt: number | null;
}

/** Two statements: the one that holds. Doubles, older ones and ways back change nothing. */
export function follow<Said extends Statement>(held: Said | undefined, next: Said): Said {
  if (!held) return next;
  return next.revision > held.revision && mayFollow(held.phase, next.phase) ? next : held;
}

/** The two clocks of a viewer. */
export interface Clocks {
  /** Stage time of the picture. */
  readonly stage: number;
  readonly server: number;
}

/**
 * The phase for one viewer at this moment. What the site has announced begins with his picture and
 * without a further word; the close holds for everybody, whatever the picture shows.
 */
export function phaseAt(said: Statement, { stage, server }: Clocks): InteractionPhase {
  const { phase, opensAt, windowMs, closesAt } = said;
  if (isAtLeast(phase, 'closed') || phase === 'cancelled') return phase;
  if (closesAt !== null && server >= closesAt) return 'closed';
  const opened = phase === 'open' || (opensAt !== null && stage >= opensAt);
  if (!opened) return phase;
  return windowMs !== null && opensAt !== null && stage >= opensAt + windowMs ? 'closed' : 'open';
}

/** The next moment of either clock at which the phase is another one by itself; null: none. */
export function nextChange(said: Statement, clocks: Clocks): { server: number } | null {
  const phase = phaseAt(said, clocks);
  const open = phase === 'scheduled' || phase === 'countdown' || phase === 'open';
  return open && said.closesAt !== null ? { server: said.closesAt } : null;
}
