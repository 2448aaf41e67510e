import type { ListenerFacts } from "../../model/machine-facts.ts";

/** The ports that mail programs speak to, and those that bridges and shields listen on (Proton Mail Bridge: 1025 and 1143). */
export const mailListenPorts: readonly number[] = [25, 110, 143, 465, 587, 993, 995, 1025, 1143, 2525];

const listening = "0A";

/** The address in /proc/net/tcp: hexadecimal words, each in the byte order of the machine. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  if (bytes.length === 4) return [...bytes].reverse().join(".");
  const words: string[] = [];
  for (let at = 0; at < 16; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
    words.push(((d << 8) | c).toString(16), ((b << 8) | a).toString(16));
  }
  return new URL(`http://[${words.join(":")}]/`).hostname.slice(1, -1);
}

/** Listeners on mail ports in the text of /proc/net/tcp or /proc/net/tcp6, with the inode by which their program is found. */
export function parseProcTcp(text: string): readonly { readonly port: number; readonly address: string; readonly inode: string }[] {
  return text.split("\n").flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [address = "", port = ""] = (fields[1] ?? "").split(":");
    if (fields[3] !== listening || !/^[0-9A-F]{4}$/i.test(port)) return [];
    const number = Number.parseInt(port, 16);
    return mailListenPorts.includes(number) ? [{ port: number, address: addressOf(address), inode: fields[9] ?? "" }] : [];
  });
}

/** Listeners in the output of `lsof -nP -iTCP -sTCP:LISTEN` (lsof(8)), as macOS has it. */
export function parseLsof(text: string): readonly ListenerFacts[] {
  return text.split("\n").flatMap((line) => {
    const found = /^(\S+)\s.*TCP (\S+):(\d+) \(LISTEN\)\s*$/.exec(line);
    const port = Number(found?.[3]);
    return found === null || !mailListenPorts.includes(port) ? [] : [{ port, address: (found[2] ?? "").replace(/^\[|\]$/g, "").replace(/^\*$/, "0.0.0.0"), program: (found[1] ?? "").replace(/\\x20/g, " ") }];
  });
}

/** Listeners in the output of `netstat -ano -p TCP` of Windows, with the process ids that `tasklist /fo csv /nh` names. */
export function parseNetstat(netstat: string, tasklist: string): readonly ListenerFacts[] {
  const programs = new Map([...tasklist.matchAll(/^"([^"]+)","(\d+)"/gm)].map(([, name = "", id = ""]) => [id, name] as const));
  return netstat.split(/\r?\n/).flatMap((line) => {
    // The word for "listening" is translated; a listener is known by its foreign port 0.
    const found = /^\s*TCP\s+(\S+):(\d+)\s+\S+:0\s+\S+\s+(\d+)\s*$/.exec(line);
    const port = Number(found?.[2]);
    if (found === null || !mailListenPorts.includes(port)) return [];
    const program = programs.get(found[3] ?? "");
    return [{ port, address: (found[1] ?? "").replace(/^\[|\]$/g, ""), ...(program === undefined ? {} : { program }) }];
  });
}
