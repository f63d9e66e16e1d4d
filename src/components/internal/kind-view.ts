import type { Interaction } from '../../sdk/index.js';
import { NoticeEvent } from './element-events.js';
import { interactionKinds, loadKind } from './interaction-kinds.js';
import type { InteractionViewElement } from './interaction-kinds.js';

/** The one view of a kind that stands in a panel or a sheet: made, fetched, and told what to show. */
export class KindView {
  readonly #host: EventTarget;
  readonly #failed: () => void;
  #kind: Interaction['kind'] | null = null;
  #view: InteractionViewElement | null = null;

  constructor(host: EventTarget, failed: () => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Asked from `render`. */
  of({ id, kind }: Interaction): HTMLElement {
    let view = this.#view;
    if (!view || kind !== this.#kind) {
      const { tag } = interactionKinds[kind];
      view = document.createElement(tag) as InteractionViewElement;
      view.setAttribute('exportparts', 'activity, option, act, grant, code, apply, odds, scene');
      this.#kind = kind;
      this.#view = view;
      void this.#fetch(kind);
    }
    // Set on a view that is not there yet, it would hide the property of the class.
    if (view.getAttribute('interaction-id') !== id) view.setAttribute('interaction-id', id);
    return view;
  }

  async #fetch(kind: Interaction['kind']): Promise<void> {
    if (await loadKind(kind)) return;
    if (kind !== this.#kind) return;
    this.#view = this.#kind = null;
    this.#failed();
    this.#host.dispatchEvent(new NoticeEvent({ tone: 'bad', key: 'notice.viewFailed' }));
  }
}
