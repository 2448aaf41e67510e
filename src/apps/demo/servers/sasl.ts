import { createHmac, randomUUID } from "node:crypto";

/** A mailbox that a server knows. For OAuth the password is the token. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** What a server does after one response of the client. */
export type Step = { readonly next: "ask"; readonly challenge: string } | { readonly next: "done"; readonly user: string; readonly verdict: "right" | "wrong" };

/** The server's side of one SASL exchange. */
export interface Exchange {
  readonly mechanism: string;
  /** What the server says first where the client brought nothing along, base64. */
  readonly firstChallenge: string;
  answer(response: string): Step;
}

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const plain = (text: string) => Buffer.from(text, "base64").toString("utf8");

function judged(accounts: readonly Account[], user: string, password: string): Step {
  return { next: "done", user, verdict: accounts.some((account) => account.user === user && account.password === password) ? "right" : "wrong" };
}

/** The client's bearer token, which after a refusal is told why in one more challenge (RFC 7628 section 3.2.2). */
function bearer(mechanism: string, userIn: RegExp) {
  return (accounts: readonly Account[]): Exchange => {
    let user = "";
    return {
      mechanism,
      firstChallenge: "",
      answer(response) {
        const text = plain(response);
        const token = /auth=Bearer ([^\u0001]*)/.exec(text)?.[1];
        if (token === undefined) return { next: "done", user, verdict: "wrong" };
        user = userIn.exec(text)?.[1] ?? "";
        const step = judged(accounts, user, token);
        if (step.next === "done" && step.verdict === "right") return step;
        return { next: "ask", challenge: base64(JSON.stringify({ status: "400", schemes: "Bearer", scope: "https://mail.google.com/" })) };
      },
    };
  };
}

/** The mechanisms, each of which begins an exchange with a server of this name. */
export const exchanges: Readonly<Record<string, (accounts: readonly Account[], serverName: string) => Exchange>> = {
  PLAIN: (accounts) => ({
    mechanism: "PLAIN",
    firstChallenge: "",
    answer(response) {
      const [, user = "", password = ""] = plain(response).split("\0");
      return judged(accounts, user, password);
    },
  }),
  LOGIN(accounts) {
    let user: string | undefined;
    return {
      mechanism: "LOGIN",
      firstChallenge: base64("Username:"),
      answer(response) {
        if (user !== undefined) return judged(accounts, user, plain(response));
        user = plain(response);
        return { next: "ask", challenge: base64("Password:") };
      },
    };
  },
  "CRAM-MD5"(accounts, serverName) {
    const challenge = `<${randomUUID()}@${serverName}>`;
    return {
      mechanism: "CRAM-MD5",
      firstChallenge: base64(challenge),
      answer(response) {
        const [user = "", digest] = plain(response).split(" ");
        const right = accounts.some((account) => account.user === user && createHmac("md5", account.password).update(challenge).digest("hex") === digest);
        return { next: "done", user, verdict: right ? "right" : "wrong" };
      },
    };
  },
  XOAUTH2: bearer("XOAUTH2", /^user=([^\u0001]*)/),
  OAUTHBEARER: bearer("OAUTHBEARER", /a=([^,]*),/),
};
