/** Registers `<live-room>` and the elements it shows at once. Import it for its effect. */
import { register } from './internal/register.js';
import { LiveAboutElement } from './live-about.js';
import { LiveBadgeElement } from './live-badge.js';
import { LiveCaptionsElement } from './live-captions.js';
import { LiveControlsElement } from './live-controls.js';
import { LivePinsElement } from './live-pins.js';
import { LiveRoomElement } from './live-room.js';
import { LiveStageElement } from './live-stage.js';

register('live-about', LiveAboutElement);
register('live-badge', LiveBadgeElement);
register('live-captions', LiveCaptionsElement);
register('live-controls', LiveControlsElement);
register('live-pins', LivePinsElement);
register('live-stage', LiveStageElement);
// Last: its first render finds the others.
register('live-room', LiveRoomElement);
