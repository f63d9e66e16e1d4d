import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CSSResultGroup, TemplateResult } from 'lit';
import type {
  Interaction,
  InteractionKind,
  InteractionOf,
  Move,
  MoveAnswer,
  OwnMove,
  Proof,
} from '../../sdk/index.js';
import { download } from './download.js';
import { icons } from './icons.js';
import { smallIcons } from './interaction-icons.js';
import { interactionStyles } from './interaction.styles.js';
import { dateWords } from './interaction-time.js';
import { LiveElement } from './live-element.js';
import { linkUrl } from './safe-url.js';
import { StoreController } from './store-controller.js';

/**
 * What the views of all kinds share: which activity it is, the viewer's move and what became of
 * it, and the words on how the activity stands. A kind renders what is its own.
 */
export abstract class InteractionView<Kind extends InteractionKind> extends LiveElement {
  static override texts = 'interactions' as const;
  static override styles: CSSResultGroup = [LiveElement.styles, interactionStyles];

  /** Which activity of the room. */
  @property({ attribute: 'interaction-id' }) interactionId = '';

  /** The move that is under way. */
  @state() protected moving: Move['type'] | null = null;
  /** What the site said to a move that is no longer the last one, or never was one. */
  @state() private refusal: Extract<MoveAnswer, { ok: false }> | null = null;

  #interactions = new StoreController(this, (room) => room.interactions.store);
  #realtime = new StoreController(this, (room) => room.realtime.store);

  protected abstract readonly kind: Kind;

  protected abstract renderKind(interaction: InteractionOf<Kind>): unknown;

  protected get interaction(): InteractionOf<Kind> | null {
    const found = this.#found;
    return found?.kind === this.kind ? (found as InteractionOf<Kind>) : null;
  }

  /** How far the viewer's last move has come. */
  protected get delivery(): OwnMove['delivery'] {
    return this.#found?.own.delivery ?? 'none';
  }

  get #found(): Interaction | undefined {
    return this.#interactions.state?.list.find(({ id }) => id === this.interactionId);
  }

  /** Nothing of the viewer can reach the site now. */
  protected get offline(): boolean {
    return this.#realtime.state?.status !== 'open';
  }

  protected get busy(): boolean {
    return this.moving !== null || this.delivery === 'sending';
  }

  /** Does it once, however often it is tapped meanwhile. */
  protected async move(move: Move): Promise<MoveAnswer | null> {
    const { room, interactionId } = this;
    if (!room || this.busy) return null;
    this.moving = move.type;
    this.refusal = null;
    const answer = await room.interactions.do(interactionId, move);
    this.moving = null;
    if (!answer.ok && this.interactionId === interactionId) this.refusal = answer;
    return answer;
  }

  protected override render(): unknown {
    const { interaction, localizer } = this;
    if (!interaction || !localizer?.has('interactions')) return nothing;
    const { text, phase, trouble } = interaction;
    const rules = linkUrl(interaction.rulesUrl);
    return html`<div class="view ${phase}" part="activity">
      ${text ? html`<p class="soft"><bdi>${this.textOf(text)}</bdi></p>` : nothing}
      ${
        phase === 'cancelled'
          ? this.renderState(this.t('interactions.cancelled'), 'bad', icons.alert)
          : this.renderKind(interaction)
      }
      ${trouble ? this.renderState(this.t(`interactions.trouble.${trouble}`), 'bad', icons.alert) : nothing}
      <div role="status">${this.#renderMove(interaction)}</div>
      ${
        rules
          ? html`<a class="link" href=${rules} target="_blank" rel="noopener"
              >${this.t('interactions.rules')}</a
            >`
          : nothing
      }
    </div>`;
  }

  /** How it stands, in a line. */
  protected renderState(
    words: string,
    tone: '' | 'soft' | 'good' | 'bad' = '',
    sign: TemplateResult = smallIcons.clock,
  ): TemplateResult {
    return html`<p class="state ${tone}">${sign}<span>${words}</span></p>`;
  }

  /** The button of the one thing there is to do. */
  protected renderAction(words: string, move: Move, disabled = false): TemplateResult {
    const moving = this.moving === move.type || this.delivery === 'sending';
    return html`<div class="actions">
      <button
        class="solid"
        part="act"
        ?disabled=${disabled}
        aria-busy=${moving ? 'true' : 'false'}
        @click=${() => void this.move(move)}
      >
        ${moving ? html`<span class="spinner"></span>` : nothing}<span>${words}</span>
      </button>
    </div>`;
  }

  /** Whether a promise was kept, as far as this page could check it. */
  protected renderProof(proof: Proof): unknown {
    if (proof === 'none') return nothing;
    const tone = proof === 'proven' ? 'good' : proof === 'waiting' ? '' : 'bad';
    const sign =
      proof === 'proven'
        ? smallIcons.shield
        : proof === 'waiting'
          ? smallIcons.lock
          : smallIcons.shieldOff;
    return this.renderState(this.t(`interactions.proof.${proof}`), tone, sign);
  }

  /** A receipt to keep, and where anybody can check it. */
  protected renderReceipt(receipt: object, name: string): TemplateResult {
    const page = linkUrl(this.#found?.verifyUrl);
    return html`<div class="row">
      <button
        class="quiet"
        part="receipt"
        @click=${() => download(JSON.stringify(receipt, null, 2), `${name}.json`, 'application/json')}
      >
        ${smallIcons.download}${this.t('interactions.receipt')}
      </button>
      ${
        page
          ? html`<a class="link" href=${page} target="_blank" rel="noopener"
              >${this.t('interactions.verify')}</a
            >`
          : nothing
      }
    </div>`;
  }

  protected when(time: number): string {
    return dateWords(time, this.localizer?.formatLocale ?? 'en');
  }

  protected number(value: number, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat(this.localizer?.formatLocale ?? 'en', options).format(value);
  }

  #renderMove({ phase, own }: Interaction): unknown {
    const refusal = own.refusal ?? this.refusal;
    if (this.busy) return html`<span class="unseen">${this.t('interactions.sending')}</span>`;
    if (refusal) {
      return html`<p class="refusal" part="refusal">
        ${icons.alert}<bdi
          >${refusal.message ?? this.t(`interactions.refused.${refusal.reason}`)}</bdi
        >
      </p>`;
    }
    if (own.delivery === 'pending') return this.renderState(this.t('interactions.pending'));
    if (own.delivery === 'unknown') return this.renderState(this.t('interactions.unknown'));
    if (phase === 'open' && this.offline)
      return this.renderState(this.t('interactions.offline'), 'bad', icons.alert);
    return nothing;
  }
}
