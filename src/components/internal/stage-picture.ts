/** The box of the pictures of the room around a view, and the room's own tree; null outside of one. */
export function stagePicture(view: Element): { box: HTMLElement; tree: ShadowRoot } | null {
  for (let root = view.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const stage = root.querySelector('live-stage');
    const box = stage?.shadowRoot?.querySelector<HTMLElement>('[part~="picture"]');
    if (box) return { box, tree: root };
  }
  return null;
}
