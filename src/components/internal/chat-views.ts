/** The chat and what it is made of. One file: they are wanted together. */
export { LiveChatComposerElement } from '../live-chat-composer.js';
export { LiveChatMenuElement } from '../live-chat-menu.js';
export { LiveChatElement } from '../live-chat.js';
