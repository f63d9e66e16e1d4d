// @ts-check
/** Pictures of the goods that are not in the show: drawn as vectors, on the ground of the others. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaFolder } from './tools.js';

/** What is drawn in each colour: the value's id and its colour. */
const GOODS =
  /** @type {Record<string, { draw: (color: string) => string, colors: Record<string, string> }>} */ ({
    jacket: { draw: jacket, colors: { ochre: '#c8882e', ink: '#2b3f52' } },
    cap: { draw: cap, colors: { rust: '#b9421f', navy: '#2b3e6e', oat: '#d8c9ae' } },
    mug: { draw: mug, colors: { sea: '#2f7f86', chalk: '#ece7dc' } },
    candle: { draw: candle, colors: { cedar: '#8d5b3c', fig: '#6b7f4f', salt: '#9fb7bd' } },
    soap: { draw: soap, colors: { pine: '#8fac80', lemon: '#e6cf6a' } },
    towel: { draw: towel, colors: { stripe: '#3b6ea5', plain: '#e3d9c6' } },
    lantern: { draw: lantern, colors: { brass: '#b08d4a', green: '#35594a' } },
    sofa: { draw: sofa, colors: { navy: '#27406b', sand: '#cdb891', rose: '#b9737c' } },
    notebook: { draw: notebook, colors: { red: '#a33b2c', slate: '#4c5a66' } },
  });

/** Writes `products/<id>-<value>.svg`. */
export function makeDrawings() {
  const folder = join(mediaFolder, 'products');
  mkdirSync(folder, { recursive: true });
  for (const [id, { draw, colors }] of Object.entries(GOODS)) {
    for (const [value, color] of Object.entries(colors)) {
      writeFileSync(join(folder, `${id}-${value}.svg`), picture(color, draw(color)));
    }
  }
}

/**
 * The plain ground of the shop's pictures, a soft shadow, and light from the upper left.
 * @param {string} color @param {string} shapes
 */
function picture(color, shapes) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480">
<defs>
<radialGradient id="ground" cx=".5" cy=".42" r=".75"><stop offset="0" stop-color="#f8f0e5"/><stop offset="1" stop-color="#eadfce"/></radialGradient>
<radialGradient id="shadow"><stop offset="0" stop-color="#6b5a45" stop-opacity=".5"/><stop offset="1" stop-color="#6b5a45" stop-opacity="0"/></radialGradient>
<linearGradient id="body" x1="0" x2="1" y1="0" y2=".5"><stop offset="0" stop-color="${shade(color, 0.28)}"/><stop offset=".45" stop-color="${color}"/><stop offset="1" stop-color="${shade(color, -0.3)}"/></linearGradient>
<linearGradient id="dark" x1="0" x2="1"><stop offset="0" stop-color="${shade(color, -0.12)}"/><stop offset="1" stop-color="${shade(color, -0.42)}"/></linearGradient>
</defs>
<rect width="480" height="480" fill="url(#ground)"/>
<ellipse cx="244" cy="402" rx="170" ry="26" fill="url(#shadow)"/>
${shapes}
</svg>
`;
}

/**
 * Lighter above nothing, darker below.
 * @param {string} color @param {number} by
 */
function shade(color, by) {
  const target = by > 0 ? 255 : 20;
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const mixed = channels.map((value) => Math.round(value + (target - value) * Math.abs(by)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} color */
function jacket(color) {
  const seam = shade(color, -0.45);
  const buttons = [190, 236, 282, 328].map((y) => `<circle cx="252" cy="${y}" r="5"/>`).join('');
  return `<path d="M158 112 92 164 76 330l44 8 22-118z" fill="url(#dark)"/>
<path d="m322 112 66 52 16 166-44 8-22-118z" fill="url(#dark)"/>
<path d="M158 112c26-22 46-30 82-30s56 8 82 30l18 108-4 170c-60 14-132 14-192 0l-4-170z" fill="url(#body)"/>
<path d="M190 92c10 34 28 54 50 66 22-12 40-32 50-66l-16-14c-20 10-48 10-68 0z" fill="${shade(color, -0.5)}"/>
<path d="m186 90 54 70-30 26-38-72zM294 90l-54 70 30 26 38-72z" fill="${shade(color, 0.12)}"/>
<path d="M240 160v236" stroke="${seam}" stroke-width="3" fill="none"/>
<g fill="none" stroke="${seam}" stroke-width="3"><path d="M160 292h56v46h-56zM264 292h56v46h-56z"/></g>
<g fill="#f3e5c8">${buttons}</g>`;
}

/** @param {string} color */
function cap(color) {
  const ribs = Array.from({ length: 15 }, (_, index) => 134 + index * 15.4);
  const line = shade(color, -0.35);
  return `<path d="M124 320c-6-150 50-220 118-220s124 70 118 220z" fill="url(#body)"/>
<g stroke="${line}" stroke-opacity=".5" stroke-width="3" fill="none">${ribs
    .map((x) => `<path d="M${x} 318Q${(x + 242) / 2} 180 242 104"/>`)
    .join('')}</g>
<path d="M112 300c0-12 8-18 20-18h220c12 0 20 6 20 18v72c0 16-8 26-22 26H134c-14 0-22-10-22-26z" fill="url(#dark)"/>
<g stroke="${shade(color, 0.2)}" stroke-opacity=".55" stroke-width="4">${ribs
    .map((x) => `<path d="M${x - 4} 288v104"/>`)
    .join('')}</g>
<rect x="214" y="318" width="56" height="40" rx="4" fill="#f3e5c8"/><path d="M226 332h32M226 344h20" stroke="#52616a" stroke-width="3"/>`;
}

/** @param {string} color */
function mug(color) {
  return `<path d="M318 190c78-22 100 30 84 82-12 42-54 66-92 62v-34c30 0 52-16 58-42 8-34-12-44-50-36z" fill="url(#dark)"/>
<path d="M108 150h222l-8 214c-1 22-16 36-38 36H154c-22 0-37-14-38-36z" fill="url(#body)"/>
<path d="M108 150h222l-2 52c-20 22-34-6-56 10s-34 30-58 10-36 18-60 4c-16-10-28-2-44 2z" fill="${shade(color, 0.34)}" fill-opacity=".75"/>
<ellipse cx="219" cy="150" rx="111" ry="26" fill="${shade(color, 0.3)}"/>
<ellipse cx="219" cy="154" rx="97" ry="19" fill="#4a2e1d"/>
<path d="M132 186c2 60 4 120 10 168" stroke="#fff" stroke-opacity=".35" stroke-width="10" stroke-linecap="round" fill="none"/>`;
}

/** @param {string} color */
function candle(color) {
  return `<path d="M128 190h226v184c0 16-12 26-28 26H156c-16 0-28-10-28-26z" fill="url(#body)" fill-opacity=".92"/>
<ellipse cx="241" cy="190" rx="113" ry="28" fill="${shade(color, 0.25)}"/>
<ellipse cx="241" cy="196" rx="98" ry="21" fill="#f4ead6"/>
<path d="M241 194v-30" stroke="#3a2a20" stroke-width="5" stroke-linecap="round"/>
<path d="M241 84c26 34 30 52 22 70-8 16-36 16-44 0-8-18-2-38 22-70z" fill="#ffb347"/>
<path d="M241 116c12 18 14 28 10 36-4 8-16 8-20 0-4-8-2-18 10-36z" fill="#fff1c9"/>
<rect x="172" y="258" width="138" height="92" rx="6" fill="#fffdf9"/>
<path d="M192 282h98M206 302h70M216 322h50" stroke="${shade(color, -0.3)}" stroke-width="5" stroke-linecap="round"/>`;
}

/** @param {string} color */
function soap(color) {
  return `<path d="m92 286 96-74h236l-88 82z" fill="${shade(color, 0.38)}"/>
<path d="M92 286h244v92c0 12-8 20-20 20H112c-12 0-20-8-20-20z" fill="url(#body)"/>
<path d="m336 294 88-82v84c0 8-4 14-10 20l-78 72z" fill="url(#dark)"/>
<path d="M150 286 246 212h72l-92 78v108h-76z" fill="#fffdf9" fill-opacity=".94"/>
<path d="M166 322h44M166 340h44M172 358h32" stroke="#52616a" stroke-width="5" stroke-linecap="round"/>
<g fill="#fff" fill-opacity=".75"><circle cx="380" cy="172" r="22"/><circle cx="340" cy="146" r="13"/><circle cx="410" cy="140" r="9"/></g>`;
}

/** @param {string} color */
function towel(color) {
  const light = color === '#e3d9c6';
  const cloth = light ? color : '#f4eee2';
  const fold = (/** @type {number} */ y, /** @type {number} */ inset) =>
    `<rect x="${96 + inset}" y="${y}" width="${290 - inset * 2}" height="74" rx="34" fill="${shade(cloth, inset / -200)}"/>` +
    [0, 1, 2, 3, 4]
      .map(
        (index) =>
          `<rect x="${140 + inset + index * 48}" y="${y}" width="${light ? 4 : 18}" height="74" fill="${light ? '#c9bda5' : color}" fill-opacity=".88"/>`,
      )
      .join('') +
    `<path d="M${118 + inset} ${y + 37}h${246 - inset * 2}" stroke="#000" stroke-opacity=".12" stroke-width="3"/>`;
  return `${fold(326, 0)}${fold(254, 8)}${fold(182, 18)}
<path d="M124 194c60-18 170-18 232 0" stroke="#fff" stroke-opacity=".6" stroke-width="6" fill="none"/>`;
}

/** @param {string} color */
function lantern(color) {
  return `<path d="M170 132c0-84 144-84 144 0" fill="none" stroke="${shade(color, -0.3)}" stroke-width="10"/>
<path d="M188 128h108l22 44H166z" fill="url(#body)"/>
<rect x="172" y="172" width="140" height="166" fill="#fff3d0"/>
<radialGradient id="glow"><stop offset="0" stop-color="#ffd37a"/><stop offset="1" stop-color="#ffd37a" stop-opacity="0"/></radialGradient>
<circle cx="242" cy="262" r="120" fill="url(#glow)" fill-opacity=".85"/>
<path d="M242 216c20 28 24 42 18 56-6 14-30 14-36 0-6-14-2-28 18-56z" fill="#ff9f38"/>
<g fill="url(#dark)"><rect x="166" y="168" width="12" height="176"/><rect x="306" y="168" width="12" height="176"/><rect x="236" y="168" width="9" height="176" fill-opacity=".5"/></g>
<path d="M154 338h176l14 60H140z" fill="url(#body)"/>`;
}

/** The gradients carry its colour. */
function notebook() {
  return `<path d="m150 108 216-18c10-1 16 4 17 14l22 262c1 10-4 16-14 17l-216 18z" fill="#f4ecdb"/>
<path d="m112 116 216-18c10-1 16 4 17 14l22 262c1 10-4 16-14 17l-216 18c-10 1-16-4-17-14L98 133c-1-10 4-16 14-17z" fill="url(#body)"/>
<path d="m112 116 30-2 25 293-30 2c-10 1-16-4-17-14L98 133c-1-10 4-16 14-17z" fill="url(#dark)"/>
<path d="m190 176 112-9 5 62-112 9z" fill="#fffdf9"/><path d="m204 194 84-7M206 212l60-5" stroke="#52616a" stroke-width="4" stroke-linecap="round"/>
<path d="m318 100 25 296" stroke="#20303f" stroke-width="6"/>`;
}

/** @param {string} color */
function sofa(color) {
  const seam = shade(color, -0.35);
  return `<path d="M112 366h16l-6 36h-8zM352 366h16l-2 36h-8z" fill="#7a5234"/>
<rect x="88" y="170" width="304" height="150" rx="30" fill="url(#dark)"/>
<rect x="112" y="182" width="126" height="112" rx="24" fill="url(#body)"/>
<rect x="242" y="182" width="126" height="112" rx="24" fill="url(#body)"/>
<rect x="96" y="280" width="288" height="92" rx="22" fill="url(#dark)"/>
<rect x="108" y="268" width="130" height="56" rx="20" fill="url(#body)"/>
<rect x="242" y="268" width="130" height="56" rx="20" fill="url(#body)"/>
<rect x="62" y="226" width="58" height="150" rx="24" fill="url(#body)"/>
<rect x="360" y="226" width="58" height="150" rx="24" fill="url(#body)"/>
<path d="M120 352h240" stroke="${seam}" stroke-width="3" stroke-opacity=".5"/>`;
}
