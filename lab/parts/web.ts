import { readFileSync } from "node:fs";
import { createServer as createPlain } from "node:http";
import { createServer } from "node:https";
import type { CertificateFiles } from "./pki.ts";

/** A web server: it answers with a true Date header, and with documents where it has some. */
export interface WebServer {
  readonly part: "web";
  readonly addresses: readonly string[];
  readonly port: number;
  /** Without a certificate it speaks plain HTTP. */
  readonly certificate?: CertificateFiles;
  /** Documents by path. */
  readonly documents?: Readonly<Record<string, string>>;
}

export async function startWeb(spec: WebServer): Promise<void> {
  const answer = (request: { url?: string | undefined }, response: import("node:http").ServerResponse) => {
    const document = spec.documents?.[(request.url ?? "/").split("?")[0] as string];
    if (document === undefined && request.url !== "/") return void response.writeHead(404).end("not found\n");
    response.writeHead(200, { "content-type": document?.startsWith("<") ? "text/xml" : "text/plain" });
    response.end(document ?? "hello\n");
  };
  for (const address of spec.addresses) {
    const server =
      spec.certificate === undefined
        ? createPlain(answer)
        : createServer(
            { cert: readFileSync(spec.certificate.chain), key: readFileSync(spec.certificate.key) },
            answer,
          );
    await new Promise<void>((up) => server.listen(spec.port, address, up));
  }
}
