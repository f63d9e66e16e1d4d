// @ts-check
/**
 * Weights of a public model that hears are not in the repository, and neither are recordings of
 * people. Tests and benches that need them take the weights from `npm run models -- moonshine-tiny`,
 * or fetch them where the folder with the model's tokens is at hand (LIVE_ROOM_SPEECH_TOKENS, or one
 * beside the repository); recordings come from LIVE_ROOM_SPEECH, or from beside the repository. Where
 * one of them is missing they are skipped, and say so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-copy.js';

export const RECORDINGS = process.env.LIVE_ROOM_SPEECH ?? join(ROOT, '../shared/speech');
const TOKENS =
  process.env.LIVE_ROOM_SPEECH_TOKENS ?? join(ROOT, '../shared/models/moonshine-tokenizer-en');

export const hasRecordings = () => existsSync(join(RECORDINGS, 'manifest.json'));

/** Puts the model where builds and servers find it. Answers whether it is there. */
export function provideMoonshine() {
  if (existsSync(join(ROOT, 'models/fetched/moonshine-tiny.json'))) return true;
  if (!existsSync(join(TOKENS, 'tokenizer.bin'))) return false;
  const script = join(ROOT, 'models/fetch.js');
  return spawnSync(process.execPath, [script, 'moonshine-tiny', '--from', TOKENS]).status === 0;
}
