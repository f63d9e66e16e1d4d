/** Registers `<live-product-viewer>`, for a page that wants no room around it. */
import { register } from './internal/register.js';
import { LiveProductViewerElement } from './live-product-viewer.js';

register('live-product-viewer', LiveProductViewerElement);
