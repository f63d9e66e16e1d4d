import type { ClipCaption, ClipCard } from '../clips/clip.js';

/** Pictures that are laid over a clip: drawn by the browser, which has all fonts and all scripts. */

export interface ClipSize {
  readonly width: number;
  readonly height: number;
}

const FONT = 'system-ui, "Noto Sans", sans-serif';
/** A picture that does not come in time is left out. */
const IMAGE_PATIENCE = 4000;

/** A caption, as wide as the picture and as high as its lines. */
export async function captionPicture(
  { text, direction }: ClipCaption,
  { width }: ClipSize,
): Promise<{ png: Uint8Array<ArrayBuffer>; height: number }> {
  const size = Math.round(width / 19);
  const font = `600 ${size}px ${FONT}`;
  const measure = contextOf(8, 8);
  measure.font = font;
  const lines = wrap(text, width * 0.86, (line) => measure.measureText(line).width).slice(0, 3);
  const step = Math.round(size * 1.34);
  const height = even(lines.length * step + size);
  const context = contextOf(width, height);
  Object.assign(context, { font, textAlign: 'center', textBaseline: 'middle', direction });
  lines.forEach((line, index) => {
    const y = size / 2 + step * (index + 0.5);
    const wide = context.measureText(line).width + size;
    context.fillStyle = 'rgb(0 0 0 / 0.72)';
    context.beginPath();
    context.roundRect((width - wide) / 2, y - step / 2, wide, step, size / 4);
    context.fill();
    context.fillStyle = '#fff';
    context.fillText(line, width / 2, y);
  });
  return { png: await pngOf(context), height };
}

/** The product's card, over the whole width. */
export async function cardPicture(
  card: ClipCard,
  { width }: ClipSize,
  signal: AbortSignal,
): Promise<{ png: Uint8Array<ArrayBuffer>; height: number }> {
  const unit = width / 20;
  const height = even(unit * 6.4);
  const context = contextOf(width, height);
  const rtl = card.direction === 'rtl';
  const picture = card.image ? await pictureAt(card.image, signal) : null;
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(unit, unit * 0.4, width - 2 * unit, height - unit, unit * 0.8);
  context.fill();
  const side = unit * 4;
  const textStart = picture ? unit * 6.4 : unit * 2;
  if (picture) {
    const x = rtl ? width - unit * 1.7 - side : unit * 1.7;
    context.save();
    context.beginPath();
    context.roundRect(x, unit * 0.9, side, side, unit * 0.5);
    context.clip();
    cover(context, picture, x, unit * 0.9, side);
    context.restore();
    picture.close();
  }
  const x = rtl ? width - textStart : textStart;
  const most = width - textStart - unit * 2;
  Object.assign(context, { textAlign: rtl ? 'right' : 'left', direction: card.direction });
  const write = (text: string, size: number, weight: number, y: number, colour: string): void => {
    context.font = `${weight} ${Math.round(unit * size)}px ${FONT}`;
    context.fillStyle = colour;
    context.fillText(
      fit(text, most, (line) => context.measureText(line).width),
      x,
      unit * y,
    );
  };
  write(card.name, 1.15, 700, 2.1, '#111');
  write(card.price, 1.15, 700, 3.5, '#111');
  write(card.note, 0.8, 400, 4.7, '#555');
  return { png: await pngOf(context), height };
}

export function even(value: number): number {
  return 2 * Math.round(value / 2);
}

/** Lines no wider than `most`, broken between words, or between letters where there are none. */
export function wrap(text: string, most: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  // In scripts without spaces every letter may end a line.
  const words = text
    .trim()
    .split(/(?<=\s)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/u);
  for (const word of words) {
    if (line !== '' && widthOf((line + word).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.map((each) => fit(each, most, widthOf));
}

/** The text, or its beginning with an ellipsis. */
function fit(text: string, most: number, widthOf: (line: string) => number): string {
  if (widthOf(text) <= most) return text;
  const letters = Array.from(text);
  // By halves: a hostile text is long, and measuring takes its time.
  let fits = 1;
  for (let longest = letters.length; fits < longest;) {
    const half = (fits + longest + 1) >> 1;
    if (widthOf(`${letters.slice(0, half).join('')}…`) <= most) fits = half;
    else longest = half - 1;
  }
  letters.length = fits;
  return `${letters.join('').trimEnd()}…`;
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  return context;
}

async function pngOf({
  canvas,
}: OffscreenCanvasRenderingContext2D): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** Read as a file, so that a picture of another origin needs CORS and spoils no canvas. */
async function pictureAt(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(IMAGE_PATIENCE)]);
    const response = await fetch(url, { signal: limited });
    return response.ok ? await createImageBitmap(await response.blob()) : null;
  } catch {
    return null;
  }
}

function cover(
  context: OffscreenCanvasRenderingContext2D,
  picture: ImageBitmap,
  x: number,
  y: number,
  side: number,
): void {
  const least = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - least) / 2, (picture.height - least) / 2];
  context.drawImage(picture, left, top, least, least, x, y, side, side);
}
