/** All that lies over the picture of a running show. One file: they are wanted together. */
export { LiveAboutElement } from '../live-about.js';
export { LiveBadgeElement } from '../live-badge.js';
export { LiveCaptionsElement } from '../live-captions.js';
export { LiveControlsElement } from '../live-controls.js';
export { LiveDanmakuToggleElement } from '../live-danmaku-toggle.js';
export { LivePinsElement } from '../live-pins.js';
