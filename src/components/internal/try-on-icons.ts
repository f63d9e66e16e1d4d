import { svg } from 'lit';
import { icon } from './stage-icons.js';

export const tryOnIcons = {
  face: icon(
    svg`<path d="M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2"/><circle cx="9" cy="11" r="2"/><circle cx="15" cy="11" r="2"/><path d="M11 11h2M9.500 16.500a4 4 0 0 0 5 0"/>`,
  ),
  lock: icon(
    svg`<rect x="5.500" y="10.500" width="13" height="9" rx="2"/><path d="M8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500"/>`,
  ),
  stop: icon(
    svg`<path d="M3 4l18 17M9.500 7H15v3.500l5-3v9M6 7.500A2 2 0 0 0 4 9.500V15a2 2 0 0 0 2 2h8"/>`,
  ),
  camera: icon(
    svg`<rect x="3.500" y="7" width="12" height="10" rx="2.500"/><path d="m15.500 11 5-3v8l-5-3"/>`,
  ),
  photo: icon(
    svg`<rect x="4" y="5" width="16" height="14" rx="2.500"/><circle cx="9" cy="10" r="1.500"/><path d="m5 17 4.500-4 3 2.500L16 12l4 4"/>`,
  ),
  glasses: icon(
    svg`<circle cx="7" cy="14" r="3.500"/><circle cx="17" cy="14" r="3.500"/><path d="M10.500 13.500a2 2 0 0 1 3 0M3.500 13 5 7.500M20.500 13 19 7.500"/>`,
  ),
} as const;
