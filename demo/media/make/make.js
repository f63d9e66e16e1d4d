// @ts-check
/**
 * Makes the demo media: `node demo/media/make/make.js [clock | speech | show | green | places | worn | host | drawings | pictures]`.
 * `speech` writes the script file with measured times, `show` renders the three angles,
 * `green` the host before a green screen, to the sound of the show that is there; `drawings` the pictures of goods that are not in it, `pictures` the stills.
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
  green: async () => {
    await (await import('./green.js')).makeGreen();
  },
  places: async () => {
    (await import('./places.js')).makePlaces();
  },
  worn: async () => {
    (await import('./worn.js')).makeWorn();
  },
  host: async () => {
    (await import('./night-host.js')).makeNightHost();
  },
  drawings: async () => {
    (await import('./drawings.js')).makeDrawings();
  },
  pictures: async () => {
    const spoken = await speak();
    await (await import('./pictures.js')).makePictures(spoken.flatMap((line) => line.phones));
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(jobs)) {
  const job = jobs[name];
  if (!job)
    throw new Error(
      `no job ${name}: clock, speech, show, green, places, worn, host, drawings or pictures`,
    );
  await job();
}
