// @ts-check
/** Schedules in which a viewer read what was mended in its slack. Must be none. */
import { loadStage, playSchedule } from '../../helpers/caption-schedules.js';
import { report } from '../harness.js';

/** @param {{ number: (option: string, otherwise: number) => number }} options */
export async function corrections({ number }) {
  const schedules = number('schedules', 1000);
  const source = await loadStage();
  let violated = 0;
  let mended = 0;
  for (let seed = 1; seed <= schedules; seed += 1) {
    const result = await playSchedule(source, seed);
    if (result.violations.length > 0) violated += 1;
    mended += result.mended;
  }
  report('captions', 'corrections_violated', violated, 'schedules', schedules);
  report('captions', 'corrections_in_slack', mended, 'corrections', schedules);
}
