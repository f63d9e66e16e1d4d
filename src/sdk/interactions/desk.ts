import { safeParse } from 'valibot';
import type { MarketRules } from '../markets/market-rules.js';
import type { Action, ActionAnswer } from '../realtime/action.js';
import { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { randomId } from '../state/random-id.js';
import { moveAnswerOf } from './answers.js';
import type {
  AgeAssurance,
  Interaction,
  InteractionCommands,
  InteractionKind,
  InteractionsState,
  Move,
  MoveAnswer,
} from './interaction.js';
import type { CartPort, Said } from './kind-desk.js';
import { kindOf, loadKind, type MakeRun } from './kinds.js';
import { OwnParts } from './own-parts.js';
import { isAtLeast, type Clocks, type InteractionPhase } from './phase.js';
import { interactionSchema } from './read-interaction.js';
import type { Run } from './running.js';
import { startWatch } from './watch-time.js';

/** A message of the channel about an interaction; its data are read here. */
export interface InteractionMessage {
  readonly data: unknown;
  readonly at?: number | undefined;
}

/** The viewer's arm of an experiment, which is shown now. */
export interface ArmsPort {
  readonly experiments: { expose(id: string): { readonly id: string } | null };
}

export interface DeskParts {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly serverNow: () => number;
  /** What relative addresses are relative to. */
  readonly baseUrl: string | undefined;
  /** Takes an action of the viewer to the site, over any loss of the network. Never rejects. */
  readonly act: (action: Action) => Promise<ActionAnswer>;
  readonly cart: CartPort;
  readonly rules: () => Promise<MarketRules>;
  /** How the page makes sure of a viewer's age. */
  readonly ageAssurance: () => AgeAssurance | null;
  /** What knows the viewer's arm of an experiment; null where nothing is measured. */
  readonly insights?: (() => ArmsPort | null) | undefined;
  /** Whether the picture moves and the page is in view. */
  readonly watching: () => boolean;
  /** Called with what interactions look like now. */
  readonly changed: (change: InteractionsState) => void;
}

/** Interactions of one show; more is a mistake, and the oldest are let go. */
const MAX_RUNS = 50;

interface Held {
  readonly kind: InteractionKind;
  readonly run: Run;
  only: Said<unknown>['only'];
  shown: Interaction | null;
  /** Phases that the page has heard of. */
  readonly told: Set<InteractionPhase>;
}

/** Everything interactions are, once there is one: loaded with the first of them. */
export class InteractionDesk implements InteractionCommands {
  readonly #parts: DeskParts;
  readonly #schema: ReturnType<typeof interactionSchema>;
  readonly #held = new Map<string, Held>();
  /** Messages of kinds whose code is on its way. */
  readonly #waiting = new Map<InteractionKind, InteractionMessage[]>();
  /** Moves on their way, by interaction and type: a second tap is the same move. */
  readonly #moving = new Map<string, Promise<MoveAnswer>>();
  /** Ids of actions nobody knows the fate of: asked again, they do not count twice. */
  readonly #unknown = new Map<string, string>();
  readonly #own: OwnParts;
  #rules: MarketRules | null = null;
  #stage = -Infinity;
  #changePending = false;
  #callOff: (() => void) | undefined;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#schema = interactionSchema(parts.baseUrl);
    this.#own = new OwnParts({
      ...parts,
      take: (id, own) => {
        if (this.#held.get(id)?.run.take(own)) this.#prove(id);
        this.#changed();
      },
    });
    startWatch({
      ...parts,
      open: () => this.#openOf('watch-reward'),
      watched: (id) => {
        const shown = this.#held.get(id)?.shown;
        return shown?.kind === 'watch-reward' ? shown.own.watchedMs : 0;
      },
      changed: (id, watchedMs) => {
        this.#held.get(id)?.run.take({ watchedMs });
        this.#changed();
      },
      tell: (id) => void this.do(id, { type: 'watch' }),
    });
    parts.scope.add(() => this.#callOff?.());
  }

  receive(message: InteractionMessage): void {
    const read = safeParse(this.#schema, message.data);
    if (!read.success) {
      this.#unreadable(read.issues[0].message);
      return;
    }
    const { kind } = read.output;
    const make = kindOf(kind);
    if (make) this.#hear(read.output, message.at ?? this.#stage, make);
    else this.#waitFor(kind, { ...message, at: message.at ?? this.#stage });
  }

  /** The viewer's market is another one, or known now. */
  rulesChanged(): void {
    void this.#askRules();
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    this.#stage = stageTime;
    const clocks = this.#clocks;
    for (const { run } of this.#held.values()) {
      if (!run.isStill(clocks)) {
        // With this very picture: a frame later is late.
        this.#present();
        return;
      }
    }
  }

  do(id: string, move: Move): Promise<MoveAnswer> {
    const key = `${id} ${move.type}`;
    const moving = this.#moving.get(key);
    if (moving) return moving;
    const done = this.#do(id, move, key).finally(() => {
      this.#moving.delete(key);
      this.#prove(id);
      this.#changed();
    });
    this.#moving.set(key, done);
    return done;
  }

  async #do(id: string, move: Move, key: string): Promise<MoveAnswer> {
    const held = this.#held.get(id);
    if (!held) return { ok: false, reason: 'expired' };
    const { kind, run } = held;
    // What a countdown promises has to be judged at this moment, not at that of the last picture.
    this.#present();
    const outcome = await run.move(move);
    if ('refused' in outcome) return this.#refuse(id, move, { ok: false, reason: outcome.refused });
    if ('done' in outcome) return { ok: true };
    run.moving({ delivery: 'sending', refusal: null });
    this.#changed();
    const actionId = this.#unknown.get(key) ?? randomId(this.#parts.random);
    const data = { id, ...outcome.send };
    const given = await this.#send(kind, id, move, {
      id: actionId,
      type: `interaction.${move.type}`,
      data,
    });
    if (given.result !== undefined && !run.take(given.result)) this.#unreadable('An own part.');
    const { answer, delivery } = moveAnswerOf(given);
    if (delivery === 'unknown') this.#unknown.set(key, actionId);
    else this.#unknown.delete(key);
    run.moving({ delivery, refusal: answer.ok ? null : answer });
    if (!answer.ok) return this.#refuse(id, move, answer);
    const took = delivery === 'accepted' ? await run.took(move) : answer;
    if (!took.ok) {
      run.moving({ refusal: took });
      return this.#refuse(id, move, took);
    }
    this.#announceMove(id, kind, move);
    return took;
  }

  async #send(
    kind: InteractionKind,
    id: string,
    move: Move,
    action: Action,
  ): Promise<ActionAnswer> {
    const { announcer, act } = this.#parts;
    const { data } = action;
    const detail = { interactionId: id, kind, move, data };
    const asked = await announcer.request('interaction-requested', detail);
    if (!asked) return act(action);
    return { ...asked, status: asked.ok ? 'accepted' : 'refused' };
  }

  #refuse(id: string, move: Move, answer: Extract<MoveAnswer, { ok: false }>): MoveAnswer {
    const held = this.#held.get(id);
    if (held) {
      const { kind } = held;
      const { reason, message } = answer;
      const detail = { interactionId: id, kind, move, reason, message };
      this.#parts.announcer.announce('interaction-refused', detail);
    }
    return answer;
  }

  #announceMove(id: string, kind: InteractionKind, move: Move): void {
    const { announcer } = this.#parts;
    announcer.announce('interaction-moved', { interactionId: id, kind, move });
    const shown = this.#look(id);
    if (shown?.kind === 'coupon' && move.type === 'claim' && shown.own.grant?.code) {
      const { code } = shown.own.grant;
      announcer.announce('coupon-claimed', { interactionId: id, code });
    }
    const drawn = shown?.kind === 'blind-box' && move.type === 'draw' && shown.own.draws.at(-1);
    if (drawn) {
      const { itemId, receipt } = drawn;
      announcer.announce('box-drawn', { interactionId: id, itemId, receipt });
    }
  }

  #hear(said: Said<unknown>, at: number, make: MakeRun): void {
    const { id, kind } = said;
    let held = this.#held.get(id);
    if (!held) {
      const { cart, ageAssurance } = this.#parts;
      const run = make({ cart, ageAssurance, changed: () => this.#changed() });
      held = { kind, run, only: null, shown: null, told: new Set() };
    }
    if (held.kind !== kind || !held.run.hear(said, at)) {
      this.#unreadable(`“${kind}” of “${id}”.`);
      return;
    }
    held.only = said.only ?? null;
    this.#held.set(id, held);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MAX_RUNS && oldest !== undefined) this.#held.delete(oldest);
    if (kind === 'blind-box') void this.#askRules();
    this.#own.known(id, kind, said, this.#clocks);
    this.#changed();
  }

  #waitFor(kind: InteractionKind, message: InteractionMessage): void {
    const waiting = this.#waiting.get(kind);
    if (waiting) {
      waiting.push(message);
      return;
    }
    this.#waiting.set(kind, [message]);
    const go = (): void => {
      const messages = this.#waiting.get(kind) ?? [];
      this.#waiting.delete(kind);
      if (!this.#parts.scope.disposed) for (const one of messages) this.receive(one);
    };
    loadKind(kind).then(go, (cause: unknown) => {
      this.#waiting.delete(kind);
      const message = 'A part of the room could not be loaded.';
      this.#parts.announcer.fail(
        new RoomError('interactions', 'engine-unavailable', message, { cause, recoverable: true }),
      );
    });
  }

  async #askRules(): Promise<void> {
    try {
      this.#rules = await this.#parts.rules();
    } catch {
      // Without them a box stays closed; the next message asks again.
    }
    this.#changed();
  }

  /** Once per task, whatever comes in it. */
  #changed(): void {
    if (this.#changePending) return;
    this.#changePending = true;
    queueMicrotask(() => {
      this.#changePending = false;
      if (!this.#parts.scope.disposed) this.#present();
    });
  }

  #present(): void {
    const list: Interaction[] = [];
    for (const id of this.#held.keys()) {
      const shown = this.#look(id);
      if (shown) list.push(shown);
    }
    this.#parts.changed({ open: this.#held.size > 0, list });
    this.#lookAgain();
  }

  #look(id: string): Interaction | null {
    const held = this.#held.get(id);
    if (!held) return null;
    const before = held.shown;
    const seen = held.run.look(this.#clocks, this.#rules);
    // Asked when its picture has come, so that all arms are shown theirs at the same moment.
    held.shown = seen && this.#isFor(held.only) ? seen : null;
    const { shown } = held;
    const moved = shown?.phase !== before?.phase || shown?.revision !== before?.revision;
    if (shown && moved) {
      this.#tellPhase(held, shown);
      this.#own.reached(id, shown.phase, held.run.isPersonal(shown.phase));
      this.#prove(id);
    }
    return shown;
  }

  #isFor(only: Held['only']): boolean {
    if (!only) return true;
    const arm = this.#parts.insights?.()?.experiments.expose(only.experiment)?.id ?? null;
    return arm === null ? only.unassigned : arm === only.arm;
  }

  /** Each once: a viewer who rewinds does not open it again. */
  #tellPhase({ told }: Held, { id, kind, phase, proof }: Interaction): void {
    const { announcer } = this.#parts;
    const detail = { interactionId: id, kind };
    const tell = (name: InteractionPhase, announce: () => void): void => {
      if (told.has(name)) return;
      told.add(name);
      announce();
    };
    if (phase === 'open') tell('open', () => announcer.announce('interaction-opened', detail));
    if (isAtLeast(phase, 'closed') && told.has('open')) {
      tell('closed', () => announcer.announce('interaction-closed', detail));
    }
    if (isAtLeast(phase, 'revealed')) {
      tell('revealed', () => announcer.announce('interaction-revealed', { ...detail, proof }));
    }
    if (phase === 'cancelled') {
      tell('cancelled', () => announcer.announce('interaction-cancelled', detail));
    }
  }

  #prove(id: string): void {
    const run = this.#held.get(id)?.run;
    const kind = this.#held.get(id)?.kind;
    if (!run || !kind) return;
    void run.prove().then((changed) => {
      if (!changed || this.#parts.scope.disposed) return;
      this.#changed();
      const { proof } = run;
      if (proof === 'failed' || proof === 'missing') {
        this.#parts.announcer.announce('fairness-failed', { interactionId: id, kind, proof });
      }
    });
  }

  /** Closes and due promises come by the server's clock, picture or not. */
  #lookAgain(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const { clock, serverNow } = this.#parts;
    const now = serverNow();
    const times = [...this.#held.values()].map(({ run }) => run.nextLook(now));
    const next = Math.min(...times.filter((time) => time !== null));
    if (next === Infinity) return;
    // Beyond a minute the server's clock may have been put right meanwhile.
    this.#callOff = clock.after(Math.max(1, Math.min(60_000, next - now)), () => {
      this.#present();
      // What was due by now is judged by this moment.
      for (const id of this.#held.keys()) this.#prove(id);
    });
  }

  #openOf(kind: InteractionKind): readonly string[] {
    const entries = [...this.#held].filter(
      ([, { kind: other, shown }]) => other === kind && shown?.phase === 'open',
    );
    return entries.map(([id]) => id);
  }

  get #clocks(): Clocks {
    return { stage: this.#stage, server: this.#parts.serverNow() };
  }

  #unreadable(detail: string): void {
    const message = `A message about an interaction cannot be read: ${detail}`;
    this.#parts.announcer.fail(
      new RoomError('interactions', 'interaction-invalid', message, { recoverable: true }),
    );
  }
}
