import { Conversation, type ChatMessage } from '../../src/sdk/chat/conversation.js';
import { NO_CHAT, type ChatState, type TakenBack } from '../../src/sdk/chat/chat-state.js';
import type { Action, ActionAnswer } from '../../src/sdk/realtime/action.js';
import type { ChatLine } from '../../src/sdk/realtime/chat-messages.js';
import { DisposalScope } from '../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from './fake-announcer.js';
import { FakeClock, settle } from './fake-clock.js';

/** An action on its way, and the site's word on it, which the test gives. */
export interface FakeAction {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly decide: (answer: ActionAnswer) => Promise<void>;
}

/** Carries actions nowhere, until the test decides. */
export class FakeActions {
  readonly sent: FakeAction[] = [];

  readonly act = ({ id, type, data }: Action): Promise<ActionAnswer> =>
    new Promise((resolve) => {
      const decide = async (answer: ActionAnswer): Promise<void> => {
        resolve(answer);
        await settle();
      };
      this.sent.push({ id: id ?? 'none', type, data, decide });
    });

  get last(): FakeAction {
    const action = this.sent.at(-1);
    if (!action) throw new Error('Nothing was sent.');
    return action;
  }
}

let made = 0;

export function aLine(overrides: Partial<ChatLine> & { name?: string } = {}): ChatLine {
  const { name = 'Ana', ...line } = overrides;
  return {
    id: `m${++made}`,
    author: { id: 'ana', name, role: undefined, country: undefined },
    text: 'Hello',
    language: undefined,
    replyTo: undefined,
    action: undefined,
    ...line,
  };
}

export function aChat(line: Partial<ChatLine> & { name?: string } = {}): ChatMessage {
  return { type: 'chat', data: aLine(line) };
}

/** A conversation with everything around it under the test's hand. */
export function aConversation() {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const actions = new FakeActions();
  const scope = new DisposalScope();
  const takenBack: TakenBack[] = [];
  let state: ChatState = NO_CHAT;
  const chat = new Conversation({
    clock,
    scope,
    announcer,
    serverNow: () => clock.now(),
    language: () => 'en',
    act: actions.act,
    random: Math.random,
    changed: (change) => (state = { ...state, ...change }),
    tookBack: (what) => takenBack.push(what),
  });
  /** Tells the messages, and waits until the chat shows them. */
  const hear = async (...messages: readonly ChatMessage[]): Promise<void> => {
    for (const message of messages) chat.receive(message);
    await settle();
  };
  return {
    chat,
    clock,
    announcer,
    actions,
    scope,
    takenBack,
    hear,
    get state() {
      return state;
    },
    get texts() {
      return state.rows.map(({ text }) => text);
    },
  };
}
