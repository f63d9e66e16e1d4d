import { css } from 'lit';
import type { CSSResult } from 'lit';
import type { StageGuest } from '../../sdk/index.js';
import { HOST, windowStyles, type Arrangement, type Corner, type Place } from './guest-places.js';
import { imageUrl } from './safe-url.js';

const stageStyles = css`
  ${windowStyles}
  /* A window is over the other pictures, and over nothing of the room. */
  :host {
    isolation: isolate;
  }
  .guest {
    --_edge: var(--_gap);
    position: absolute;
    overflow: hidden;
    background: #16161c;
  }
  .guest img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0.75;
  }
  [data-place='full'] {
    grid-area: 1 / 1 / -1 / -1;
    inset: 0;
  }
  .picture[data-place='window'] {
    --_edge: var(--_gap);
  }
  [data-place='window'] {
    z-index: 1;
    box-shadow:
      0 0 0 1.5px rgb(255 255 255 / 0.7),
      0 6px 24px #0008;
  }
  /* Two upright pictures side by side, under the words at the top. */
  :is([data-place='start'], [data-place^='end']) {
    grid-row: guests / -1;
    inset-block: 0 auto;
    inline-size: 50%;
    block-size: min(88.9cqi, 54cqb);
  }
  [data-place='start'] {
    inset-inline: 0 auto;
  }
  [data-place^='end'] {
    inset-inline: auto 0;
    border-inline-start: 1px solid #000;
  }
  :is([data-place='end-top'], [data-place='end-bottom']) {
    block-size: min(44.4cqi, 27cqb);
  }
  [data-place='end-bottom'] {
    inset-block-start: min(44.4cqi, 27cqb);
  }
  [data-place='gone'] {
    visibility: hidden;
    inset: 0 auto auto 0;
    inline-size: 2px;
    block-size: 2px;
  }
  /* In the mini player there is one picture. */
  :host([bare]) .picture {
    grid-area: 1 / 1 / -1 / -1;
    inset: 0 !important;
    inline-size: auto !important;
    block-size: auto !important;
    max-block-size: none !important;
    border-radius: 0 !important;
    aspect-ratio: auto !important;
  }
  :host([bare]) .guest {
    visibility: hidden;
  }
`;

/** What the room changes for guests: they take their room from the chat, as an activity does. */
export const roomStyles = css`
  .overlay > * {
    grid-column: 1;
  }
  .overlay:has(live-guests:state(shown)) {
    --_chat-size: min(17cqb, 136px);
  }
`;

/** Has a shadow tree wear styles that came later than its own. Returns the way out. */
export function wear(root: Node, { styleSheet }: CSSResult): () => void {
  if (!(root instanceof ShadowRoot) || !styleSheet) return () => undefined;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
  };
}

/** The pictures of guests on a stage, and where all of them stand. */
export class GuestStage {
  readonly #picture: HTMLElement;
  readonly #boxes = new Map<string, HTMLElement>();
  /** Posters that could not be shown: with each update they would be fetched again. */
  readonly #broken = new Set<string>();
  readonly #undress: () => void;

  /** @param picture the box of the show's own picture */
  constructor(picture: HTMLElement) {
    this.#picture = picture;
    this.#undress = wear(picture.getRootNode(), stageStyles);
  }

  /** Makes a box for each, and puts it where it belongs. */
  show(guests: readonly StageGuest[], arrangement: Arrangement, middle: boolean): void {
    for (const [id, box] of this.#boxes) {
      if (guests.some((guest) => guest.id === id)) continue;
      box.remove();
      this.#boxes.delete(id);
    }
    for (const guest of guests) {
      const box = this.#boxes.get(guest.id) ?? this.#add(guest.id);
      this.#settlePoster(box, guest);
      const place = arrangement.guests.get(guest.id) ?? 'gone';
      put(box, place, arrangement.corners.get(guest.id), middle);
    }
    put(this.#picture, arrangement.host, arrangement.corners.get(HOST), middle);
  }

  /** What a guest's picture is played in, or the host's is. */
  boxOf(id: string): HTMLElement | undefined {
    return id === HOST ? this.#picture : this.#boxes.get(id);
  }

  dispose(): void {
    for (const box of this.#boxes.values()) box.remove();
    this.#boxes.clear();
    for (const name of ['data-place', 'data-corner', 'data-middle'])
      this.#picture.removeAttribute(name);
    this.#picture.style.removeProperty('--_drag');
    this.#undress();
  }

  #add(id: string): HTMLElement {
    const box = document.createElement('div');
    box.className = 'guest';
    this.#boxes.set(id, box);
    // Before the shade, so that words over the picture can be read there, too.
    this.#picture.after(box);
    return box;
  }

  /** Stands where there is no picture yet. */
  #settlePoster(box: HTMLElement, { phase, poster }: StageGuest): void {
    const known = box.querySelector('img');
    const url = phase === 'playing' || phase === 'retrying' ? null : imageUrl(poster);
    if (!url || this.#broken.has(url)) known?.remove();
    else if (known?.src !== url) {
      known?.remove();
      const image = document.createElement('img');
      image.alt = '';
      image.src = url;
      image.addEventListener('error', () => {
        this.#broken.add(url);
        image.remove();
      });
      box.prepend(image);
    }
  }
}

function put(box: HTMLElement, place: Place, corner: Corner | undefined, middle: boolean): void {
  box.dataset['place'] = place;
  if (corner) box.dataset['corner'] = corner;
  else delete box.dataset['corner'];
  box.toggleAttribute('data-middle', middle);
}
