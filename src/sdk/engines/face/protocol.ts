import type { CanonicalFace, FaceModel } from '../../try-on/face-model.js';

/** What page and worker say to each other. Both come from one build: nothing here is foreign. */

export type ToFaceWorker =
  | { readonly type: 'start'; readonly model: FaceModel; readonly assets: string }
  /** One picture; it comes back with the answer. `still`: it has nothing to do with the one before. */
  | {
      readonly type: 'picture';
      readonly picture: ImageBitmap;
      readonly still: boolean;
      /** Ms, of one clock. */
      readonly at: number;
    };

export type FromFaceWorker =
  | { readonly type: 'loading'; readonly share: number }
  | { readonly type: 'ready'; readonly canonical: CanonicalFace }
  | FaceFound
  | { readonly type: 'failed'; readonly message: string };

export interface FaceFound {
  readonly type: 'found';
  readonly picture: ImageBitmap;
  /** 478 points: x and y in pixels of the picture, z on the same scale. Null without a face. */
  readonly landmarks: Float32Array | null;
  readonly faces: number;
}
