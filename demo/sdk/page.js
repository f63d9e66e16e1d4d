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
  const buttons = items.map((item) => {
    const [text, pressed, action] = describe(item);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = stillText(text);
    button.ariaPressed = String(pressed);
    button.onclick = action;
    return button;
  });
  byId(id).replaceChildren(...buttons);
}
