import { css } from 'lit';

/**
 * The custom properties a page may set on `<live-room>`. They are public and at most twenty;
 * inside, views read the `--_` twin, so that a default exists in one place only.
 */
export const tokens = css`
  :host {
    --_accent: var(--live-accent, #e11d48);
    --_accent-text: var(--live-accent-text, #fff);
    --_font: var(--live-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_radius: var(--live-radius, 14px);
    --_stage: var(--live-stage-background, #0b0b0f);
    --_stage-text: var(--live-stage-text, #fff);
    --_glass: var(--live-glass, rgb(18 18 24 / 0.7));
    --_surface: var(--live-surface, light-dark(#fff, #17171d));
    --_surface-raised: var(--live-surface-raised, light-dark(#f3f3f6, #24242c));
    --_text: var(--live-text, light-dark(#17171d, #f5f5f7));
    --_text-soft: var(--live-text-soft, light-dark(#5a5a66, #b4b4c0));
    --_line: var(--live-line, light-dark(#dcdce3, #3a3a45));
    --_good: var(--live-good, #15803d);
    --_bad: var(--live-bad, #b91c1c);
    --_caption-background: var(--live-caption-background, rgb(0 0 0 / 0.78));
    --_caption-text: var(--live-caption-text, #fff);
    --_gap: var(--live-gap, 12px);
  }
`;
