import { LiveAboutElement } from '../live-about.js';
import { LiveBadgeElement } from '../live-badge.js';
import { LiveCaptionsElement } from '../live-captions.js';
import { LiveControlsElement } from '../live-controls.js';
import { LiveDanmakuToggleElement } from '../live-danmaku-toggle.js';
import { LivePinsElement } from '../live-pins.js';

/** All that lies over the picture of a running show. One file: they are wanted together. */
export const frontViews = {
  'live-about': LiveAboutElement,
  'live-badge': LiveBadgeElement,
  'live-captions': LiveCaptionsElement,
  'live-controls': LiveControlsElement,
  'live-danmaku-toggle': LiveDanmakuToggleElement,
  'live-pins': LivePinsElement,
};
