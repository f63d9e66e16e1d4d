/** For those who prepare a show: everything about markets that works without a room. */
export { checkClaims } from './check-claims.js';
export { decodeRulePacks } from './decode-rule-packs.js';
export { rulesFor } from './market-rules.js';
export { PACKS } from './packs/packs.js';
