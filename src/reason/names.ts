/** Second levels under which others register names, such as "co.uk": short, under a country of two letters. */
const sharedSecondLevel = /^(?:ac|co|com|edu|gov|net|ne|or|org|gob|nom|mil|info|web|ltd|plc|me)$/;

/** The part of a name that one operator holds: an approximation of the public suffix rule that needs no list. */
export function operatorDomain(name: string): string {
  const labels = name.toLowerCase().replace(/^\*\./, "").replace(/\.$/, "").split(".");
  const last = labels.at(-1) ?? "";
  const second = labels.at(-2) ?? "";
  const depth = last.length === 2 && sharedSecondLevel.test(second) ? 3 : 2;
  return labels.slice(-depth).join(".");
}
