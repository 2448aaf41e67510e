/** A value as JSON text that is safe to print anywhere: what JSON leaves raw and a terminal or an editor would obey is escaped. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1).replace(/[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
