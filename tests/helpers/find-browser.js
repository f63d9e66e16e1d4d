// @ts-check
/**
 * Finds a browser for the tests, so that `npm ci && npm test` needs nothing else on a bare Linux
 * machine, and uses the browser people already have everywhere else.
 *
 * Order: CHROME_PATH; an installed Chrome, Chromium or Edge; a download of Playwright or
 * Puppeteer; the one inside the npm package `@sparticuz/chromium` (Linux x64).
 * `LIVE_ROOM_BROWSER=packaged` asks for the last one only.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { unpackBrowser } from './packaged-browser.js';

/**
 * @typedef {object} FoundBrowser
 * @property {string} executablePath
 * @property {string[]} args flags every test runs with
 * @property {string} origin where it was found, in words
 */

const NAMES_ON_PATH = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
];

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ].flatMap((root) =>
    root
      ? [
          join(root, 'Google/Chrome/Application/chrome.exe'),
          join(root, 'Chromium/Application/chrome.exe'),
          join(root, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
};

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const CACHES = {
  linux: [join(homedir(), '.cache/ms-playwright'), join(homedir(), '.cache/puppeteer')],
  darwin: [join(homedir(), 'Library/Caches/ms-playwright'), join(homedir(), '.cache/puppeteer')],
  win32: [
    join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    join(homedir(), '.cache/puppeteer'),
  ],
};

const EXECUTABLES = new Set([
  'chrome',
  'chrome.exe',
  'chrome-headless-shell',
  'chrome-headless-shell.exe',
  'headless_shell',
  'Google Chrome for Testing',
  'Chromium',
]);

/** Pictures, sound and cameras that are the same on every machine, and no calls to a vendor. */
const FLAGS = [
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--enable-precise-memory-info',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {Promise<FoundBrowser> | undefined} */
let found;

/**
 * Rejects with advice when no browser can be had. Answers the same promise each time.
 * @returns {Promise<FoundBrowser>}
 */
export function findBrowser() {
  found ??= search();
  return found;
}

/**
 * Starts the browser that the tests use.
 * @param {import('puppeteer-core').LaunchOptions} [options] `args` are added to the usual ones
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function launch(options = {}) {
  const { executablePath, args } = await findBrowser();
  return puppeteer.launch({
    headless: true,
    executablePath,
    ...options,
    args: [...args, ...(options.args ?? [])],
  });
}

async function search() {
  const packagedOnly = process.env.LIVE_ROOM_BROWSER === 'packaged';
  const browser = (packagedOnly ? undefined : (named() ?? installed() ?? downloaded())) ?? {
    executablePath: await unpackBrowser(),
    origin: '@sparticuz/chromium',
    // The headless shell of the package comes without the helper that its sandbox needs.
    sandbox: false,
  };
  const noSandbox = process.getuid?.() === 0 || browser.sandbox === false;
  return {
    executablePath: browser.executablePath,
    origin: browser.origin,
    args: noSandbox ? ['--no-sandbox', ...FLAGS] : FLAGS,
  };
}

/** @returns {{ executablePath: string, origin: string, sandbox?: boolean } | undefined} */
function named() {
  const path = process.env.CHROME_PATH;
  if (!path) return undefined;
  if (!canRun(path)) throw new Error(`CHROME_PATH is set to ${path}, which cannot be run.`);
  return { executablePath: path, origin: 'CHROME_PATH' };
}

/** @returns {{ executablePath: string, origin: string, sandbox?: boolean } | undefined} */
function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(canRun);
  return executablePath ? { executablePath, origin: 'installed' } : undefined;
}

/** @returns {{ executablePath: string, origin: string, sandbox?: boolean } | undefined} */
function downloaded() {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    process.env.PUPPETEER_CACHE_DIR,
    ...(CACHES[process.platform] ?? []),
  ];
  const executablePath = roots.flatMap((root) => (root ? executablesUnder(root, 6) : [])).at(-1);
  return executablePath ? { executablePath, origin: 'downloaded' } : undefined;
}

/**
 * @param {string} folder
 * @param {number} depth the macOS bundles nest deepest, six levels
 * @returns {string[]}
 */
function executablesUnder(folder, depth) {
  if (depth < 0 || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return executablesUnder(path, depth - 1);
      return EXECUTABLES.has(entry.name) && canRun(path) ? [path] : [];
    });
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Which of the codecs the tests need this browser plays. Some Chromium builds leave out H.264 and
 * AAC, and the streams of the demo are H.264 and AAC.
 * @returns {Promise<{ version: string, missing: string[] }>}
 */
export async function probeCodecs() {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const missing = await page.evaluate(() =>
      Object.entries({
        'H.264': 'video/mp4; codecs="avc1.4d401f"',
        AAC: 'audio/mp4; codecs="mp4a.40.2"',
      })
        .filter(([, type]) => !MediaSource.isTypeSupported(type))
        .map(([name]) => name),
    );
    return { version: await browser.version(), missing };
  } finally {
    await browser.close();
  }
}

// `node tests/helpers/find-browser.js` says what the tests will run in.
if (process.argv[1] === import.meta.filename) {
  const { executablePath, origin } = await findBrowser();
  const { version, missing } = await probeCodecs();
  console.log(`${version}, ${origin}: ${executablePath}`);
  if (missing.length > 0) {
    console.log(`It cannot play ${missing.join(' or ')}: tests that play a stream will fail.`);
    console.log('Set CHROME_PATH to a Chrome, or LIVE_ROOM_BROWSER=packaged on Linux x64.');
    process.exitCode = 1;
  }
}
