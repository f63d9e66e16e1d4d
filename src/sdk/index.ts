/** The public SDK: everything a page or a component may import. */
export { createRoom } from './create-room.js';
export type { CreateRoomOptions } from './create-room.js';
export type { Room, ShowState } from './room/room.js';
export { RoomError } from './room/room-error.js';
export type { RoomErrorCode, RoomErrorFamily } from './room/room-error.js';
export { RoomFactEvent, RoomRequestEvent } from './room/room-events.js';
export type {
  Reason,
  RequestAnswer,
  RoomEventMap,
  RoomEventOf,
  RoomFactMap,
  RoomRequestMap,
} from './room/room-events.js';
export type { ReadableStore } from './state/snapshot-store.js';
export { formatInstant, parseInstant } from './state/clock.js';
export { matchLanguage, pickText } from './state/localized-text.js';
export { formatMoney } from './shop/format-money.js';
export { isPurchasable, variantFor } from './shop/product.js';
export type { CaptionCue } from './captions/caption-timeline.js';
export type { CaptionLine, CaptionPosition, CaptionsState } from './captions/captions.js';
export type {
  ChatAnswer,
  ChatAuthor,
  ChatCommands,
  ChatFilter,
  ChatMode,
  ChatReason,
  ChatRole,
  ChatRow,
  ChatState,
  TakenBack,
} from './chat/chat-state.js';
export type { ChatPulse } from './chat/pulse.js';
export type { Translator } from './chat/translator.js';
export { loadDanmakuLanes } from './chat/load-danmaku-lanes.js';
export type { DanmakuLanes, Flight, LaneComment, LaneLayout, StageRect } from './chat/danmaku-lanes.js';
export type { DanmakuSettings, DanmakuState, SettingsKeeper } from './chat/danmaku.js';
export type { PlaybackPhase, PlaybackState } from './playback/playback-state.js';
export type { Rendition, StageHost } from './playback/media-engine.js';
export type { ShowTimeline } from './playback/show-timeline.js';
export type { Action, ActionAnswer } from './realtime/action.js';
export type { MessageCounts, RealtimeState } from './realtime/realtime-state.js';
export type { Cart, CartLine, CartProvider, CartResult } from './shop/cart-provider.js';
export type { ShopCommands, ShopState } from './shop/shop.js';
export type {
  Angle,
  Availability,
  LocalizedText,
  Money,
  OptionValue,
  Product,
  ProductOption,
  ScriptLine,
  ShowDocument,
  ShowStatus,
  Source,
  SourceRole,
  Stock,
  Variant,
} from './show/show-document.js';
