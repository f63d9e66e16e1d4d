/** Neither ships types that fit its build; this is what the bench uses of them. */
declare module 'danmaku/dist/esm/danmaku.dom.js' {
  export default class Danmaku {
    constructor(options: { container: HTMLElement; engine: 'dom'; speed: number });
    emit(comment: { text: string; style: Record<string, string> }): void;
  }
}
declare module 'danmu.js' {
  interface DanmuJs {
    start(): void;
    sendComment(comment: {
      id: string;
      txt: string;
      style: Record<string, string>;
      duration: number;
      moveV: number;
    }): void;
  }
  /** CommonJS, as a module of this package gets it. */
  const exported: {
    default: new (options: {
      container: HTMLElement;
      comments: readonly object[];
      area: { start: number; end: number };
      channelSize: number;
      mouseControl: boolean;
    }) => DanmuJs;
  };
  export default exported;
}
