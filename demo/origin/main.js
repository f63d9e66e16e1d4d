// @ts-check
// node demo/origin/main.js [--port 8787] [--host 127.0.0.1] [--media demo/media] [--state folder]

import { parseArgs } from 'node:util';
import { startOrigin } from './origin.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    host: { type: 'string', default: '127.0.0.1' },
    media: { type: 'string' },
    state: { type: 'string' },
  },
});

const origin = await startOrigin({
  port: Number(values.port),
  host: values.host,
  ...(values.state === undefined ? {} : { stateDir: values.state }),
  ...(values.media === undefined ? {} : { mediaDir: values.media }),
});
console.log(`live-room demo origin: ${origin.url}/live/show/wide/master.m3u8`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => void origin.close().then(() => process.exit(0)));
}
