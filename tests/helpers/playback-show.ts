import type { Angle, ShowDocument } from '../../src/sdk/show/show-document.js';

/** An angle with a primary source and, unless told otherwise, a backup. */
export function angle(id: string, { backup = true } = {}): Angle {
  const primary = { url: `https://live.example/${id}.m3u8`, role: 'primary' as const };
  const second = { url: `https://backup.example/${id}.m3u8`, role: 'backup' as const };
  return { id, name: id, sources: backup ? [primary, second] : [primary] };
}

/** A live show of three angles with a recording. */
export function show(overrides: Partial<ShowDocument> = {}): ShowDocument {
  return {
    version: 1,
    id: 'spring',
    title: 'Spring',
    status: 'live',
    angles: [angle('wide'), angle('close'), angle('back')],
    captions: { languages: [] },
    products: [],
    script: [],
    recording: { angles: [angle('recorded', { backup: false })] },
    ...overrides,
  };
}
