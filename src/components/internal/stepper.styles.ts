import { css } from 'lit';

/** Fewer, how many, more. */
export const stepperStyles = css`
  .stepper {
    display: inline-flex;
    align-items: center;
    border-radius: 999px;
    background: var(--_surface-raised);
  }
  .stepper output {
    min-inline-size: 1.75em;
    text-align: center;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .stepper button {
    display: grid;
    place-items: center;
    border-radius: 50%;
  }
  .stepper button:disabled {
    opacity: 0.35;
  }
  .stepper svg {
    inline-size: 20px;
    block-size: 20px;
  }
`;
