/** A message from its notation in the Candid test suite: text, and bytes as a backslash and hex. */
export function message(notation: string): Uint8Array {
  const bytes: number[] = [];
  for (const [part] of notation.matchAll(/\\[0-9a-f]{2}|[\s\S]/gu)) {
    if (part.length === 3 && part.startsWith("\\")) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return new Uint8Array(bytes);
}

/** A number as LEB128. */
export function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb(Math.floor(value / 0x80))];
}

/** A message from its header after the magic bytes and its values. */
export function parts(header: readonly number[], values: readonly number[] = []): Uint8Array {
  return new Uint8Array([0x44, 0x49, 0x44, 0x4c, ...header, ...values]);
}
