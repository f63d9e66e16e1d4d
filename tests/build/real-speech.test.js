// @ts-check
/** People, heard by the real weights of a public model, the way a page would hear them. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { checkModel, readClips } from '../../models/check.js';
import { hasRecordings, provideMoonshine, RECORDINGS } from '../helpers/speech-weights.js';

const CLIPS = 8;

describe('Moonshine tiny, with its published weights', () => {
  let missing = '';
  before(() => {
    if (!hasRecordings()) missing = 'no recordings of people: set LIVE_ROOM_SPEECH';
    else if (!provideMoonshine()) missing = 'no weights: npm run models -- moonshine-tiny';
  });

  it('understands people, and says how sure it is', async (t) => {
    if (missing) return t.skip(missing);
    const clips = readClips(RECORDINGS, 'en').slice(0, CLIPS);
    const { wordErrorRate, clips: heard } = await checkModel({
      model: 'moonshine-tiny',
      language: 'en',
      clips,
    });
    assert.ok(wordErrorRate < 0.15, `${wordErrorRate} of the words are wrong`);
    const [said, shown] = ['heard', 'shown'].map((key) =>
      heard.reduce((sum, clip) => sum + count(/** @type {any} */ (clip)[key]), 0),
    );
    assert.ok((shown ?? 0) > 0.8 * (said ?? 0), `${shown} of ${said} words are shown`);
  });

  it('keeps to itself what it makes of a language that it does not know', async (t) => {
    if (missing) return t.skip(missing);
    const clips = readClips(RECORDINGS, 'de').slice(0, CLIPS);
    const { clips: heard } = await checkModel({ model: 'moonshine-tiny', language: 'en', clips });
    const shown = heard.reduce((sum, clip) => sum + count(clip.shown), 0);
    const guessed = heard.reduce((sum, clip) => sum + count(clip.heard), 0);
    assert.ok(guessed > 20, `${guessed} words`);
    assert.ok(shown < 0.25 * guessed, `${shown} of ${guessed} words are shown`);
  });
});

/** @param {string} text */
function count(text) {
  return text.split(' ').filter(Boolean).length;
}
