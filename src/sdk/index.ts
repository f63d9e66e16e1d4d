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
export { variantFor } from './shop/product.js';
export { isPurchasable } from './state/purchasable.js';
export { loadProductTools } from './products/load-product-tools.js';
export type { ProductTools } from './products/load-product-tools.js';
export type { ProductProvider, ProductQuery } from './products/product-provider.js';
export type { MissedProduct, ProductsState } from './products/products-state.js';
export type { ProductsAround, ProductWish } from './products/find-products.js';
export type { CurrencyDisplay } from './shop/format-money.js';
export { formatLocaleFor } from './shop/format-locale.js';
export {
  anchorPrice,
  discountPercent,
  missingFigures,
  priceAt,
  promoPhase,
  strikeThrough,
} from './shop/price-claims.js';
export type { PriceRules } from './shop/price-claims.js';
export { deliveryLabel, hotLabel, minimumAge, stockLabel } from './shop/labels.js';
export type { HonestLabel } from './shop/labels.js';
export type { Requote } from './shop/quotes.js';
export type { CaptionCue } from './captions/caption-timeline.js';
export { loadTranscriptTools } from './captions/transcript/load-transcript-tools.js';
export type { TranscriptTools } from './captions/transcript/load-transcript-tools.js';
export type { TranscriptLine } from './captions/transcript/transcript.js';
export type { ExportOptions } from './captions/transcript/export-captions.js';
export type { MeasuresState } from './captions/measures/measures.js';
export type {
  CaptionLine,
  CaptionPosition,
  CaptionPreference,
  CaptionsState,
  ReadCaption,
  TranslatedBy,
} from './captions/caption-state.js';
export type {
  TranslationCommands,
  TranslationState,
} from './captions/translation/translation-state.js';
export type {
  BlockListKeeper,
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
export type { Translator } from './captions/translation/translator.js';
export { openCaptioner } from './open-captioner.js';
export type { Captioner, CaptionerOptions } from './create-captioner.js';
export type {
  CueEnvelope,
  StudioCommands,
  StudioInput,
  StudioLine,
  StudioPhase,
  StudioState,
} from './captions/studio/studio-state.js';
export { loadDanmakuLanes } from './chat/load-danmaku-lanes.js';
export type {
  DanmakuLanes,
  Flight,
  LaneComment,
  LaneLayout,
  StageRect,
} from './chat/danmaku-lanes.js';
export type { DanmakuSettings, DanmakuState, SettingsKeeper } from './chat/danmaku.js';
export { loadBackdrop } from './load-backdrop.js';
export type { BackdropDesk } from './load-backdrop.js';
export type {
  BackdropOptions,
  BackdropScene,
  BackdropState,
  BackdropTrouble,
  Background,
  KeyColour,
  KeySettings,
} from './backdrop/backdrop-state.js';
export { loadVirtualHost } from './load-virtual-host.js';
export type { HostDesk } from './load-virtual-host.js';
export type { HostOptions, HostState, HostTrouble } from './virtual-host/host-state.js';
export type { HostPose } from './virtual-host/host-pose.js';
export { loadTryOn } from './load-try-on.js';
export type {
  TryOn,
  TryOnItem,
  TryOnParts,
  TryOnSession,
  TryOnState,
  TryOnTrouble,
} from './try-on/try-on.js';
export type {
  GuestCommands,
  GuestLayout,
  GuestPhase,
  GuestProfile,
  GuestSource,
  GuestsState,
  PlannedGuest,
  StageGuest,
  Versus,
  VersusSide,
} from './guests/guest-state.js';
export { loadOrderGlobe } from './load-order-globe.js';
export { loadProductScene, loadViewTools } from './load-product-scene.js';
export type { ViewTools } from './load-product-scene.js';
export type { ArDevice, ArMode } from './product-view/ar-mode.js';
export type { CameraOrbit, Vector } from './product-view/camera-orbit.js';
export type { Dimension } from './product-view/dimensions.js';
export type {
  ArParts,
  ModelFacts,
  ProductScene,
  RunningAr,
  SceneCounts,
  ScenePoint,
  SceneView,
  SeenPoint,
  ViewSettings,
} from './product-view/product-scene.js';
export type { ViewCue } from './products/view-cues.js';
export { loadBattleReferee, loadWorldMap } from './orders/load-order-parts.js';
export type { BattleCount, BattleReferee, BattleRules, Verdict } from './orders/battle-referee.js';
export type { BattleData, TallyData } from './orders/decode-orders.js';
export type { GlobeDot, GlobeParts, OrderGlobe, RunningGlobe } from './orders/order-globe.js';
export type {
  Battle,
  BattleGoal,
  BattlePhase,
  BattleSide,
  CountryCount,
  OrderMapOptions,
  OrderMoment,
  OrdersState,
  Reward,
  Tally,
} from './orders/orders-state.js';
export type { MapPoint } from './orders/countries.js';
export type { WorldMap } from './orders/world-map.js';
export { loadMarketRules } from './markets/load-market-rules.js';
export { loadMarketTools } from './markets/load-market-rules.js';
export type { MarketTools } from './markets/load-market-rules.js';
export type { FoundClaim } from './markets/check-claims.js';
export type {
  Consent,
  ConsentState,
  MarketCommands,
  MarketState,
  MarketWish,
} from './markets/market-state.js';
export type { MarketRules, RuleOrigin } from './markets/market-rules.js';
export type {
  AbsoluteClaim,
  AgeLimit,
  ConsentMode,
  PrizeCap,
  QuietHours,
  Rule,
  RuleName,
  RulePack,
  RuleSource,
  RuleValues,
} from './markets/rule-pack.js';
export type {
  BlindBox,
  BoxItem,
  BoxTier,
  Eligibility,
  Gate,
  Hindrance,
  OwnDraw,
} from './interactions/blind-box.js';
export { loadFairness } from './interactions/load-fairness.js';
export type { Fairness } from './interactions/load-fairness.js';
export type { Step, StepName, Verification } from './interactions/fairness/verifier.js';
export type { DrawReceipt, DrawTerms, TableItem } from './interactions/fairness/receipt.js';
export type {
  AgeAssurance,
  Choice,
  Grant,
  Interaction,
  InteractionCommands,
  InteractionKind,
  InteractionOf,
  InteractionsState,
  LeaderboardPage,
  Move,
  MoveAnswer,
  MoveReason,
  OwnMove,
  Proof,
  Trouble,
} from './interactions/interaction.js';
export type { InteractionPhase } from './interactions/phase.js';
export { startInsights } from './start-insights.js';
export { loadInsightsTools } from './insights/load-insights-tools.js';
export type { InsightsTools } from './insights/load-insights-tools.js';
export type {
  DeviceClass,
  Fact,
  FactContext,
  FactItem,
  FactClass,
  FactMap,
  FactName,
  FactParams,
  HealthParams,
  NetworkClass,
} from './insights/fact.js';
export type { FactBatch } from './insights/fact-batch.js';
export type { FactRecord } from './insights/decode-batch.js';
export type { WireFact } from './insights/fact-store.js';
export type { Sight } from './insights/impressions.js';
export type {
  DataLayer,
  Insights,
  InsightsOptions,
  InsightsState,
} from './insights/insights-options.js';
export type { FunnelStep, HealthRow, ShowReport } from './insights/report.js';
export { loadShowGraph } from './structured-data/load-show-graph.js';
export type { ShowGraphTools } from './structured-data/load-show-graph.js';
export type {
  GraphOptions,
  ShowChapter,
  ShowFaq,
  ShowGraph,
} from './structured-data/show-graph.js';
export { loadExperimentTools } from './experiments/load-experiment-tools.js';
export type { ExperimentTools } from './experiments/load-experiment-tools.js';
export type { Arm, Experiment } from './experiments/experiment.js';
export type { Experiments, ExperimentsState } from './experiments/experiments.js';
export type { ExperimentQuestion, ExperimentReport } from './experiments/experiment-report.js';
export type { Interval, Lift, Outcome } from './experiments/lift.js';
export type { PlaybackPhase, PlaybackState } from './playback/playback-state.js';
export type {
  Clip,
  ClipCaption,
  ClipCard,
  ClipOptions,
  ClipProgress,
  ClipWish,
} from './clips/clip.js';
export type {
  AttributionCommands,
  AttributionKeeper,
  AttributionState,
  HelpDetail,
  SharingCommands,
  SharingOptions,
  SharingState,
  Teaser,
  Touch,
  TouchKind,
} from './sharing/sharing-state.js';
export type { Chapter, Moment, ReplayState } from './replay/replay-state.js';
export type { Rendition, StageHost, StretchOfMedia } from './playback/media-engine.js';
export type { ShowTimeline } from './playback/show-timeline.js';
export type { Action, ActionAnswer } from './realtime/action.js';
export type { MessageCounts, RealtimeState } from './realtime/realtime-state.js';
export type {
  Cart,
  CartCode,
  CartLine,
  CartNotice,
  CartOperation,
  CartProvider,
  CartResult,
  CodeReason,
} from './shop/cart-provider.js';
export { bambuserCart } from './shop/bambuser-cart.js';
export type {
  BambuserAnswer,
  BambuserItem,
  BambuserPlayer,
  BambuserProduct,
} from './shop/bambuser-cart.js';
export { shopifyCart, wooCommerceCart } from './carts.js';
export type { ShopifyStorefront, WooCommerceShop } from './carts.js';
export type { Payment } from './shop/payment.js';
export type { CheckoutAnswer, ShopCommands, ShopState } from './shop/shop.js';
export type {
  Angle,
  Availability,
  Category,
  FactKind,
  LengthUnit,
  LocalizedText,
  Money,
  OptionValue,
  ModelHotspot,
  Product,
  ProductFact,
  ProductModel,
  ProductOption,
  ScriptLine,
  ShowDocument,
  ShowStatus,
  SizeCell,
  SizeTable,
  Source,
  SourceRole,
  Stock,
  Variant,
} from './show/show-document.js';
export type {
  Conversion,
  ExchangeRate,
  Price,
  Promo,
  ReferencePrice,
  UnitPrice,
} from './show/price.js';
export type { Delivery, Disclosures, HotLabel, ShopFacts, ShopService } from './show/shop-facts.js';
