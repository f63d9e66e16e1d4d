// @ts-check
/** `npm run bench -- NAME [--minutes N] [--rounds N]`: prints one JSON line a figure. */
export {};

const NAMES = [
  'latency',
  'first-frame',
  'angles',
  'sync',
  'soak',
  'speech',
  'speech-hours',
  'tracking',
  'channel',
  'interactions',
  'shop',
  'order-map',
  'scene',
  'after-show',
  'captions',
];

const [name = '', ...rest] = process.argv.slice(2);
if (!NAMES.includes(name)) {
  console.error(`Which bench? One of: ${NAMES.join(', ')}`);
  process.exit(2);
}

/** @param {string} option @param {number} otherwise */
const number = (option, otherwise) => {
  const index = rest.indexOf(`--${option}`);
  const value = Number(rest[index + 1]);
  return index >= 0 && value > 0 ? value : otherwise;
};

const { run } = await import(`./${name}.js`);
await run({ number });
// Browsers and proxies are closed; what is left are keep-alive sockets.
process.exit(0);
