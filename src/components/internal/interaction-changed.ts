import type { Interaction } from '../../sdk/index.js';

/**
 * Tells a view of the page (slot `interaction`) which activity is on, as it stands now. It goes to
 * the view itself and does not bubble. `interaction` is null when there is none of its kinds.
 */
export class InteractionChangedEvent extends Event {
  declare readonly type: 'live-interaction-changed';
  readonly detail: { readonly interaction: Interaction | null };

  constructor(interaction: Interaction | null) {
    super('live-interaction-changed');
    this.detail = { interaction };
  }
}

/** Whether a view of the page is for this kind: those in its attribute `kinds`, or all. */
export function isFor(view: Element, { kind }: Interaction): boolean {
  return (view.getAttribute('kinds') ?? kind).split(/\s+/).includes(kind);
}

/** Keeps the page's views informed, each change once. */
export class InteractionTeller {
  #told = new WeakMap<Element, Interaction | null>();

  tell(views: readonly Element[], interaction: Interaction | null): void {
    for (const view of views) {
      const own = interaction && isFor(view, interaction) ? interaction : null;
      if (this.#told.get(view) === own) continue;
      this.#told.set(view, own);
      view.dispatchEvent(new InteractionChangedEvent(own));
    }
  }
}
