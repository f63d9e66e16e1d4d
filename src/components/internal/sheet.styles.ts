import { css } from 'lit';
import { stepperStyles } from './stepper.styles.js';

/** What the contents of sheets share. */
export const sheetStyles = [
  stepperStyles,
  css`
    :host {
      position: absolute;
      inset: 0;
      color: var(--_text);
    }
    :focus-visible {
      outline-color: var(--_accent);
      box-shadow: none;
    }
    .footer {
      display: grid;
      gap: 10px;
      padding: 12px 18px max(14px, env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
      color: var(--_text);
    }
    .solid {
      min-block-size: 48px;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      text-decoration: none;
    }
    .thumb {
      inline-size: 64px;
      block-size: 64px;
      flex: none;
      border-radius: var(--_radius);
      object-fit: cover;
      background: var(--_surface-raised);
    }
    .soft {
      color: var(--_text-soft);
      font-size: 0.875rem;
    }
    .price {
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    fieldset {
      border: 0;
      margin: 0;
      padding: 0;
      min-inline-size: 0;
    }
    legend,
    .label {
      display: block;
      padding: 0;
      margin-block-end: 8px;
      font-weight: 600;
      font-size: 0.9375rem;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .choice {
      position: relative;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      min-inline-size: 44px;
      min-block-size: 44px;
      padding-inline: 14px;
      border: 1.5px solid var(--_line);
      border-radius: 12px;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .choice input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    .choice:has(:checked) {
      border-color: var(--_accent);
      box-shadow: inset 0 0 0 1px var(--_accent);
      font-weight: 600;
    }
    .choice:has(:focus-visible) {
      outline: 3px solid var(--_accent);
      outline-offset: 2px;
    }
  `,
];
