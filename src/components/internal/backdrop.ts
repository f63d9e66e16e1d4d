import { html, nothing } from 'lit';
import type { ShowDocument } from '../../sdk/index.js';
import { hideBroken, showLoaded } from './broken-images.js';
import { imageUrl } from './safe-url.js';

/** What is seen beside an upright picture: its poster, blurred by the styles. */
export function renderBackdrop(
  poster: string | null,
  show: ShowDocument | null | undefined,
): unknown {
  const url = imageUrl(poster) ?? imageUrl(show?.poster) ?? imageUrl(show?.angles[0]?.poster);
  return url ? html`<img src=${url} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing;
}
