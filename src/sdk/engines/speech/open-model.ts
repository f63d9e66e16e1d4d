import { openCtcStreaming } from './ctc-streaming.js';
import type { OpenModelOptions, SpeechModel } from './speech-model.js';

/** Opens a model of whatever kind its manifest says. Rejects with a RoomError. */
export function openModel(options: OpenModelOptions): Promise<SpeechModel> {
  const { manifest } = options;
  switch (manifest.kind) {
    case 'ctc-streaming':
      return openCtcStreaming({ ...options, manifest });
    default:
      throw new Error('later');
  }
}
