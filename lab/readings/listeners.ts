import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A server on the loopback that writes down the password of whoever logs in. */
export interface Listener {
  readonly port: number;
  /** The password of the login since the last call, or null where nobody logged in. */
  take(): string | null;
  close(): void;
}

async function listen(talk: (socket: Socket, heard: (password: string) => void) => void): Promise<Listener> {
  let last: string | null = null;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    talk(socket, (password) => {
      last = password;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    take() {
      const taken = last;
      last = null;
      return taken;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Speaks SMTP as far as AUTH PLAIN and AUTH LOGIN (RFC 4954), and accepts every message. */
export function smtpListener(): Promise<Listener> {
  return listen((socket, heard) => {
    let waiting: "no" | "plain" | "user" | "password" | "data" = "no";
    let held = "";
    const decoded = (text: string) => Buffer.from(text, "base64").toString("utf8");
    const plain = (text: string) => {
      heard(decoded(text).split("\0")[2] ?? "");
      socket.write("235 ok\r\n");
    };
    const onLine = (line: string) => {
      if (waiting === "data") {
        if (line === ".") {
          waiting = "no";
          socket.write("250 ok\r\n");
        }
      } else if (waiting === "plain") {
        waiting = "no";
        plain(line);
      } else if (waiting === "user") {
        waiting = "password";
        socket.write("334 UGFzc3dvcmQ6\r\n");
      } else if (waiting === "password") {
        waiting = "no";
        heard(decoded(line));
        socket.write("235 ok\r\n");
      } else if (/^EHLO/i.test(line)) socket.write("250-here\r\n250 AUTH PLAIN LOGIN\r\n");
      else if (/^AUTH PLAIN (.+)/i.test(line)) plain(line.slice(11));
      else if (/^AUTH PLAIN/i.test(line)) {
        waiting = "plain";
        socket.write("334 \r\n");
      } else if (/^AUTH LOGIN/i.test(line)) {
        waiting = /^AUTH LOGIN ./i.test(line) ? "password" : "user";
        socket.write(waiting === "user" ? "334 VXNlcm5hbWU6\r\n" : "334 UGFzc3dvcmQ6\r\n");
      } else if (/^DATA/i.test(line)) {
        waiting = "data";
        socket.write("354 go\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    };
    socket.write("220 here ESMTP\r\n");
    socket.on("data", (part) => {
      held += part.toString("latin1");
      for (let at = held.indexOf("\n"); at !== -1; at = held.indexOf("\n")) {
        const line = held.slice(0, at).replace(/\r$/, "");
        held = held.slice(at + 1);
        onLine(line);
      }
    });
  });
}

/** Speaks IMAP as far as AUTHENTICATE PLAIN with an initial response (RFC 4959) and LOGIN, and refuses the login. */
export function imapListener(): Promise<Listener> {
  return listen((socket, heard) => {
    let held = Buffer.alloc(0);
    let waitingFor = "";
    socket.write("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] here\r\n");
    socket.on("data", (part) => {
      held = Buffer.concat([held, Buffer.from(part)]);
      for (let at = held.indexOf("\n"); at !== -1; at = held.indexOf("\n")) {
        const line = held.subarray(0, at).toString("utf8").replace(/\r$/, "");
        held = held.subarray(at + 1);
        const [tag = "*", verb = "", ...words] = line.split(" ");
        if (waitingFor !== "") {
          heard(Buffer.from(line, "base64").toString("utf8").split("\0")[2] ?? "");
          socket.write(`${waitingFor} NO no\r\n`);
          waitingFor = "";
        } else if (/^AUTHENTICATE$/i.test(verb)) {
          if (words[1] === undefined) {
            waitingFor = tag;
            socket.write("+ \r\n");
          } else {
            heard(Buffer.from(words[1], "base64").toString("utf8").split("\0")[2] ?? "");
            socket.write(`${tag} NO no\r\n`);
          }
        } else if (/^LOGIN$/i.test(verb)) {
          const quoted = /^\S+ LOGIN \S+ "((?:[^"\\]|\\.)*)"$/i.exec(line)?.[1];
          heard(quoted === undefined ? words.slice(1).join(" ") : quoted.replace(/\\(.)/g, "$1"));
          socket.write(`${tag} NO no\r\n`);
        } else if (/^CAPABILITY$/i.test(verb)) socket.write(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n${tag} OK\r\n`);
        else socket.write(`${tag} OK\r\n`);
      }
    });
  });
}
