import { svg } from 'lit';
import { icon } from './stage-icons.js';

export const backdropIcons = {
  host: icon(svg`<circle cx="12" cy="8.500" r="3.500"/><path d="M5 20a7 7 0 0 1 14 0"/>`),
  dropper: icon(
    svg`<path d="m14.500 6.500 3-3a2.100 2.100 0 0 1 3 3l-3 3M12.500 5l6.500 6.500M14 7.500 5.500 16l-1.500 4 4-1.500 8.500-8.500"/>`,
  ),
} as const;
