/** Hands the viewer a text as a file. */
export function download(text: string, name: string, type: string): void {
  downloadFile(new Blob([text], { type }), name);
}

/** Hands the viewer a file. The address lives until the browser has taken it. */
export function downloadFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
