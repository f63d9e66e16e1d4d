/** Ten lines of page for main.js: nothing of the SDK in here. */

/** @returns {any} */
export const byId = (id) => document.getElementById(id);

/** A text of the show document, which may come in several languages. */
export const stillText = (text) => (typeof text === 'string' ? text : (text?.en ?? ''));

export function show(id, text) {
  byId(id).textContent = stillText(text);
}

/** One button for each item; `describe` answers with its text, whether it is on, and its action. */
export function list(id, items, describe) {
  const place = byId(id);
  // Buttons stay the same elements: a finger or the focus may be on one.
  while (place.children.length > items.length) place.lastChild.remove();
  while (place.children.length < items.length) {
    place.append(Object.assign(document.createElement('button'), { type: 'button' }));
  }
  items.forEach((item, index) => {
    const [text, pressed, action] = describe(item);
    const button = place.children[index];
    button.textContent = stillText(text);
    button.ariaPressed = String(pressed);
    button.onclick = action;
  });
}
