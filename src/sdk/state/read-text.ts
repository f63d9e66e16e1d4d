/**
 * The text of a body; of one that is longer than `atMost` characters only somewhat more than that,
 * so that no server can fill the memory of the page.
 */
export async function readText({ body }: Response, atMost: number): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= atMost) continue;
    await reader.cancel();
    return text;
  }
  return text + decoder.decode();
}
