/** The chat and where one writes. One file: they are wanted together. */
export { LiveChatComposerElement } from '../live-chat-composer.js';
export { LiveChatElement } from '../live-chat.js';
