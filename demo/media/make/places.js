// @ts-check
/** Draws the places that can stand behind the host: a tower by a river, a gate in the sea. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaFolder } from './tools.js';

const W = 1080;
const H = 1920;

/** The same numbers every time. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** @param {string} id @param {readonly (readonly [number, string])[]} stops */
const fade = (id, stops) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`)
    .join('')}</linearGradient>`;

/** A line of hills or roofs. @param {number} base @param {number} rise @param {number} steps @param {number} seed @param {string} fill */
function ridge(base, rise, steps, seed, fill) {
  const random = numbers(seed);
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const x = (i * W) / steps;
    const y = base - rise * (0.35 + 0.65 * random()) * (0.6 + 0.4 * Math.sin(i * 1.3 + seed));
    return `${x.toFixed(0)},${y.toFixed(0)}`;
  });
  return `<polygon fill="${fill}" points="0,${H} ${points.join(' ')} ${W},${H}"/>`;
}

/** Houses along a quay, with lit windows. @param {number} base @param {number} seed */
function houses(base, seed) {
  const random = numbers(seed);
  const out = [];
  for (let x = -20; x < W;) {
    const width = 54 + 60 * random();
    const height = 90 + 120 * random();
    const tone = ['#4a3a5e', '#3f3455', '#54415f', '#453a63'][Math.floor(random() * 4)];
    const y = base - height;
    out.push(
      `<path fill="${tone}" d="M${x} ${base}v${-height}l${width * 0.18} -34h${width * 0.64}l${width * 0.18} 34v${height}z"/>`,
    );
    for (let wy = y + 16; wy < base - 24; wy += 32)
      for (let wx = x + 9; wx < x + width - 12; wx += 19)
        if (random() > 0.45)
          out.push(
            `<rect x="${wx.toFixed(0)}" y="${wy.toFixed(0)}" width="8" height="14" rx="2" fill="#ffd98a" opacity="${(0.45 + 0.5 * random()).toFixed(2)}"/>`,
          );
    x += width + 2;
  }
  return out.join('');
}

/** An iron lattice, wide at the foot. @param {number} cx @param {number} top @param {number} base */
function tower(cx, top, base) {
  const half = (/** @type {number} */ y) => 8 + 150 * ((y - top) / (base - top)) ** 2.4;
  const side = (/** @type {number} */ sign) =>
    Array.from({ length: 25 }, (_, i) => {
      const y = top + ((base - top) * i) / 24;
      return `${(cx + sign * half(y)).toFixed(1)},${y.toFixed(1)}`;
    });
  const braces = [];
  for (let i = 0; i < 24; i += 1) {
    const y0 = top + ((base - top) * i) / 24;
    const y1 = top + ((base - top) * (i + 1)) / 24;
    braces.push(
      `M${cx - half(y0)} ${y0}L${cx + half(y1)} ${y1}M${cx + half(y0)} ${y0}L${cx - half(y1)} ${y1}`,
    );
  }
  const decks = [0.3, 0.58, 0.8].map((share) => {
    const y = top + (base - top) * share;
    const w = half(y) + 12;
    return `<rect x="${cx - w}" y="${y - 9}" width="${2 * w}" height="18" rx="4" fill="#7a4a3c"/><rect x="${cx - w}" y="${y - 3}" width="${2 * w}" height="4" fill="#ffd98a"/>`;
  });
  return `<polyline points="${side(-1).join(' ')}" fill="none" stroke="#6b4038" stroke-width="15"/>
<polyline points="${side(1).join(' ')}" fill="none" stroke="#6b4038" stroke-width="15"/>
<path d="${braces.join('')}" stroke="#8a5545" stroke-width="5" fill="none"/>
<path d="M${cx - 112} ${base}a112 92 0 0 1 224 0" fill="none" stroke="#7a4a3c" stroke-width="13"/>
${decks.join('')}<path d="M${cx} ${top}v-74" stroke="#6b4038" stroke-width="7"/><circle cx="${cx}" cy="${top - 78}" r="8" fill="#fff1c4"/>`;
}

function river() {
  const random = numbers(7);
  const quay = 1180;
  const glints = Array.from({ length: 150 }, () => {
    const y = quay + 26 + 720 * random() ** 1.6;
    const spread = (y - quay) / 720;
    const x = random() < 0.5 ? 690 + (random() - 0.5) * (90 + 240 * spread) : random() * W;
    return `<rect x="${x.toFixed(0)}" y="${y.toFixed(0)}" width="${(20 + 90 * spread).toFixed(0)}" height="${(2 + 5 * spread).toFixed(1)}" rx="3" fill="#ffdca0" opacity="${(0.12 + 0.35 * random()).toFixed(2)}"/>`;
  });
  const clouds = [
    [180, 300, 210],
    [840, 220, 250],
    [520, 470, 300],
    [980, 560, 190],
  ].map(
    ([x, y, w]) =>
      `<ellipse cx="${x}" cy="${y}" rx="${w}" ry="26" fill="#ffc7a8" opacity=".4"/><ellipse cx="${(x ?? 0) + 60}" cy="${(y ?? 0) + 24}" rx="${(w ?? 0) * 0.6}" ry="16" fill="#ffe0c4" opacity=".45"/>`,
  );
  return `<defs>${fade('sky', [
    [0, '#3d4a86'],
    [0.42, '#8b6fa8'],
    [0.75, '#f0956f'],
    [1, '#ffd08a'],
  ])}${fade('water', [
    [0, '#c9846f'],
    [0.3, '#6d5a8c'],
    [1, '#2a2f5c'],
  ])}</defs>
<rect width="${W}" height="${quay}" fill="url(#sky)"/><circle cx="300" cy="1010" r="120" fill="#ffe6ae" opacity=".9"/><circle cx="300" cy="1010" r="210" fill="#ffe6ae" opacity=".22"/>
${clouds.join('')}${ridge(1120, 130, 16, 3, '#7b5f92')}${tower(700, 330, 1150)}${houses(quay, 11)}
<rect y="${quay}" width="${W}" height="${H - quay}" fill="url(#water)"/><rect y="${quay - 8}" width="${W}" height="24" fill="#332b4a"/>${glints.join('')}`;
}

function gate() {
  const random = numbers(23);
  const sea = 1230;
  const ripples = Array.from({ length: 130 }, () => {
    const y = sea + 10 + 680 * random() ** 1.5;
    const spread = (y - sea) / 680;
    return `<rect x="${(random() * W - 60).toFixed(0)}" y="${y.toFixed(0)}" width="${(50 + 150 * spread).toFixed(0)}" height="${(2 + 4 * spread).toFixed(1)}" rx="2" fill="#fff6e8" opacity="${(0.1 + 0.28 * random()).toFixed(2)}"/>`;
  });
  const petals = Array.from({ length: 46 }, () => {
    const [x, y] = [random() * W, random() * 900];
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="9" ry="5" fill="#ffb7c5" opacity="${(0.5 + 0.5 * random()).toFixed(2)}" transform="rotate(${(random() * 180).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})"/>`;
  });
  const blossoms = Array.from({ length: 90 }, () => {
    const t = random();
    const x = 1100 - 520 * t + 60 * (random() - 0.5);
    const y = 90 + 210 * t * t + 150 * (random() - 0.5);
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${(18 + 26 * random()).toFixed(0)}" fill="${random() > 0.5 ? '#ffc2d0' : '#ff9fb6'}" opacity=".85"/>`;
  });
  const post = (/** @type {number} */ x, /** @type {number} */ lean) =>
    `<path d="M${x - 26} ${sea + 90}L${x - 19 + lean} 640h38L${x + 26} ${sea + 90}z" fill="#d8412f"/><path d="M${x + 6} ${sea + 90}L${x + 4 + lean} 640h15L${x + 26} ${sea + 90}z" fill="#b42f22"/><rect x="${x - 34}" y="${sea + 40}" width="68" height="52" rx="6" fill="#33262c"/>`;
  return `<defs>${fade('sky', [
    [0, '#6fb4e8'],
    [0.5, '#bfe0ee'],
    [0.85, '#ffe3c2'],
    [1, '#ffd0b0'],
  ])}${fade('sea', [
    [0, '#a8d3d8'],
    [0.4, '#5c9fb4'],
    [1, '#2b6484'],
  ])}${fade('hill', [
    [0, '#7f93c4'],
    [1, '#a9b9d8'],
  ])}</defs>
<rect width="${W}" height="${sea}" fill="url(#sky)"/><circle cx="250" cy="520" r="88" fill="#fff4dc"/><circle cx="250" cy="520" r="150" fill="#fff4dc" opacity=".35"/>
<path d="M120 ${sea}Q430 800 560 616q28 -16 62 0Q760 800 1080 1140V${sea}z" fill="url(#hill)"/><path d="M494 724Q536 652 560 616q28 -16 62 0 28 48 74 108l-40 -14 -36 34 -42 -36 -40 32z" fill="#f7fbff"/>
${ridge(1240, 150, 14, 5, '#5f8f86')}${ridge(1250, 90, 20, 9, '#3f7467')}
<rect y="${sea}" width="${W}" height="${H - sea}" fill="url(#sea)"/>${ripples.join('')}
<g opacity=".28" transform="translate(0 ${2 * sea + 170}) scale(1 -1)">${post(300, 24)}${post(790, -24)}<rect x="190" y="660" width="710" height="36" fill="#d8412f"/></g>
${post(300, 24)}${post(790, -24)}
<rect x="252" y="742" width="586" height="40" fill="#c93a2a"/><rect x="520" y="676" width="50" height="70" fill="#33262c"/>
<path d="M150 560Q545 628 940 560l14 52Q545 682 136 612z" fill="#33262c"/><path d="M172 612Q545 676 918 612l-8 50Q545 716 180 662z" fill="#d8412f"/>
<path d="M1080 60Q860 100 560 300" fill="none" stroke="#5a3a34" stroke-width="17"/>${blossoms.join('')}${petals.join('')}`;
}

/** A city that has gone to bed, from a high window with a curtain on each side. */
function night() {
  const random = numbers(41);
  const stars = Array.from({ length: 70 }, () => {
    const [x, y, r] = [random() * W, random() * 980, 1 + 2.2 * random() ** 3];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}" fill="#fff" opacity="${(0.3 + 0.6 * random()).toFixed(2)}"/>`;
  });
  const lights = Array.from({ length: 26 }, (_, i) => {
    const x = (i * W) / 25;
    const y = 150 + 70 * Math.sin((Math.PI * ((i % 13) + 0.5)) / 13);
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="24" fill="#ffd27a" opacity=".16"/><circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="8" fill="#ffe2a3"/>`;
  });
  const curtain = (/** @type {string} */ place) =>
    `<g transform="${place}"><path d="M0 0H150Q120 900 190 1400L150 ${H}H0z" fill="#5b2f6b"/><path d="M40 0Q30 900 70 ${H}M95 0Q80 900 120 ${H}" stroke="#47235a" stroke-width="14" fill="none"/></g>`;
  return `<defs>${fade('sky', [
    [0, '#0f1238'],
    [0.5, '#2a2766'],
    [0.8, '#5b3f84'],
    [1, '#8a5590'],
  ])}</defs>
<rect width="${W}" height="${H}" fill="url(#sky)"/>${stars.join('')}<circle cx="820" cy="420" r="170" fill="#fff3cf" opacity=".12"/><circle cx="820" cy="420" r="96" fill="#fff3cf"/><circle cx="785" cy="400" r="16" fill="#eadfb8"/><circle cx="850" cy="455" r="24" fill="#eadfb8"/>
${ridge(1180, 190, 12, 4, '#332b63')}${houses(1260, 19)}<g transform="translate(-30 90)">${houses(1290, 29)}</g>
<path d="M0 120Q${W / 4} 260 ${W / 2} 120T${W} 120" fill="none" stroke="#1a1636" stroke-width="4"/>${lights.join('')}
${curtain('')}${curtain(`translate(${W} 0) scale(-1 1)`)}<rect y="1400" width="${W}" height="${H - 1400}" fill="#2b1f3d"/><rect y="1390" width="${W}" height="26" fill="#4a3358"/>`;
}

/** Writes `places/{river,gate,night}.svg`. */
export function makePlaces() {
  mkdirSync(join(mediaFolder, 'places'), { recursive: true });
  for (const [name, draw] of Object.entries({ river, gate, night })) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${draw()}</svg>\n`;
    // A tenth of a pixel is more than anybody sees.
    writeFileSync(
      join(mediaFolder, 'places', `${name}.svg`),
      svg.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
    );
  }
}
