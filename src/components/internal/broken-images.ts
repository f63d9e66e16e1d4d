/**
 * Listeners for pictures that come from shops: one that cannot be loaded is taken away instead of
 * showing the browser's broken image, and comes back with the next address that works.
 */
export const hideBroken = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
};

export const showLoaded = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof HTMLElement) currentTarget.hidden = false;
};
