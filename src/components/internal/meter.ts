import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styled } from './styled.js';

/** A bar, and what it means in words above it. */
export function meter(share: number, words: string): TemplateResult {
  const bounded = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  return html`<div class="metered">
    <p class="number">${words}</p>
    <div class="meter" aria-hidden="true">
      <i ${styled({ '--share': String(bounded) })}></i>
    </div>
  </div>`;
}
