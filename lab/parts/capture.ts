import { existsSync, readFileSync } from "node:fs";
import { daemon, until } from "../shell.ts";

const file = "/run/lab/log/client.pcap";
/** In immediate mode every packet, however short, takes a place of the full length in the buffer: this has room for 512 while tcpdump waits for its turn. */
const bufferKib = "32768";

/** Begins to write down every packet of the client machine, loopback included. */
export async function startCapture(): Promise<void> {
  daemon("client", ["tcpdump", "-i", "any", "-n", "--immediate-mode", "-U", "-Z", "root", "-s", "65535", "-B", bufferKib, "-w", file, "tcp"], "/run/lab/log/tcpdump.out");
  await until("the capture", () => existsSync(file));
}

/** One TCP segment as the client machine sent or received it. */
export interface Segment {
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly flags: number;
  readonly sent: boolean;
  readonly data: Buffer;
}

/** Reads the capture: libpcap's file with Linux "cooked" headers, version 1 or 2. */
export function readCapture(): Segment[] {
  if (!existsSync(file)) return [];
  const all = readFileSync(file);
  if (all.length < 24) return [];
  const cooked = all.readUInt32LE(20) & 0xffff;
  const segments: Segment[] = [];
  for (let at = 24; at + 16 <= all.length; ) {
    const length = all.readUInt32LE(at + 8);
    const packet = all.subarray(at + 16, at + 16 + length);
    at += 16 + length;
    // LINKTYPE_LINUX_SLL is 113 with 16 bytes of header, LINKTYPE_LINUX_SLL2 is 276 with 20.
    const head = cooked === 276 ? 20 : 16;
    const kind = cooked === 276 ? packet.readUInt8(10) : packet.readUInt16BE(0);
    const segment = readPacket(packet.subarray(head), kind === 4);
    if (segment !== undefined) segments.push(segment);
  }
  return segments;
}

function readPacket(packet: Buffer, sent: boolean): Segment | undefined {
  if (packet.length < 40) return undefined;
  const version = packet.readUInt8(0) >> 4;
  const head = version === 4 ? (packet.readUInt8(0) & 15) * 4 : 40;
  if (version === 4 ? packet.readUInt8(9) !== 6 : packet.readUInt8(6) !== 6) return undefined;
  const address = (from: number) =>
    version === 4 ? packet.subarray(12 + from * 4, 16 + from * 4).join(".") : packet.subarray(8 + from * 16, 24 + from * 16).toString("hex");
  const tcp = packet.subarray(head, version === 4 ? packet.readUInt16BE(2) : 40 + packet.readUInt16BE(4));
  if (tcp.length < 20) return undefined;
  return {
    from: address(0),
    to: address(1),
    fromPort: tcp.readUInt16BE(0),
    toPort: tcp.readUInt16BE(2),
    flags: tcp.readUInt8(13),
    sent,
    data: tcp.subarray((tcp.readUInt8(12) >> 4) * 4),
  };
}
