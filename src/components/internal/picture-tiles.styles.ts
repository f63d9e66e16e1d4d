import { css } from 'lit';

/** A row of small pictures over the stage, of which one is chosen: cameras, places. */
export const pictureTileStyles = css`
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .tile {
    position: relative;
    flex: none;
    inline-size: 84px;
    block-size: var(--tile, 84px);
    display: grid;
    border-radius: 10px;
    overflow: hidden;
    background: #2b2b36;
  }
  .tile > * {
    grid-area: 1 / 1;
  }
  .tile img {
    inline-size: 84px;
    block-size: var(--tile, 84px);
    object-fit: cover;
  }
  .name {
    align-self: end;
    padding: 18px 6px 6px;
    font-size: 0.8125rem;
    font-weight: 600;
    background: linear-gradient(transparent, rgb(0 0 0 / 0.8));
    overflow-wrap: anywhere;
  }
  .ring {
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px rgb(255 255 255 / 0.3);
  }
  [aria-pressed='true'] .ring {
    box-shadow:
      inset 0 0 0 3px var(--_accent),
      inset 0 0 0 5px #fff;
  }
  .tile .spinner {
    place-self: center;
  }
`;
