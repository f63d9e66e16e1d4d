import { MAX_FRAME } from '../realtime/transport.js';

/** Takes the `data` of events out of an event stream, however it is cut into pieces. */
export class EventStreamReader {
  readonly #event: (data: string) => void;
  /** Of a line that is not complete. */
  #rest = '';
  #data: string[] = [];
  #length = 0;
  #afterReturn = false;

  constructor(event: (data: string) => void) {
    this.#event = event;
  }

  /** False: an event is too long for any memory, and the stream of no use. */
  read(piece: string): boolean {
    // `\r\n` may be cut in two; its `\n` then ends no second line.
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#afterReturn = piece.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#line(this.#rest + line);
      this.#rest = '';
    }
    this.#rest += last;
    return this.#rest.length + this.#length <= MAX_FRAME;
  }

  #line(line: string): void {
    if (line === '') {
      const data = this.#data.join('\n');
      this.#data = [];
      this.#length = 0;
      if (data !== '') this.#event(data);
    } else if (line.startsWith('data:')) {
      const data = line.slice(line[5] === ' ' ? 6 : 5);
      this.#data.push(data);
      this.#length += data.length;
    }
  }
}
