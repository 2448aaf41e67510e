import type { Fault } from "../fault.ts";

export const healthyOddHello: Fault = {
  id: "healthy-odd-hello",
  title: "Nothing is broken: the server's offer is odd, and legal",
  expects: "healthy",
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220-smtp.blossom.example ESMTP\n220-We do not authorize the use of this system to transport unsolicited mail.\n220 Local time is now 12:00.",
        keywords: ["x-weather sunny", "SIZE", "help", "XCLIENT NAME ADDR PORT", "LIMITS MAILMAX=100 RCPTMAX=1000", "DSN", "SMTPUTF8", "CHUNKING"],
        authWord: "auth",
        mechanisms: ["GSSAPI", "NTLM", "X-OWN-TOKEN", "LOGIN", "PLAIN"],
      },
    }),
};
