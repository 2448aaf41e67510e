import { came, failed, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Small packets pass both ways, and the first step that needs large ones falls silent: the certificates of a TLS handshake, or the message. */
export const largePacketsVanish: Sign<"tcp-connect" | "smtp-greeting" | "tls-handshake" | "smtp-canary" | "access-tls"> = {
  id: "large-packets-vanish",
  asks: "Does only what needs large packets fall silent?",
  needs: ["tcp-connect", "smtp-greeting", "tls-handshake", "smtp-canary", "access-tls"],
  from: "any",
  read(seen) {
    const [opened] = came(onQuestion(seen, "tcp-connect"));
    const [greeted] = came(onQuestion(seen, "smtp-greeting"));
    const [mute] = failed(onQuestion(seen, "tls-handshake"), "silent");
    const [stuck] = failed(onQuestion(seen, "smtp-canary"), "silent");
    if (opened === undefined) return unknown("the configured port does not open");
    if (stuck !== undefined) return present("the server takes every command and never answers to the message", [opened, stuck]);
    // The same machine's certificates came whole on its other port: what falls silent here is the service.
    const other = came(seen.of("access-tls").filter(isAt)).find((one) => one.about.address === mute?.about.address);
    if (mute !== undefined && other !== undefined) return absent(`${named(other.about)}, the same machine, sends its certificates`, [mute, other]);
    // Without a greeting in the clear nothing small was seen to pass, and a server that hangs looks the same.
    if (mute !== undefined && greeted !== undefined) return present(`${named(mute.about)} talks until the TLS handshake and then falls silent`, [greeted, mute]);
    return mute === undefined ? absent("no step that needs large packets fell silent", [opened]) : unknown("nothing small was seen to pass before the silence");
  },
};
