import { property } from 'lit/decorators.js';
import type { ViewCue } from '../../sdk/index.js';
import { LiveElement } from './live-element.js';
import type { VariantLabel } from './variant-row.js';
import type { Hotspot } from './view-overlay.js';

/** What the host does with the view, and how long ago that was, seconds. */
export type HeldCue = ViewCue & { readonly elapsed: number };

/** What a page says of a 3D view: as `<model-viewer>` has it, where that means the same. */
export abstract class ViewerAttributes extends LiveElement {
  /** glTF 2.0: a `.glb`, or a `.gltf` that has its data inside. */
  @property() src: string | null = null;
  @property() poster: string | null = null;
  /** What a screen reader says of it. */
  @property() alt: string | null = null;
  /** `eager`: at once. Otherwise when it comes near the screen. */
  @property() loading: 'auto' | 'lazy' | 'eager' = 'auto';
  /** "45deg 75deg 105%": around, from above, how far; `auto` for each. */
  @property({ attribute: 'camera-orbit' }) cameraOrbit: string | null = null;
  @property({ attribute: 'camera-target' }) cameraTarget: string | null = null;
  @property({ attribute: 'field-of-view' }) fieldOfView: string | null = null;
  /** Lets the viewer turn it. */
  @property({ attribute: 'camera-controls', type: Boolean }) cameraControls = false;
  @property({ attribute: 'auto-rotate', type: Boolean }) autoRotate = false;
  /** "30deg" a second. */
  @property({ attribute: 'rotation-per-second' }) rotationPerSecond: string | null = null;
  @property({ attribute: 'variant-name' }) variantName: string | null = null;
  @property({ attribute: 'animation-name' }) animationName: string | null = null;
  /** Plays its animation from the start. */
  @property({ type: Boolean }) autoplay = false;
  @property({ type: Number }) exposure = 1;
  /** 0–1. */
  @property({ attribute: 'shadow-intensity', type: Number }) shadowIntensity = 0;
  /** Offers to place it in the viewer's room, in true size. */
  @property({ type: Boolean }) ar = false;
  /** In the order in which they are tried: "webxr scene-viewer quick-look camera". */
  @property({ attribute: 'ar-modes' }) arModes: string | null = null;
  @property({ attribute: 'ar-placement' }) arPlacement: 'floor' | 'wall' = 'floor';
  /** The same as USDZ; made from `src` where there is none. */
  @property({ attribute: 'ios-src' }) iosSrc: string | null = null;
  /** Shows how long it is. */
  @property({ type: Boolean }) dimensions = false;
  /** Offers a button for the dimensions, one for the front, one for its animation. */
  @property({ type: Boolean }) tools = false;
  /** Offers the variants of the file. */
  @property({ attribute: 'variant-picker', type: Boolean }) variantPicker = false;
  /** How they are called and look, and which of them are offered; by their names in the file else. */
  @property({ attribute: false }) variantLabels: readonly VariantLabel[] = [];
  /** Folder of decoders and light; `assets/` beside the bundle. */
  @property() assets: string | null = null;
  /** Whose work it is. */
  @property() credit: string | null = null;
  /** What is said about points of it. */
  @property({ attribute: false }) hotspots: readonly Hotspot[] = [];
  /** How the host holds it now. */
  @property({ attribute: false }) cue: HeldCue | null = null;
}
