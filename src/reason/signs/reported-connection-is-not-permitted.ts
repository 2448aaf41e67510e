import { pasted } from "../compare.ts";
import { absent, present, type Sign } from "../sign.ts";

/** How systems say that a program may not connect: errno 13 and 1, their Windows name, and SELinux' log line. */
const words = /\b(EACCES|EPERM|WSAEACCES|10013)\b|(connect|socket|connection).{0,60}(permission denied|operation not permitted)|(permission denied|operation not permitted).{0,40}(connect|socket)|avc: +denied.{0,200}(smtp|name_connect)/i;

/** The error that the user pasted says that the program's own system forbids it the connection. */
export const reportedConnectionIsNotPermitted: Sign<"reported-reply"> = {
  id: "reported-connection-is-not-permitted",
  asks: "Does the pasted error say that the system forbids the connection?",
  needs: ["reported-reply"],
  from: "all",
  read(seen) {
    const texts = pasted(seen);
    const found = texts.find((one) => words.test(one.saw.text));
    return found === undefined ? absent("the pasted text says nothing of the kind", texts) : present("the pasted error says that the system forbids the connection", [found], found.saw.text);
  },
};
