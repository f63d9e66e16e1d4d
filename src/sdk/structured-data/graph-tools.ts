/** For a page that describes its show itself. */
export { headTags, scriptText } from './page-head.js';
export { showGraph } from './show-graph.js';
