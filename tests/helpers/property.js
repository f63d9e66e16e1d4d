// @ts-check
/**
 * fast-check, always with the same scripts: whoever changes one thing does not meet, by chance, the
 * failure of another. `LIVE_ROOM_SEED=random` draws new ones, a number repeats what was drawn.
 */
import fc from 'fast-check';

// In a browser there is no environment.
const asked = globalThis.process?.env.LIVE_ROOM_SEED;
const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked ?? 1);
if (asked !== undefined) console.error(`LIVE_ROOM_SEED=${seed}`);
fc.configureGlobal({ seed });

export default fc;
