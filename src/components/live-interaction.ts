import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Interaction } from '../sdk/index.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { InteractionTeller, isFor } from './internal/interaction-changed.js';
import { interactionIcons, smallIcons } from './internal/interaction-icons.js';
import { hasActed, interactionKinds, urgency } from './internal/interaction-kinds.js';
import { msLeft, ticking, timeWords } from './internal/interaction-time.js';
import { KindView } from './internal/kind-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { overlayStyles, tileStyles } from './live-interaction.styles.js';

/** A stage lower than this has no room for a panel beside captions, cards and controls, px. */
const ROOM_FOR_PANEL = 600;

/**
 * The activities over the picture, one at a time: a card that says what there is, and a panel to
 * take part in it, in a row of the room’s own. Where there is no room for that, and for what needs
 * more of it, a sheet. What was put aside is found again behind a chip.
 *
 * @slot view - The page's own view; it hears `live-interaction-changed`.
 * @csspart activity-card - The card.
 * @csspart activity-panel - The panel.
 * @csspart activity-chip - The chip.
 */
export class LiveInteractionElement extends LiveElement {
  static override texts = 'interactions' as const;
  static override styles = [LiveElement.styles, tileStyles, overlayStyles];

  @state() private currentId: string | null = null;
  @state() private open = false;
  @state() private aside: ReadonlySet<string> = new Set();
  /** What a screen reader is told, when it has time. */
  @state() private said = '';

  #interactions = new StoreController(this, (room) => room.interactions.store);
  #internals = this.attachInternals();
  #teller = new InteractionTeller();
  /** A view of the page shows the present one. */
  #given = false;
  #view = new KindView(this, () => this.#collapse());
  #told = new Set<string>();
  #sizes = new ResizeObserver(([entry]) => {
    this.#height = entry?.contentRect.height ?? 0;
    if (this.#height < ROOM_FOR_PANEL) this.open = false;
  });
  #height = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.parentElement) this.#sizes.observe(this.parentElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  get #list(): readonly Interaction[] {
    return this.#interactions.state?.list ?? [];
  }

  get #current(): Interaction | null {
    return this.#list.find(({ id }) => id === this.currentId) ?? null;
  }

  protected override willUpdate(): void {
    if (!this.open || !this.#current) {
      this.open = false;
      this.currentId = this.#mostUrgent()?.id ?? null;
    }
    const current = this.#current;
    this.#given = current !== null && this.#givenViews.some((view) => isFor(view, current));
    this.#announce();
  }

  /** Also those that the page gave to the room around. */
  get #givenViews(): readonly Element[] {
    return [...this.children].flatMap((child) =>
      child instanceof HTMLSlotElement ? child.assignedElements() : child,
    );
  }

  #mostUrgent(): Interaction | null {
    const waiting = this.#list.flatMap((interaction) => {
      const rank = urgency(interaction);
      return rank === null || this.aside.has(interaction.id) ? [] : { interaction, rank };
    });
    const closing = ({ closesAt }: Interaction): number => closesAt ?? Infinity;
    waiting.sort(
      (a, b) => a.rank - b.rank || (closing(a.interaction) < closing(b.interaction) ? -1 : 1),
    );
    return waiting[0]?.interaction ?? null;
  }

  /** Politely, and each activity once; its result once more. */
  #announce(): void {
    const current = this.#current;
    if (!current || !this.localizer?.has('interactions')) return;
    const result = current.phase === 'revealed';
    const key = `${current.id} ${result ? 'result' : ''}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const kind = this.t(`interactions.kind.${current.kind}`);
    const title = this.textOf(current.title);
    this.said = result
      ? `${title}: ${this.t('interactions.phase.revealed')}`
      : this.t('interactions.arrived', { kind, title });
  }

  protected override updated(): void {
    const current = this.#current;
    this.#teller.tell(this.#givenViews, current);
    const shown = this.#list.length > 0 && this.localizer?.has('interactions') === true;
    for (const [name, on] of [
      ['open', this.open && shown && !this.#given],
      ['shown', shown],
    ] as const) {
      if (on) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
    this.#turnSand(current);
  }

  /** One animation for the whole time: it needs no frame of ours. */
  #turnSand(current: Interaction | null): void {
    const sand = this.renderRoot.querySelector('.sand');
    const { room } = this;
    if (!sand || !current || !room) return;
    const left = msLeft(current, room);
    const whole = current.windowMs;
    if (left === null || whole === null) return;
    const [running] = sand.getAnimations();
    const end = Number(document.timeline.currentTime ?? 0) + left;
    const was = running && Number(running.startTime ?? 0) + whole;
    if (was !== undefined && Math.abs(was - end) < 500) return;
    running?.cancel();
    const animation = sand.animate(
      { transform: ['scaleX(1)', 'scaleX(0)'] },
      { duration: whole, fill: 'forwards' },
    );
    animation.currentTime = Math.max(0, whole - left);
  }

  #handleOpen({ id, kind }: Interaction): void {
    if (interactionKinds[kind].roomy || this.#height < ROOM_FOR_PANEL) {
      this.dispatchEvent(new SheetEvent('interaction', id));
      return;
    }
    this.open = true;
    void this.#focus('h2');
  }

  #handleAll(): void {
    this.open = false;
    this.dispatchEvent(new SheetEvent('interaction'));
  }

  /** One that is put aside alone comes back where it was; among several the viewer chooses. */
  #handleChip(): void {
    const [only] = this.#list;
    if (!only || this.#list.length > 1) {
      this.#handleAll();
      return;
    }
    this.aside = new Set();
    this.currentId = only.id;
    this.#handleOpen(only);
  }

  #handleAside({ id }: Interaction): void {
    this.aside = new Set([...this.aside, id]);
    void this.#focus('.card .act, .chip');
  }

  #collapse(): void {
    this.open = false;
    void this.#focus('.card .act, .chip');
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    this.#collapse();
  }

  protected override render(): unknown {
    const { localizer } = this;
    const current = this.#current;
    if (this.#list.length === 0 || !localizer?.has('interactions')) return nothing;
    return html`
      <slot
        class="given"
        name="view"
        ?hidden=${!this.#given}
        @slotchange=${() => this.requestUpdate()}
      ></slot>
      ${
        this.#given
          ? nothing
          : current
            ? this.open
              ? this.#renderPanel(current)
              : this.#renderCard(current)
            : this.#renderChip()
      }
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  #renderCard(current: Interaction): TemplateResult {
    const title = this.textOf(current.title);
    const asks = current.phase === 'open' && !hasActed(current);
    const word = this.t(asks ? `interactions.do.${current.kind}` : 'interactions.view');
    return html`<section
      class="card glass"
      part="activity-card"
      data-activity=${current.id}
      data-kind=${current.kind}
      aria-label=${this.t('interactions.label')}
    >
      <span class="tile ${current.kind}">${interactionIcons[current.kind]}</span>
      <div class="words">
        <p class="title"><bdi>${title}</bdi></p>
        ${this.#renderLine(current)}
      </div>
      <button
        class="${asks ? 'solid' : 'solid calm'} act"
        aria-label=${`${word}: ${title}`}
        @click=${() => this.#handleOpen(current)}
      >
        ${word}
      </button>
      <button
        class="icon"
        aria-label=${this.t('interactions.hide', { title })}
        @click=${() => this.#handleAside(current)}
      >
        ${icons.close}
      </button>
    </section>`;
  }

  #renderLine(current: Interaction): TemplateResult {
    const { room, localizer } = this;
    return html`<p class="line">
      <span>${this.t(`interactions.kind.${current.kind}`)}</span>
      <span class="warm" role="timer"
        >${ticking(
          () =>
            (localizer && timeWords(current, room, localizer)) ||
            this.t(`interactions.phase.${current.phase}`),
        )}</span
      >
    </p>`;
  }

  #renderPanel(current: Interaction): TemplateResult {
    const count = this.#list.length;
    return html`<section
      class="panel"
      part="activity-panel"
      aria-labelledby="title"
      @keydown=${this.#handleKey}
    >
      <div class="head ${current.kind}">
        <span class="tile ${current.kind}">${interactionIcons[current.kind]}</span>
        <div class="words">
          <h2 id="title" tabindex="-1"><bdi>${this.textOf(current.title)}</bdi></h2>
          ${this.#renderLine(current)}
        </div>
        ${
          count > 1
            ? html`<button
                class="all"
                aria-label=${this.t('interactions.chip', { count })}
                @click=${this.#handleAll}
              >
                <span>${count}</span>
              </button>`
            : nothing
        }
        <button class="icon" aria-label=${this.t('interactions.collapse')} @click=${this.#collapse}>
          ${smallIcons.down}
        </button>
        ${current.phase === 'open' && current.windowMs !== null ? html`<i class="sand"></i>` : nothing}
      </div>
      <div class="body">${this.#view.of(current)}</div>
    </section>`;
  }

  #renderChip(): TemplateResult {
    return html`<button class="chip glass" part="activity-chip" @click=${this.#handleChip}>
      ${interactionIcons['blind-box']} ${this.t('interactions.chip', { count: this.#list.length })}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-interaction': LiveInteractionElement;
  }
}
