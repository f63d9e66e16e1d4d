import { html, nothing, svg } from 'lit';
import type { Dimension, SeenPoint, ViewTools } from '../../sdk/index.js';

/** A point of the model with something said about it. */
export interface Hotspot {
  readonly id: string;
  readonly position: readonly [number, number, number];
  readonly normal?: readonly [number, number, number] | undefined;
  readonly text: string;
}

/** Half of the widest words beside a point, and a gap; CSS pixels. */
const REACH = 118;

/** Moves what lies over the picture along with it, without a rendering for each frame. */
export function placePoints(root: ParentNode, points: readonly SeenPoint[], width: number): void {
  const byId = new Map(points.map((point) => [point.id, point]));
  for (const each of root.querySelectorAll<HTMLElement>('[data-point]')) {
    const point = byId.get(each.dataset.point ?? '');
    if (!point) continue;
    each.style.setProperty('translate', `${point.x.toFixed(1)}px ${point.y.toFixed(1)}px`);
    each.toggleAttribute('data-hidden', point.hidden);
    // What is said stays in the picture.
    const shift = Math.max(0, REACH - point.x) - Math.max(0, point.x + REACH - width);
    each.style.setProperty('--shift', `${shift.toFixed(0)}px`);
  }
  for (const line of root.querySelectorAll<SVGLineElement>('line[data-from]')) {
    const [from, to] = [byId.get(line.dataset.from ?? ''), byId.get(line.dataset.to ?? '')];
    if (!from || !to) continue;
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    for (const [name, value] of Object.entries(ends)) line.setAttribute(name, value.toFixed(1));
    const label = root.querySelector<HTMLElement>(`[data-middle="${line.dataset.axis ?? ''}"]`);
    label?.style.setProperty(
      'translate',
      `${((from.x + to.x) / 2).toFixed(1)}px ${((from.y + to.y) / 2).toFixed(1)}px`,
    );
  }
}

export function renderHotspots(
  hotspots: readonly Hotspot[],
  open: string | null,
  toggle: (id: string) => void,
): unknown {
  return hotspots.map(
    ({ id, text }, index) =>
      html`<div class="hotspot" data-point=${`hotspot-${id}`} ?data-open=${open === id}>
        <button
          part="hotspot"
          aria-expanded=${open === id}
          aria-label=${`${index + 1}: ${text}`}
          @click=${() => toggle(id)}
        >
          <span aria-hidden="true">${index + 1}</span>
        </button>
        ${open === id ? html`<p class="said"><bdi>${text}</bdi></p>` : nothing}
      </div>`,
  );
}

export function renderDimensions(
  lines: readonly Dimension[],
  words: (line: Dimension) => string,
): unknown {
  return html`<svg class="lines" aria-hidden="true">
      ${lines.map(
        ({ axis, from, to }) =>
          svg`<line data-axis=${axis} data-from=${from} data-to=${to} x1="0" y1="0" x2="0" y2="0"></line>`,
      )}
    </svg>
    <ul class="lengths" part="dimensions">
      ${lines.map((line) => html`<li data-middle=${line.axis}><bdi>${words(line)}</bdi></li>`)}
    </ul>`;
}

/** A length in the units of a place. */
export function lengthWords(
  lengthParts: ViewTools['lengthParts'],
  metres: number,
  locale: string,
): string {
  const isImperial = /-(US|LR|MM)\b/.test(locale);
  const { value, unit } = lengthParts(metres, isImperial ? 'imperial' : 'metric');
  const maximumFractionDigits = unit === 'meter' ? 2 : 1;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(
    value,
  );
}
