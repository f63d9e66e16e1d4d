import { css } from 'lit';

/** What the views of activities share, in the panel over the picture and in a sheet. */
export const interactionStyles = css`
  :host {
    display: block;
    color: var(--_text);
    --_nice: light-dark(#15803d, #86efac);
    --_wrong: light-dark(#b91c1c, #fda4af);
    --_warm: light-dark(#9a3412, #fdba74);
  }
  :focus-visible {
    outline-color: light-dark(var(--_accent), #fff);
    outline-offset: 2px;
    box-shadow: none;
  }
  .view {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    overflow-wrap: anywhere;
  }
  /* It is there before it has anything to say: only then is it heard. */
  [role='status']:empty {
    margin-block-start: -12px;
  }
  h4 {
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 650;
  }
  .soft {
    color: var(--_text-soft);
    font-size: 0.875rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .between {
    justify-content: space-between;
  }
  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 700;
  }
  .small {
    inline-size: 18px;
    block-size: 18px;
  }
  .small svg,
  svg.small {
    inline-size: 18px;
    block-size: 18px;
  }

  /* One line on how it stands: a sign and words. */
  .state {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    font-size: 0.9375rem;
    font-weight: 550;
  }
  .state svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .state.soft {
    font-size: 0.875rem;
    font-weight: 400;
  }
  .state.good {
    color: var(--_nice);
  }
  .state.bad {
    color: var(--_wrong);
  }
  .refusal {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--_bad);
    color: #fff;
    font-size: 0.9375rem;
    font-weight: 550;
  }
  .refusal svg {
    inline-size: 20px;
    block-size: 20px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .actions > * {
    flex: 1 1 auto;
  }
  .solid,
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 46px;
    padding-inline: 14px;
    border-radius: 999px;
    font-size: 0.9375rem;
    font-weight: 650;
    text-align: center;
    text-decoration: none;
    line-height: 1.2;
  }
  .solid svg,
  .quiet svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .quiet {
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .solid:disabled,
  .quiet:disabled {
    background: var(--_surface-raised);
    color: var(--_text-soft);
  }
  a.link {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    margin-block: -8px;
    color: inherit;
    font-weight: 600;
    font-size: 0.875rem;
    text-underline-offset: 3px;
  }

  /* What one chooses among: answers, and what others chose. */
  .options {
    display: grid;
    gap: 8px;
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .pairs {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 132px), 1fr));
  }
  .pairs > :last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  .option {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 46px;
    padding: 8px 14px;
    border-radius: 12px;
    background: var(--_surface-raised);
    color: var(--_text);
    text-align: start;
    font-weight: 550;
    overflow: hidden;
    isolation: isolate;
    box-shadow: inset 0 0 0 1.5px transparent;
    transition: box-shadow 0.15s;
  }
  .option > bdi {
    flex: 1;
    min-inline-size: 0;
  }
  .option.chosen,
  .option:has(:checked) {
    box-shadow: inset 0 0 0 2px light-dark(var(--_accent), #fff);
  }
  .option:has(:focus-visible) {
    outline: 3px solid light-dark(var(--_accent), #fff);
    outline-offset: 2px;
  }
  .option input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .option input:disabled {
    cursor: default;
  }
  .option svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .option.right {
    box-shadow: inset 0 0 0 2px var(--_nice);
  }
  .option.wrong {
    box-shadow: inset 0 0 0 2px var(--_wrong);
  }
  .option.right svg {
    color: var(--_nice);
  }
  .option.wrong svg {
    color: var(--_wrong);
  }
  /* Grows from where reading begins. */
  .share {
    position: absolute;
    inset: 0;
    z-index: -1;
    transform-origin: left;
    transform: scaleX(var(--share));
    background: light-dark(
      color-mix(in srgb, var(--_accent) 22%, transparent),
      color-mix(in srgb, var(--_accent) 62%, transparent)
    );
    transition: transform 0.6s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .share:dir(rtl) {
    transform-origin: right;
  }

  .metered {
    display: grid;
    gap: 6px;
  }
  .meter {
    position: relative;
    block-size: 10px;
    border-radius: 5px;
    overflow: hidden;
    background: var(--_surface-raised);
  }
  .meter > i {
    position: absolute;
    inset: 0;
    border-radius: inherit;
    transform-origin: left;
    transform: scaleX(var(--share));
    background: var(--_accent);
    transition: transform 0.6s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .meter > i:dir(rtl) {
    transform-origin: right;
  }

  /* What was won or is offered, as a ticket. */
  .ticket {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 14px;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    text-align: center;
  }
  .ticket.won {
    box-shadow: inset 0 0 0 1.5px var(--_warm);
    animation: won 0.5s cubic-bezier(0.2, 1.4, 0.4, 1);
  }
  @keyframes won {
    from {
      opacity: 0;
      scale: 0.86;
    }
  }
  .big {
    font-size: 1.375rem;
    font-weight: 750;
    line-height: 1.2;
  }
  .code {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 1.25rem;
    font-weight: 700;
    letter-spacing: 0.06em;
    padding: 6px 16px;
    border-radius: 10px;
    border: 1.5px dashed var(--_line);
    user-select: all;
  }
  .goods {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .goods img,
  .goods .blank {
    inline-size: 64px;
    block-size: 64px;
    flex: none;
    border-radius: 12px;
    object-fit: cover;
    background: #fff;
  }
  .goods > div {
    min-inline-size: 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  th,
  td {
    padding: 8px 0;
    padding-inline-end: 8px;
    text-align: start;
    font-weight: 400;
    vertical-align: top;
    border-block-start: 1px solid var(--_line);
  }
  thead th {
    border: 0;
    padding-block: 0 4px;
    color: var(--_text-soft);
    font-size: 0.8125rem;
  }
  .end {
    text-align: end;
    padding-inline-end: 0;
    white-space: nowrap;
  }
`;
