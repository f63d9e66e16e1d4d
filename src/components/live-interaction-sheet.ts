import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Interaction } from '../sdk/index.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { interactionIcons } from './internal/interaction-icons.js';
import { ticking, timeWords } from './internal/interaction-time.js';
import { KindView } from './internal/kind-view.js';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { tileStyles } from './live-interaction.styles.js';

/**
 * One activity in full, or the list of all that the show has had so far.
 *
 * @csspart sheet - The dialog.
 */
export class LiveInteractionSheetElement extends LiveElement {
  static override texts = 'interactions' as const;
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    tileStyles,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: 10px;
        margin-block-end: 14px;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      .line .tile {
        inline-size: 32px;
        block-size: 32px;
        border-radius: 10px;
      }
      .line .tile svg {
        inline-size: 20px;
        block-size: 20px;
      }
      .line b {
        font-weight: 650;
      }
      .all {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin-block-start: 16px;
        font-weight: 600;
        font-size: 0.9375rem;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      .entry {
        inline-size: 100%;
        display: flex;
        align-items: center;
        gap: 12px;
        padding-block: 10px;
        text-align: start;
      }
      .entry .words {
        flex: 1;
        min-inline-size: 0;
        display: grid;
      }
      .entry .title {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .chevron:dir(rtl) {
        scale: -1 1;
      }
    `,
  ];

  /** Which activity; empty for the list. */
  @property() about = '';

  /** What the viewer chose since. */
  @state() private chosen = '';

  #interactions = new StoreController(this, (room) => room.interactions.store);
  #view = new KindView(this, () => this.dispatchEvent(new SheetEvent(null)));

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('about')) this.chosen = this.about;
  }

  #handleChoice(id: string): void {
    this.chosen = id;
    void this.#focusSheet();
  }

  /** What had the focus is gone: it goes to the head of the sheet. */
  async #focusSheet(): Promise<void> {
    await this.updateComplete;
    const close = this.renderRoot.querySelector('live-sheet')?.renderRoot.querySelector('button');
    close?.focus({ preventScroll: true });
  }

  protected override render(): unknown {
    const list = this.#interactions.state?.list ?? [];
    if (!this.localizer?.has('interactions')) return nothing;
    const current = list.find(({ id }) => id === this.chosen);
    return html`<live-sheet
      .heading=${current ? this.textOf(current.title) : this.t('interactions.label')}
      exportparts="sheet"
    >
      ${current ? this.#renderOne(current, list.length) : this.#renderList(list)}
    </live-sheet>`;
  }

  #renderOne(current: Interaction, count: number): TemplateResult {
    return html`<p class="line">
        <span class="tile ${current.kind}">${interactionIcons[current.kind]}</span>
        <b>${this.t(`interactions.kind.${current.kind}`)}</b>
        ${this.#renderTime(current)}
      </p>
      ${this.#view.of(current)}
      ${
        count > 1
          ? html`<button class="all" @click=${() => this.#handleChoice('')}>
              ${this.t('interactions.all')}
            </button>`
          : nothing
      }`;
  }

  #renderList(list: readonly Interaction[]): TemplateResult {
    if (list.length === 0) return html`<p class="soft">${this.t('interactions.none')}</p>`;
    return html`<ul>
      ${repeat(
        list.toReversed(),
        ({ id }) => id,
        (each) =>
          html`<li>
            <button class="entry" @click=${() => this.#handleChoice(each.id)}>
              <span class="tile ${each.kind}">${interactionIcons[each.kind]}</span>
              <span class="words">
                <span class="title"><bdi>${this.textOf(each.title)}</bdi></span>
                <span class="soft"
                  >${this.t(`interactions.kind.${each.kind}`)} · ${this.#renderTime(each)}</span
                >
              </span>
              <span class="chevron">${icons.chevron}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #renderTime(interaction: Interaction): TemplateResult {
    const { room, localizer } = this;
    return html`<span
      >${ticking(
        () =>
          (localizer && timeWords(interaction, room, localizer)) ||
          this.t(`interactions.phase.${interaction.phase}`),
      )}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-interaction-sheet': LiveInteractionSheetElement;
  }
}
