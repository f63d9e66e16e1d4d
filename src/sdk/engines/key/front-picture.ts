/** Tells which of the pictures of a stage is in front: angles change by bringing another one there. */
export class FrontPicture {
  readonly #host: HTMLElement;
  readonly #observer: MutationObserver;
  #video: HTMLVideoElement | null = null;

  constructor(host: HTMLElement, changed: (video: HTMLVideoElement | null) => void) {
    this.#host = host;
    this.#video = this.#find();
    this.#observer = new MutationObserver(() => {
      const video = this.#find();
      if (video === this.#video) return;
      this.#video = video;
      changed(video);
    });
    this.#observer.observe(host, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style'],
    });
  }

  get video(): HTMLVideoElement | null {
    return this.#video;
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #find(): HTMLVideoElement | null {
    return (
      [...this.#host.querySelectorAll('video')].findLast(({ style }) => style.opacity !== '0') ??
      null
    );
  }
}
