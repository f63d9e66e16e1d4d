import { css } from 'lit';

export const blindBoxStyles = css`
  .item {
    display: flex;
    gap: 10px;
  }
  .item > span {
    display: grid;
    justify-items: start;
    gap: 2px;
    min-inline-size: 0;
  }
  .item img {
    inline-size: 44px;
    block-size: 44px;
    flex: none;
    border-radius: 10px;
    object-fit: cover;
    background: #fff;
  }
  th bdi:first-child {
    font-weight: 600;
  }
  .tier {
    display: inline-block;
    padding-inline: 8px;
    border-radius: 8px;
    font-size: 0.75rem;
    font-weight: 650;
    line-height: 1.6;
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .tier.paid {
    background: #1d4ed8;
    color: #fff;
  }
  .tier.hidden {
    background: #7c3aed;
    color: #fff;
  }
  .gates {
    display: grid;
    gap: 8px;
    padding: 12px;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .gate {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    font-size: 0.9375rem;
    cursor: pointer;
  }
  .gate input {
    inline-size: 22px;
    block-size: 22px;
    flex: none;
    margin: 0;
    accent-color: var(--_accent);
  }
  .gates .quiet {
    background: var(--_surface);
  }
  .draws {
    display: grid;
  }
  .draws li {
    display: grid;
    gap: 4px;
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
  }
  details {
    border-radius: 12px;
    background: var(--_surface-raised);
    padding-inline: 14px;
  }
  summary {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    cursor: pointer;
  }
  details[open] {
    padding-block-end: 12px;
  }
  details dl {
    margin: 8px 0 0;
    display: grid;
    gap: 4px;
    font-size: 0.8125rem;
  }
  dt {
    color: var(--_text-soft);
  }
  dd {
    margin: 0;
    font-family: ui-monospace, Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
  }
  .hinder {
    display: grid;
    gap: 6px;
  }
`;
