import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NoticeEvent, SheetEvent } from './element-events.js';
import type { SheetName } from './element-events.js';
import { focusedElement } from './focus.js';
import { loadView } from './load-view.js';

const TAGS = {
  shelf: 'live-shelf',
  product: 'live-product-sheet',
  settings: 'live-settings',
  orders: 'live-order-sheet',
  interaction: 'live-interaction-sheet',
  chapters: 'live-chapters',
  clip: 'live-clip',
} as const;

export interface OpenSheet {
  readonly name: SheetName;
  /** Of a sheet about one product, or one activity. */
  readonly about: string;
}

/** Which sheet is open over the room, and where the focus goes back to. */
export class SheetController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #open: OpenSheet | null = null;
  #opener: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get current(): OpenSheet | null {
    return this.#open;
  }

  open(name: SheetName, about = ''): void {
    if (!this.#open) this.#opener = focusedElement();
    const open = { name, about };
    this.#open = open;
    this.#host.requestUpdate();
    void loadView(TAGS[name]).then((loaded) => {
      if (loaded || this.#open !== open) return;
      this.close();
      this.#host.dispatchEvent(new NoticeEvent({ tone: 'bad', key: 'notice.viewFailed' }));
    });
  }

  close(): void {
    if (!this.#open) return;
    this.#open = null;
    this.#host.requestUpdate();
    const opener = this.#opener;
    this.#opener = null;
    // After the update: what lay under the sheet was inert until then.
    void this.#host.updateComplete.then(() => {
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    });
  }

  hostConnected(): void {
    this.#host.addEventListener(SheetEvent.type, this.#handleSheet);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(SheetEvent.type, this.#handleSheet);
  }

  #handleSheet = (event: Event): void => {
    if (!(event instanceof SheetEvent)) return;
    event.stopPropagation();
    if (event.sheet) this.open(event.sheet, event.about);
    else this.close();
  };
}
