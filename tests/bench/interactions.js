// @ts-check
/**
 * Interactions: receipts and their forgeries (`interactions/receipts.js`), the back end under load
 * and through ends in the middle (`interactions/back-end.js`), quizzes by the picture
 * (`interactions/opening.js`), and what opening an activity costs (`interactions/views.js`).
 * `--only receipts` runs one of them.
 */
const PARTS = ['receipts', 'backEnd', 'opening', 'views'];
const FILES = { receipts: 'receipts', backEnd: 'back-end', opening: 'opening', views: 'views' };

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run(options) {
  const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
  for (const part of PARTS.includes(only) ? [only] : PARTS) {
    const file = FILES[/** @type {keyof FILES} */ (part)];
    await (await import(`./interactions/${file}.js`))[part](options);
  }
}
