// @ts-check
/**
 * Makes the demo media: `node demo/media/make/make.js [clock | speech | show | pictures]`.
 * `speech` writes the script file with measured times, `show` renders the three angles,
 * `pictures` the stills.
 */
import { makeClock } from './clock.js';
import { writeScriptFile } from './script-file.js';
import { speak } from './speech.js';

/** @type {Readonly<Record<string, () => Promise<void>>>} */
const jobs = {
  clock: makeClock,
  speech: async () => {
    writeScriptFile(await speak());
  },
  // Loaded on demand: only these need a browser.
  show: async () => {
    await (await import('./show.js')).makeShow();
  },
  pictures: async () => {
    const spoken = await speak();
    await (await import('./pictures.js')).makePictures(spoken.flatMap((line) => line.phones));
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(jobs)) {
  const job = jobs[name];
  if (!job) throw new Error(`no job ${name}: clock, speech, show or pictures`);
  await job();
}
