// @ts-check
// The page that checks receipts. The checking is the SDK's; this shows what it says.

import { loadFairness } from 'live-room/sdk';

/** More than any honest receipt is long. */
const MAX_BYTES = 2_000_000;

/** @type {Record<string, string>} */
const STEPS = {
  readable: 'It can be read',
  odds: 'The odds add up',
  stock: 'There was something left to draw',
  commit: 'Table and rules are those that were promised',
  included: 'The entry is among those that were drawn from',
  revealed: 'The seed has been told',
  seed: 'The seed is the one that was promised',
  hmac: 'The draw is this very draw',
  outcome: 'The seeds give this item',
  winners: 'The seed gives these winners',
  once: 'It is told once',
};

/** @type {Record<string, string>} */
const OUTCOMES = {
  proven: 'Proven fair',
  waiting: 'Fair so far; the seed is not told yet',
  failed: 'Not proven: something does not fit',
  missing: 'Not proven: the seed was not told in time',
};

const form = /** @type {HTMLFormElement} */ (document.querySelector('#form'));
const drop = /** @type {HTMLElement} */ (document.querySelector('#drop'));
const file = /** @type {HTMLInputElement} */ (document.querySelector('#file'));
const text = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));
const results = /** @type {HTMLElement} */ (document.querySelector('#results'));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void check([text.value]);
});
file.addEventListener('change', () => void checkFiles([...(file.files ?? [])]));
drop.addEventListener('dragover', (event) => event.preventDefault());
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  void checkFiles([...(event.dataTransfer?.files ?? [])]);
});

/** @param {readonly File[]} files */
async function checkFiles(files) {
  const small = files.filter(({ size }) => size <= MAX_BYTES);
  await check(await Promise.all(small.map((one) => one.text())));
}

/** @param {readonly string[]} texts */
async function check(texts) {
  const { verifyReceipts } = await loadFairness();
  const receipts = texts.flatMap(read);
  const verified = await verifyReceipts(receipts, { now: Date.now() });
  results.replaceChildren(...verified.map((one, index) => card(one, receipts[index])));
}

/** A file may hold several. @param {string} written @returns {unknown[]} */
function read(written) {
  try {
    return [JSON.parse(written)].flat();
  } catch {
    return [written];
  }
}

/**
 * @param {import('live-room/sdk').Verification} verified
 * @param {any} receipt
 */
function card({ outcome, steps }, receipt) {
  const article = document.createElement('article');
  article.dataset['outcome'] = outcome;
  const title = document.createElement('h2');
  title.textContent = OUTCOMES[outcome] ?? outcome;
  article.append(title);
  const what = receipt?.itemId ?? (receipt?.winners && `entry ${receipt.index}`);
  if (typeof what === 'string') {
    const about = document.createElement('p');
    about.textContent = `${receipt.terms?.draw ?? receipt.draw}: ${what}`;
    article.append(about);
  }
  const list = document.createElement('ol');
  for (const { name, ok, detail } of steps) {
    const line = document.createElement('li');
    line.dataset['ok'] = String(ok);
    const mark = ok === null ? 'Not yet: ' : ok ? 'Yes: ' : 'No: ';
    const head = document.createElement('strong');
    head.textContent = mark + (STEPS[name] ?? name);
    const small = document.createElement('code');
    small.textContent = detail;
    line.append(head, small);
    list.append(line);
  }
  article.append(list);
  return article;
}
