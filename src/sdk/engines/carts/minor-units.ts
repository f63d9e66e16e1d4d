/** `"1800"` with two digits is `"18.00"`. Text all the way: no cent is lost to a float. */
export function decimalOf(minor: string | number, digits: number): string {
  const text = String(minor);
  const sign = text.startsWith('-') ? '-' : '';
  const figures = text.slice(sign.length).padStart(digits + 1, '0');
  if (digits === 0) return sign + figures;
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}
