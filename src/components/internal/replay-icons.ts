import { svg } from 'lit';
import { icon } from './stage-icons.js';

/** Signs of what comes after and around a show. */
export const replayIcons = {
  share: icon(
    svg`<path d="M12 15V4M8 7.5 12 3.5l4 4M5 12v6.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V12"/>`,
  ),
  chapters: icon(svg`<path d="M8.5 6h12M8.5 12h12M8.5 18h12M3.8 6h.4M3.8 12h.4M3.8 18h.4"/>`),
  copy: icon(
    svg`<rect x="9" y="9" width="11" height="11" rx="2.5"/><path d="M15 9V6.5A2.5 2.5 0 0 0 12.5 4h-6A2.5 2.5 0 0 0 4 6.500v6A2.5 2.5 0 0 0 6.5 15H9"/>`,
  ),
  scissors: icon(
    svg`<circle cx="6" cy="6.5" r="2.5"/><circle cx="6" cy="17.5" r="2.5"/><path d="M8 8.2 20 17M8 15.8 20 7"/>`,
  ),
  save: icon(svg`<path d="M12 4v11M8 11.500l4 4 4-4M5 19.500h14"/>`),
  gift: icon(
    svg`<path d="M4 9.500h16v3H4zM5.5 12.500h13V20h-13zM12 9.500V20M12 9.500C9 9.5 7.5 8 8 6.500s3-1 4 3c1-4 3.5-4.5 4-3s-1 3-4 3"/>`,
  ),
  help: icon(
    svg`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .800-1 1.700M12 16.500v.3"/>`,
  ),
};
