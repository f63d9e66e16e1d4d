/** The element classes, without registering them. Safe to import where there is no page. */
export { CardChangedEvent } from './internal/card-teller.js';
export { LiveFactEvent, LiveRequestEvent } from './internal/forward-events.js';
export type { LiveEventMap } from './internal/forward-events.js';
export { roomContext } from './internal/room-context.js';
export type { RoomScope } from './internal/room-context.js';
export { LiveAboutElement } from './live-about.js';
export { LiveBadgeElement } from './live-badge.js';
export { LiveCaptionsElement } from './live-captions.js';
export { LiveControlsElement } from './live-controls.js';
export { LiveOrderMapElement } from './live-order-map.js';
export { LivePinsElement } from './live-pins.js';
export { LiveProductViewerElement } from './live-product-viewer.js';
export { LiveRoomElement } from './live-room.js';
export { LiveStageElement } from './live-stage.js';
export { LiveTryOnElement } from './live-try-on.js';
