/** Registers `<live-room>`; the elements over its picture register when they are wanted. */
import { register } from './internal/register.js';
import { LiveRoomElement } from './live-room.js';
import { LiveStageElement } from './live-stage.js';

register('live-stage', LiveStageElement);
// Last: its first render finds the stage.
register('live-room', LiveRoomElement);
