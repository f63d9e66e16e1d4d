import { html, nothing } from 'lit';
import { styled } from './styled.js';

/** What a page says of a variant of the model. */
export interface VariantLabel {
  /** In the file. */
  readonly name: string;
  readonly text: string;
  /** A CSS colour. */
  readonly swatch?: string | undefined;
}

export interface VariantRow {
  /** Those of the file, in its order. */
  readonly names: readonly string[];
  readonly labels: readonly VariantLabel[];
  readonly chosen: string | null;
  readonly label: string;
  readonly choose: (name: string) => void;
}

/** One of the model's variants, under it; nothing where there is no choice. */
export function renderVariantRow({ names, labels, chosen, label, choose }: VariantRow): unknown {
  const told = labels.filter(({ name }) => names.includes(name));
  const rows = labels.length > 0 ? told : names.map((name) => ({ name, text: name }));
  if (rows.length < 2) return nothing;
  return html`<div class="variants" part="variants" role="group" aria-label=${label}>
    ${rows.map(
      ({ name, text, swatch }: VariantLabel) =>
        html`<button
          aria-pressed=${name === chosen ? 'true' : 'false'}
          aria-label=${swatch ? text : nothing}
          title=${swatch ? text : nothing}
          @click=${() => choose(name)}
        >
          ${swatch ? html`<i ${styled({ 'background-color': swatch })}></i>` : html`<bdi>${text}</bdi>`}
        </button>`,
    )}
  </div>`;
}
