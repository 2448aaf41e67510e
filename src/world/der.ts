/** One element of DER: its tag, what it holds, and the elements inside where it is constructed (X.690 section 8.1). */
export interface Der {
  readonly tag: number;
  readonly bytes: Buffer;
  readonly inside: readonly Der[];
}

/** Deeper than anything that is read here. */
const maxDepth = 16;

/** Reads the elements of a buffer one after the other; undefined where the lengths do not fit. */
export function derElements(buffer: Buffer, depth = 0): readonly Der[] | undefined {
  const elements: Der[] = [];
  for (let at = 0; at < buffer.length; ) {
    const tag = buffer[at] ?? 0;
    let length = buffer[at + 1] ?? -1;
    at += 2;
    if (length === -1 || depth > maxDepth) return undefined;
    if (length >= 0x80) {
      const octets = length & 0x7f;
      if (octets === 0 || octets > 4 || at + octets > buffer.length) return undefined;
      length = buffer.readUIntBE(at, octets);
      at += octets;
    }
    if (at + length > buffer.length) return undefined;
    const bytes = buffer.subarray(at, at + length);
    at += length;
    const inside = (tag & 0x20) === 0 ? [] : derElements(bytes, depth + 1);
    if (inside === undefined) return undefined;
    elements.push({ tag, bytes, inside });
  }
  return elements;
}
