/**
 * Makes visible what could act on a terminal or turn a line round: control characters, bidirectional overrides, invisible format characters,
 * lone surrogates. Line feeds too: whoever wants lines splits first.
 */
export function safe(text: string): string {
  // control characters are what this is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) => {
    const code = character.charCodeAt(0);
    if (character === "\t") return " ";
    return code < 0x80 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
