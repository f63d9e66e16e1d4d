// @ts-check
/** The host's voice: each line by festival, with the phones and their times for the lips. */
import { readFileSync, writeFileSync } from 'node:fs';
import { lines } from './script.js';
import { run, workPath } from './tools.js';
import { readWav } from './wav.js';

/** @typedef {{ start: number, end: number, phone: string }} Phone */
/** @typedef {{ id: string, start: number, end: number, phones: Phone[], pcm: Float32Array }} SpokenLine */

const voice = 'voice_cmu_us_slt_arctic_hts';

/**
 * Brightens the synthetic voice, takes out its boxiness, evens the level and puts it in a room.
 * No effect here changes length, so phone times stay true.
 */
const effects = [
  'highpass',
  '90',
  'equalizer',
  '240',
  '1.0q',
  '1.5',
  'equalizer',
  '520',
  '1.2q',
  '-2.5',
  'equalizer',
  '3200',
  '0.9q',
  '3.0',
  'treble',
  '4',
  '7000',
  'compand',
  '0.005,0.12',
  '6:-60,-50,-30,-18,-12,-9,0,-5',
  '3',
  '-60',
  '0.05',
  'reverb',
  '10',
  '40',
  '22',
  '60',
  '4',
  '-4',
];

/**
 * @returns {Promise<SpokenLine[]>} every line placed on the loop's time line, voice at 48 kHz
 */
export async function speak() {
  const scheme = [`(${voice})`];
  for (const line of lines) {
    const text = (line.say ?? line.text.en).replaceAll('"', '');
    scheme.push(
      `(set! u (utt.synth (Utterance Text "${text}")))`,
      `(utt.save.wave u "${workPath('voice', `${line.id}.raw.wav`)}")`,
      `(utt.save.segs u "${workPath('voice', `${line.id}.seg`)}")`,
    );
  }
  const file = workPath('voice', 'speak.scm');
  writeFileSync(file, scheme.join('\n'));
  await run('festival', ['-b', file]);
  return Promise.all(lines.map(treat));
}

/** @param {import('./script.js').Line} line */
async function treat(line) {
  const raw = workPath('voice', `${line.id}.raw.wav`);
  const treated = workPath('voice', `${line.id}.wav`);
  // The pad gives the room's tail somewhere to ring out.
  // Without dither (-D), which is random: the angles may be made in separate runs and must sound alike.
  await run('sox', [
    '-D',
    raw,
    '-r',
    '48000',
    '-c',
    '1',
    '-b',
    '16',
    treated,
    'gain',
    '-6',
    'pad',
    '0',
    '0.35',
    'rate',
    '-v',
    '48000',
    ...effects,
  ]);
  const phones = readPhones(readFileSync(workPath('voice', `${line.id}.seg`), 'utf8'));
  const spoken = phones.filter((phone) => phone.phone !== 'pau');
  const first = spoken[0]?.start ?? 0;
  const last = spoken.at(-1)?.end ?? 0;
  const pcm = readWav(treated);
  // The line begins at its first phone, not at the silence the synthesiser puts before it.
  const offset = Math.max(0, Math.round((first - 0.03) * 48_000));
  const shift = line.at - offset / 48_000;
  return {
    id: line.id,
    start: first + shift,
    end: last + shift,
    phones: phones.map(({ start, end, phone }) => ({
      start: start + shift,
      end: end + shift,
      phone,
    })),
    pcm: pcm.subarray(offset),
  };
}

/** @param {string} text an EST label file: `<end time> <colour> <phone>` a line after `#` */
function readPhones(text) {
  /** @type {Phone[]} */
  const phones = [];
  let start = 0;
  for (const row of text
    .slice(text.indexOf('#') + 1)
    .trim()
    .split('\n')) {
    const [end = '0', , phone = 'pau'] = row.trim().split(/\s+/);
    phones.push({ start, end: Number(end), phone });
    start = Number(end);
  }
  return phones;
}
