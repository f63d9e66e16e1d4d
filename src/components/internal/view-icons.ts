import { svg } from 'lit';
import { icon } from './stage-icons.js';

export const viewIcons = {
  cube: icon(svg`<path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM4.2 7.6 12 12l7.8-4.4M12 12v9"/>`),
  reset: icon(svg`<path d="M5 12a7 7 0 1 0 2.2-5.1L5 9M5 4.5V9h4.5"/>`),
  ruler: icon(svg`<path d="M3.5 15.5 15.5 3.5l5 5-12 12zM7 12l2 2m1-5 3 3m0-6 2 2"/>`),
  place: icon(
    svg`<path d="M4 8V5a1 1 0 0 1 1-1h3m8 0h3a1 1 0 0 1 1 1v3m0 8v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3"/><path d="m12 8 4 2.2v4.4L12 17l-4-2.4v-4.4zM8 10.2l4 2.3 4-2.3M12 12.5V17"/>`,
  ),
  pictures: icon(
    svg`<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><circle cx="9" cy="10" r="1.6"/><path d="m4.5 17 4.7-4 3 2.4 3.4-3.4 4 4"/>`,
  ),
} as const;
