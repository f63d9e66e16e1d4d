import type { Captioner, CaptionerOptions } from './create-captioner.js';

/**
 * The studio's side of captions: hears a show or a microphone, lets people mend what was heard, and
 * sends it to all viewers. Its code is fetched now; nothing is heard before `listen()`.
 */
export async function openCaptioner(options: CaptionerOptions): Promise<Captioner> {
  const { createCaptioner } = await import('./create-captioner.js');
  return createCaptioner(options);
}
