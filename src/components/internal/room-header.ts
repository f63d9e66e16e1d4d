import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ABOUT } from './chat-place.js';
import { stageIcons } from './stage-icons.js';
import type { Localizer } from './localize.js';

export interface RoomHeader {
  /** Who is on stands here, where the chat lies over the picture. */
  readonly about: boolean;
  readonly localizer: Localizer | null;
  /** What the buttons do; null where there is none of them now. */
  readonly pip: (() => void) | null;
  readonly minimize: (() => void) | null;
}

/** The top row of the room. */
export function renderHeader({ about, localizer, pip, minimize }: RoomHeader): TemplateResult {
  const button = (key: 'pip' | 'minimize', handler: (() => void) | null): unknown =>
    localizer && handler
      ? html`<button class="icon" aria-label=${localizer.t(`controls.${key}`)} @click=${handler}>
          ${stageIcons[key]}
        </button>`
      : nothing;
  return html`<div class="header" part="header">
    ${about ? ABOUT : nothing}
    <live-badge exportparts="badge"></live-badge>
    <slot name="header"></slot>
    <span class="space"></span>
    <live-danmaku-toggle></live-danmaku-toggle>
    ${button('pip', document.pictureInPictureEnabled ? pip : null)} ${button('minimize', minimize)}
  </div>`;
}
