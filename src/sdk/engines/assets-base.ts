/** Where the assets lie, absolute, with a slash at its end. */
export function assetsBase(assets: string | undefined): string {
  if (assets === undefined) return new URL(/* @vite-ignore */ './assets/', import.meta.url).href;
  return new URL(assets.endsWith('/') ? assets : `${assets}/`, document.baseURI).href;
}
