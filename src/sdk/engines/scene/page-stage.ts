import { SharedStage } from './shared-stage.js';

let stage: SharedStage | null = null;

/** The one stage of the page, made when it is wanted. Throws a `RoomError` where there is no WebGL. */
export function pageStage(): SharedStage {
  stage ??= new SharedStage(() => (stage = null));
  return stage;
}

/** Null while nobody has one. */
export function presentStage(): SharedStage | null {
  return stage;
}
