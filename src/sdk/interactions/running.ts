import { safeParse } from 'valibot';
import type { Interaction, Move, MoveAnswer, MoveReason, OwnMove, Proof } from './interaction.js';
import type { KindDesk, Outcome, Said, Standing, Tools } from './kind-desk.js';
import { follow, isAtLeast, phaseAt, type Clocks, type InteractionPhase } from './phase.js';

/** Statements kept of one interaction; a viewer who rewinds further sees the oldest of them. */
const MAX_STATEMENTS = 64;

/** What the desk knows of one interaction without knowing its kind. */
export interface Run {
  readonly phase: InteractionPhase | null;
  readonly proof: Proof;
  readonly closesAt: number | null;
  /** Whether the viewer's part is to be asked for in this phase. */
  isPersonal(phase: InteractionPhase): boolean;
  /** False when it cannot be read. */
  hear(said: Said<unknown>, at: number): boolean;
  /** Whether a look now would show what the last one showed, as far as time goes. */
  isStill(clocks: Clocks): boolean;
  /** Null as long as the picture has not come to it. */
  look(clocks: Clocks, rules: Standing<never, never>['rules']): Interaction | null;
  move(move: Move): Promise<Outcome>;
  moving(change: Partial<OwnMove>): void;
  /** Takes what the site tells this viewer alone. False when it cannot be read. */
  take(own: unknown): boolean;
  took(move: Move): Promise<MoveAnswer>;
  /** Checks what is there to be checked. True when that has changed something. */
  prove(): Promise<boolean>;
  /** Server time at which it has to be looked at again. */
  nextLook(server: number): number | null;
}

export interface RunTools {
  readonly cart: Tools<never>['cart'];
  readonly ageAssurance: () => Tools<never>['ageAssurance'];
  readonly changed: () => void;
}

interface Entry<Details> {
  readonly at: number;
  readonly said: Said<Details>;
}

const NOT_YET: MoveAnswer = { ok: false, reason: 'too-early' };

/** One interaction of one kind, with this viewer's part in it. */
export class Running<Details, Own extends object> implements Run {
  readonly #kind: KindDesk<Details, Own>;
  readonly #tools: RunTools;
  /** In the order of the pictures they belong to. */
  #entries: Entry<Details>[] = [];
  #own: Own & OwnMove;
  #standing: Standing<Details, Own> | undefined;
  #held: { readonly count: number; readonly said: Said<Details> | undefined } | undefined;
  #proof: Proof = 'none';

  constructor(kind: KindDesk<Details, Own>, tools: RunTools) {
    this.#kind = kind;
    this.#tools = tools;
    this.#own = { ...kind.fresh, delivery: 'none', refusal: null };
  }

  get phase(): InteractionPhase | null {
    return this.#standing?.phase ?? null;
  }

  get proof(): Proof {
    return this.#proof;
  }

  get closesAt(): number | null {
    return this.#standing?.said.closesAt ?? null;
  }

  isPersonal(phase: InteractionPhase): boolean {
    return this.#kind.personal.includes(phase);
  }

  hear(said: Said<unknown>, at: number): boolean {
    const details = safeParse(this.#kind.details, said.details);
    if (!details.success) return false;
    const entry = { at, said: { ...said, details: details.output } };
    const after = this.#entries.findIndex(
      (other) => other.at > at || (other.at === at && other.said.revision > said.revision),
    );
    this.#entries.splice(after < 0 ? this.#entries.length : after, 0, entry);
    if (this.#entries.length > MAX_STATEMENTS) this.#entries.shift();
    this.#held = undefined;
    return true;
  }

  look(clocks: Clocks, rules: Standing<Details, Own>['rules']): Interaction | null {
    const said = this.#saidAt(clocks.stage);
    if (!said) {
      this.#standing = undefined;
      return null;
    }
    const trouble =
      this.#kind.trouble?.(said.details) ??
      (said.closesAt !== null && said.opensAt !== null && said.closesAt <= said.opensAt
        ? 'deadline-past'
        : null);
    this.#standing = {
      said,
      phase: phaseAt(said, clocks),
      own: this.#own,
      proof: this.#proof,
      trouble,
      serverNow: clocks.server,
      rules,
    };
    return this.#kind.show(this.#standing);
  }

  isStill(clocks: Clocks): boolean {
    const said = this.#saidAt(clocks.stage);
    if (!said || !this.#standing) return said === this.#standing?.said;
    return said === this.#standing.said && phaseAt(said, clocks) === this.#standing.phase;
  }

  async move(move: Move): Promise<Outcome> {
    const standing = this.#standing;
    if (!standing) return { refused: 'too-early' };
    if (standing.trouble) return { refused: 'not-allowed' };
    return this.#kind.move(move, standing, this.#kit);
  }

  moving(change: Partial<OwnMove>): void {
    this.#own = { ...this.#own, ...change };
  }

  take(own: unknown): boolean {
    const read = safeParse(this.#kind.own, own);
    if (!read.success) return false;
    const { phase } = this;
    const told = this.#kind.taken?.(read.output, phase, this.#own) ?? read.output;
    const entries = Object.entries(told).filter(([, value]) => value !== undefined);
    this.#own = { ...this.#own, ...Object.fromEntries(entries) };
    return true;
  }

  async took(move: Move): Promise<MoveAnswer> {
    const standing = this.#standing;
    if (!standing) return NOT_YET;
    const reason: MoveReason | null =
      (await this.#kind.took?.(move, { ...standing, own: this.#own }, this.#kit)) ?? null;
    return reason === null ? { ok: true } : { ok: false, reason };
  }

  async prove(): Promise<boolean> {
    const standing = this.#standing;
    if (!standing || !this.#kind.prove) return false;
    const now = { ...standing, own: this.#own };
    const proof = await this.#kind.prove(now, this.#kit).catch((): Proof => 'unchecked');
    const changed = proof !== this.#proof;
    this.#proof = proof;
    return changed;
  }

  nextLook(server: number): number | null {
    const said = this.#standing?.said;
    if (!said) return null;
    const over = isAtLeast(said.phase, 'closed') || said.phase === 'cancelled';
    const times = [over ? null : said.closesAt, this.#kind.provenBy?.(said.details) ?? null];
    const coming = times.filter((time) => time !== null).filter((time) => time > server);
    return coming.length > 0 ? Math.min(...coming) : null;
  }

  get #kit(): Tools<Own> {
    return {
      cart: this.#tools.cart,
      ageAssurance: this.#tools.ageAssurance(),
      patch: (change) => {
        this.#own = { ...this.#own, ...change };
        this.#tools.changed();
      },
    };
  }

  #saidAt(stage: number): Said<Details> | undefined {
    const after = this.#entries.findIndex(({ at }) => at > stage);
    const count = after < 0 ? this.#entries.length : after;
    if (this.#held?.count !== count) {
      let said: Said<Details> | undefined;
      for (const entry of this.#entries.slice(0, count)) said = follow(said, entry.said);
      this.#held = { count, said };
    }
    return this.#held.said;
  }
}
