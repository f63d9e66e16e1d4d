/** Registers `<live-captioner>`: the studio's entry. Viewers never load it. */
import { register } from './internal/register.js';
import { LiveCaptionerElement } from './live-captioner.js';
import { LiveCaptionerLineElement } from './live-captioner-line.js';

register('live-captioner-line', LiveCaptionerLineElement);
register('live-captioner', LiveCaptionerElement);

export { LiveCaptionerElement };
