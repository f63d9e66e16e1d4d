import { ContextProvider } from '@lit/context';
import { fixture, fixtureSync, html, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { roomContext } from '../../src/components/index.js';
import type { LiveRoomElement } from '../../src/components/index.js';
import '../../src/components/define.js';
import type { LiveElement } from '../../src/components/internal/live-element.js';
import { loadView } from '../../src/components/internal/lazy.js';
import type { LazyView } from '../../src/components/internal/lazy.js';
import { loadLocalizer } from '../../src/components/internal/localize.js';
import type { Strings } from '../../src/components/internal/strings.js';
import type { Feature } from '../../src/components/locales/features.js';
import { FakeRoom } from '../helpers/fake-room.js';

/**
 * The next task. Not a frame: pages of tests that run side by side are in the background, and
 * those get no frames.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Lets stores give their notices and views render them, in full. */
export async function rendered(element: LitElement): Promise<void> {
  await Promise.resolve();
  await element.updateComplete;
  await nextTask();
  await element.updateComplete;
}

/** One element in a room of its own, with its texts there. */
export async function inRoom<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: {
    room?: FakeRoom;
    language?: string;
    country?: string;
    properties?: Partial<HTMLElementTagNameMap[Tag]>;
    /** What the element comes with, where it has no loader of its own. */
    view?: LazyView;
    /** Texts that are there from the start. */
    texts?: readonly Feature[];
    strings?: Strings;
  } = {},
): Promise<{ element: HTMLElementTagNameMap[Tag]; room: FakeRoom; scope: HTMLElement }> {
  const { room = new FakeRoom(), language = 'en', properties = {}, texts = ['shop'] } = options;
  room.language = language;
  const localizer = await loadLocalizer(language, options.country, options.strings);
  await Promise.all(texts.map((feature) => localizer.need(feature)));
  // Not awaited: it would wait for a frame.
  const scope = fixtureSync<HTMLElement>(
    html`<div dir=${localizer.direction} lang=${localizer.locale}></div>`,
  );
  // Sheets and cards fill the room they are in.
  Object.assign(scope.style, {
    position: 'relative',
    // A part of a sheet lies on it, everything else over a picture.
    background: options.view ? '#fff' : '#333',
    inlineSize: '390px',
    blockSize: '700px',
  });
  new ContextProvider(scope, { context: roomContext, initialValue: { room, localizer } });
  await loadView('front-views');
  if (!customElements.get(tag)) await loadView(options.view ?? (tag as LazyView));
  const element = Object.assign(document.createElement(tag), properties);
  scope.append(element);
  await rendered(element as unknown as LitElement);
  return { element, room, scope };
}

/** `<live-room>` on a room of the test's, with its texts there. */
export async function aLiveRoom(
  options: { room?: FakeRoom; language?: string; content?: unknown } = {},
): Promise<{ element: LiveRoomElement; room: FakeRoom }> {
  const { room = new FakeRoom(), language = 'en', content } = options;
  room.language = language;
  const element = await fixture<LiveRoomElement>(
    html`<live-room .room=${room} language=${language}>${content}</live-room>`,
  );
  Object.assign(element.style, { inlineSize: '390px', blockSize: '700px' });
  // What lies over the picture comes in files of its own; without them it has no buttons.
  await loadView('front-views');
  await textsOf(element);
  return { element, room };
}

/** Resolves when the texts are there: the frame has a direction then. */
export async function textsOf(element: LiveRoomElement): Promise<void> {
  while (!inside(element, '.frame[dir]')) await nextFrame();
  await rendered(element);
}

/** Resolves when a view has rendered with the texts of its own feature. */
export async function textsThere(element: LiveElement): Promise<void> {
  const { texts } = element.constructor as typeof LiveElement;
  if (texts) await element.localizer?.need(texts);
  element.requestUpdate();
  await rendered(element);
}

/** Finds in shadow trees: each selector in the shadow root of what the one before found. */
// The caller knows what kind of element a selector finds, as with querySelector.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function inside<Found extends HTMLElement = HTMLElement>(
  element: Element,
  ...path: string[]
): Found | null {
  let found: Element | null = element;
  for (const selector of path) found = found?.shadowRoot?.querySelector(selector) ?? null;
  return found as Found | null;
}

/** Everything of a kind in an element's shadow root. */
export function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The button with this name. */
export function button(element: Element, name: string | RegExp): HTMLButtonElement {
  const found = all(element, 'button').find((each) => {
    const label = each.ariaLabel ?? each.textContent.trim();
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (!found) throw new Error(`No button is called ${String(name)}.`);
  return found as HTMLButtonElement;
}

/** Text as a viewer reads it, without the marks that keep a price in one piece. */
export function words(element: Element): string {
  const text = element.shadowRoot?.textContent ?? '';
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
