import { css } from 'lit';

export const clipStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block-end: 22px;
  }
  h3 {
    font-size: 1.0625rem;
  }
  .link {
    display: flex;
    gap: 8px;
  }
  .link input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 12px;
    border: 1.5px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface-raised);
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
    text-overflow: ellipsis;
  }
  .solid {
    flex: none;
    white-space: nowrap;
  }
  .wide {
    inline-size: 100%;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .choice:has([type='checkbox']) {
    justify-content: start;
  }
  .choices > .choice {
    flex: 1 1 auto;
  }
  .plain {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding-inline: 12px;
    font-weight: 600;
  }
  .progress {
    block-size: 10px;
    border-radius: 5px;
    overflow: hidden;
    background: var(--_surface-raised);
  }
  .progress span {
    display: block;
    block-size: 100%;
    border-radius: 5px;
    background: var(--_accent);
    transition: inline-size 0.3s;
  }
  .bad {
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--_bad, #b91c1c);
    color: #fff;
  }
  video {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: 210px;
    border-radius: var(--_radius);
    background: #000;
  }
`;
