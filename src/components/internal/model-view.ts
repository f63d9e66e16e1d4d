import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { loadViewTools } from '../../sdk/index.js';
import type { Product, ProductModel, ProductsState, ViewCue, ViewTools } from '../../sdk/index.js';
import { loadView } from './load-view.js';
import type { LiveElement } from './live-element.js';
import { StoreController } from './store-controller.js';
import type { Choice } from './variant-choice.js';
import type { VariantLabel } from './variant-row.js';
import type { HeldCue } from './viewer-attributes.js';
import { viewIcons } from './view-icons.js';

interface Chosen {
  readonly variantName: string;
}

export interface ModelViewHost {
  readonly product: () => Product | undefined;
  readonly choice: () => Choice;
  /** Somebody wants these options: the host of the show, or a variant that was chosen in 3D. */
  readonly wish: (options: Choice) => void;
  /** What can be done while it stands in the viewer's room. */
  readonly buy: () => unknown;
}

/**
 * The 3D view in a product's sheet: there when the viewer asks for it, or when the host of the
 * show turns the product. What is chosen outside is shown inside.
 */
export class ModelViewController implements ReactiveController {
  readonly #element: LiveElement;
  readonly #parts: ModelViewHost;
  readonly #products: StoreController<ProductsState>;
  #open = false;
  #tools: ViewTools | null = null;
  #names: readonly string[] = [];
  /** The host's word that was there before the sheet: no reason to open the view. */
  #heard: number | null | undefined;
  #cue: HeldCue | null = null;
  #inRoom = false;

  constructor(element: LiveElement, parts: ModelViewHost) {
    this.#element = element;
    this.#parts = parts;
    this.#products = new StoreController(
      element,
      (room) => room.products.store,
      ({ views }) => [views],
    );
    element.addController(this);
  }

  get isOpen(): boolean {
    return this.#open && this.#model !== undefined;
  }

  get #model(): ProductModel | undefined {
    return this.#parts.product()?.model;
  }

  hostUpdate(): void {
    const product = this.#parts.product();
    if (product?.model) this.#needTexts();
    const cue = product && this.#products.state?.views[product.id];
    if (!product?.model || this.#heard === (cue?.at ?? null)) return;
    const isNews = this.#heard !== undefined;
    this.#heard = cue?.at ?? null;
    this.#cue = cue ? { ...cue, elapsed: this.#since(cue) } : null;
    if (!cue || !isNews) return;
    if (cue.options) this.#parts.wish(cue.options);
    this.show();
  }

  show(open = true): void {
    if (open === this.#open) return;
    this.#open = open;
    if (open) {
      void loadView('live-product-viewer');
      loadViewTools().then(
        (tools) => {
          this.#tools = tools;
          this.#element.requestUpdate();
        },
        () => undefined,
      );
    }
    this.#element.requestUpdate();
  }

  /** Another product, which has not been opened. */
  reset(): void {
    this.#open = false;
    this.#inRoom = false;
    this.#names = [];
    this.#heard = undefined;
    this.#cue = null;
  }

  #needTexts(): void {
    const { localizer } = this.#element;
    if (!localizer || localizer.has('view')) return;
    localizer.need('view').then(
      () => this.#element.requestUpdate(),
      // Asked again at the next occasion.
      () => undefined,
    );
  }

  #since({ at }: ViewCue): number {
    const now = this.#element.room?.timeline.now ?? null;
    return now === null ? 0 : Math.max(0, now - at) / 1000;
  }

  /** The product's own words and colours for what is in the file. */
  #labels(product: Product, model: ProductModel): readonly VariantLabel[] {
    const tools = this.#tools;
    if (!tools) return [];
    return this.#names.flatMap((name) => {
      const [option, value] = Object.entries(tools.choiceForVariant(product, model, name))[0] ?? [];
      const found = product.options
        .find(({ id }) => id === option)
        ?.values.find(({ id }) => id === value);
      return found ? [{ name, text: this.#element.textOf(found.name), swatch: found.swatch }] : [];
    });
  }

  #handleVariant(product: Product, model: ProductModel, { detail }: CustomEvent<Chosen>): void {
    const options = this.#tools?.choiceForVariant(product, model, detail.variantName);
    if (options) this.#parts.wish(options);
  }

  readonly #handleAr = ({ detail }: CustomEvent<{ readonly status: string }>): void => {
    this.#inRoom = detail.status === 'session-started' || detail.status === 'object-placed';
    this.#element.requestUpdate();
  };

  readonly #handleLoad = (event: Event): void => {
    const viewer = event.currentTarget as HTMLElementTagNameMap['live-product-viewer'];
    this.#names = viewer.availableVariants;
    this.#element.requestUpdate();
  };

  render(product: Product, name: string): unknown {
    const { model } = product;
    if (!model || !this.isOpen) return nothing;
    const element = this.#element;
    const variant = this.#tools?.variantForChoice(
      product,
      model,
      this.#names,
      this.#parts.choice(),
    );
    // What nobody can buy is not offered: the shop would not know what was chosen.
    const labels = this.#labels(product, model);
    return html`<live-product-viewer
      part="model"
      exportparts="view, poster, hotspot, variants, dimensions, progress, ar-button"
      src=${model.src}
      poster=${model.poster ?? product.images[0]?.url ?? nothing}
      alt=${element.textOf(model.alt) || name}
      camera-orbit=${model.orbit ?? nothing}
      credit=${element.textOf(model.credit) || nothing}
      variant-name=${variant ?? nothing}
      assets=${assetsAround(element) ?? nothing}
      loading="eager"
      shadow-intensity="0.5"
      camera-controls
      auto-rotate
      tools
      ?variant-picker=${labels.length > 1}
      ar
      ar-placement=${model.placement ?? 'floor'}
      ios-src=${model.iosSrc ?? nothing}
      .variantLabels=${labels}
      .hotspots=${(model.hotspots ?? []).map((spot) => ({
        ...spot,
        text: element.textOf(spot.text),
      }))}
      .cue=${this.#cue}
      @load=${this.#handleLoad}
      @variant-chosen=${(event: CustomEvent<Chosen>) => this.#handleVariant(product, model, event)}
      @ar-status=${this.#handleAr}
      >${
        this.#inRoom
          ? html`<div class="in-room" slot="ar-actions">${this.#parts.buy()}</div>`
          : nothing
      }</live-product-viewer
    >`;
  }

  /** From the pictures to the model, and back. */
  renderSwitch(product: Product): TemplateResult | typeof nothing {
    if (!product.model) return nothing;
    return html`<button class="solid three" @click=${() => this.show(!this.#open)}>
      ${this.isOpen ? viewIcons.pictures : viewIcons.cube}
      ${this.#element.t(this.isOpen ? 'view.pictures' : 'view.open')}
    </button>`;
  }
}

/** What the room around it has its workers and decoders from, looking out of shadow trees. */
function assetsAround(element: Element): string | null {
  let node: Node | null = element;
  while (node) {
    const found: string | null | undefined =
      node instanceof Element ? node.closest('[assets]')?.getAttribute('assets') : null;
    if (found) return found;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
