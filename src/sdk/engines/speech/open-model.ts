import { openCtcStreaming } from './ctc-streaming.js';
import { openMoonshine } from './moonshine.js';
import { openMoonshineStreaming } from './moonshine-streaming.js';
import type { OpenModelOptions, SpeechModel } from './speech-model.js';
import { openWhisper } from './whisper.js';

/** Opens a model of whatever kind its manifest says. Rejects with a RoomError. */
export function openModel({ manifest, ...options }: OpenModelOptions): Promise<SpeechModel> {
  switch (manifest.kind) {
    case 'ctc-streaming':
      return openCtcStreaming({ manifest, ...options });
    case 'moonshine':
      return openMoonshine({ manifest, ...options });
    case 'moonshine-streaming':
      return openMoonshineStreaming({ manifest, ...options });
    case 'whisper':
      return openWhisper({ manifest, ...options });
  }
}
