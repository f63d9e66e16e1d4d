import { html, nothing } from 'lit';
import type { RoomError } from '../../sdk/index.js';
import type { TextKey } from '../locales/en.js';
import type { ArPhase } from './ar-controller.js';
import { icons } from './icons.js';
import { styled } from './styled.js';
import { viewIcons } from './view-icons.js';

type Words = (key: TextKey) => string;

/** What is seen before the model is. */
export function renderPoster(url: string | null, isOver: boolean): unknown {
  if (!url) return nothing;
  return html`<img class="poster ${isOver ? 'gone' : ''}" part="poster" src=${url} alt="" />`;
}

export function renderProgress(share: number, t: Words): unknown {
  return html`<div
    class="progress"
    part="progress"
    role="progressbar"
    aria-label=${t('view.loading')}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(100 * share)}
  >
    <i ${styled({ '--share': String(Math.max(0.04, share)) })}></i>
  </div>`;
}

export function renderTrouble({ code }: RoomError, t: Words, retry: (() => void) | null): unknown {
  return html`<div class="trouble" role="status">
    ${t(`view.error.${code}` as TextKey) || t('view.error.view-model-invalid')}
    ${retry ? html`<button @click=${retry}>${t('view.retry')}</button>` : nothing}
  </div>`;
}

/** What is going on, until the viewer takes it in hand. */
export function renderHint(byHost: boolean, t: Words): unknown {
  if (byHost) return html`<span class="host">${t('view.hostTurns')}</span>`;
  return html`<span class="hint" aria-hidden="true">${t('view.hint')}</span>`;
}

export function renderPlace(place: () => void, t: Words): unknown {
  return html`<button class="tool" part="ar-button" @click=${place}>
    ${viewIcons.place} ${t('view.place')}
  </button>`;
}

export interface Tools {
  readonly measuring: boolean;
  readonly measure: () => void;
  readonly reset: () => void;
  /** Null where there is no animation. */
  readonly playing: boolean | null;
  readonly play: () => void;
}

export function renderTools(tools: Tools, t: Words): unknown {
  const { measuring, playing } = tools;
  return html`<div>
    <button
      class="tool"
      aria-pressed=${measuring}
      aria-label=${t('view.measure')}
      title=${t('view.measure')}
      @click=${tools.measure}
    >
      ${viewIcons.ruler}
    </button>
    <button
      class="tool"
      aria-label=${t('view.reset')}
      title=${t('view.reset')}
      @click=${tools.reset}
    >
      ${viewIcons.reset}
    </button>
    ${
      playing === null
        ? nothing
        : html`<button
            class="tool"
            aria-label=${t(playing ? 'view.pause' : 'view.play')}
            @click=${tools.play}
          >
            ${playing ? icons.pause : icons.play}
          </button>`
    }
  </div>`;
}

/** What is said and offered while it stands in the viewer's room. */
export function renderInRoom(
  phase: ArPhase,
  t: Words,
  leave: () => void,
  choices: unknown,
): unknown {
  const words = {
    off: '',
    finding: t('view.findFloor'),
    ready: t('view.tapToPlace'),
    placed: t('view.placed'),
    camera: t('view.approximate'),
  }[phase];
  return html`<p class="hint" role="status">
      ${words} ${phase === 'camera' ? t('view.cameraPrivacy') : nothing}
    </p>
    ${choices}
    <div class="tools">
      <button class="tool" aria-label=${t('view.leave')} @click=${leave}>${icons.close}</button>
      <slot name="ar-actions"></slot>
    </div>`;
}
