import { request } from "node:http";
import { isIP } from "node:net";
import { connect, type SecureContext, type TLSSocket } from "node:tls";
import { classify, Failed } from "./classify.ts";
import type { Instant } from "./world.ts";

/** Whom to post to, and by what it is known. */
export interface PinnedPlace {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** SHA-256 of the certificate, as 64 hexadecimal digits; where it is missing, the certificate must be valid for the host. */
  readonly fingerprint256?: string;
  readonly roots?: SecureContext;
}

const plain = (fingerprint: string) => fingerprint.replaceAll(":", "").toLowerCase();

/** A TLS connection to exactly the machine that was meant. Nothing is sent over it before that is certain. */
function secure(place: PinnedPlace, until: Instant, now: () => Instant, cut: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const pinned = place.fingerprint256;
    const socket = connect({
      host: place.host,
      port: place.port,
      ...(isIP(place.host) === 0 ? { servername: place.host } : {}),
      minVersion: "TLSv1.2",
      // The pin is compared below, before a byte is written; it is stricter than any chain.
      rejectUnauthorized: pinned === undefined,
      ...(place.roots === undefined ? {} : { secureContext: place.roots }),
    });
    const end = (act: () => void) => {
      clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      act();
    };
    const fail = (failed: Failed) => {
      socket.on("error", () => {});
      socket.destroy();
      end(() => reject(failed));
    };
    const onCut = () => fail(new Failed("cut-short", "us", "the request was withdrawn"));
    const timer = setTimeout(() => fail(new Failed("no-answer", "path", `${place.host}:${place.port} does not answer`)), Math.max(1, until - now()));
    cut.addEventListener("abort", onCut, { once: true });
    socket.once("error", (error) => fail(classify(error, "tls")));
    socket.once("secureConnect", () => {
      const shown = socket.getPeerX509Certificate()?.fingerprint256;
      if (pinned !== undefined && (shown === undefined || plain(shown) !== plain(pinned))) return fail(new Failed("tls-other-alert", "us", `${place.host}:${place.port} shows another certificate than the one that is pinned`));
      socket.removeAllListeners("error");
      end(() => resolve(socket));
    });
  });
}

/** Posts JSON to a machine known by its certificate, with absolute limits on time and size; no redirect is followed. Throws `Failed`. */
export async function postPinned(place: PinnedPlace, post: { readonly token: string; readonly text: string; readonly maxBytes: number }, until: Instant, now: () => Instant, cut: AbortSignal): Promise<{ readonly status: number; readonly text: string }> {
  const socket = await secure(place, until, now, cut);
  return new Promise((resolve, reject) => {
    const body = Buffer.from(post.text, "utf8");
    const asked = request({
      createConnection: () => socket,
      method: "POST",
      path: place.path,
      headers: { host: place.host, authorization: `Bearer ${post.token}`, "content-type": "application/json", "content-length": body.length, connection: "close", "user-agent": "cantsend" },
    });
    const finish = (act: () => void) => {
      clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      asked.on("error", () => {});
      asked.destroy();
      socket.destroy();
      act();
    };
    const timer = setTimeout(() => finish(() => reject(new Failed("silent", "them", `no full answer from ${place.host}`))), Math.max(1, until - now()));
    const onCut = () => finish(() => reject(new Failed("cut-short", "us", "the request was withdrawn")));
    cut.addEventListener("abort", onCut, { once: true });
    asked.once("error", (error) => finish(() => reject(classify(error, "talk"))));
    asked.once("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > post.maxBytes) finish(() => reject(new Failed("too-much", "them", `${place.host} sent more than ${post.maxBytes} bytes`)));
        else chunks.push(chunk);
      });
      response.once("error", (error) => finish(() => reject(classify(error, "talk"))));
      response.once("aborted", () => finish(() => reject(new Failed("closed", "them", `${place.host} broke off in the middle`))));
      response.once("end", () => finish(() => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") })));
    });
    asked.end(body);
  });
}
