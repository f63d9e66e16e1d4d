import { SpeechListener } from './captions/speech-listener.js';

type Parts = ConstructorParameters<typeof SpeechListener>[0];

/** Puts together what hears a show, with the models in the folder of assets. */
export async function openSpeech(assets: string | undefined) {
  const { speechRecognizers } = await import('./engines/speech-recognizer-engine.js');
  return (parts: Omit<Parts, 'recognizers'>): SpeechListener =>
    new SpeechListener({
      ...parts,
      recognizers: (options) => speechRecognizers({ ...options, assets }),
    });
}
