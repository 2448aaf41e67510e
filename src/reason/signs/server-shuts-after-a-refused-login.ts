import { came, failed, isAt, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A login was refused, and connections that the same server took until then are no longer answered. */
export const serverShutsAfterARefusedLogin: Sign<"smtp-login" | "access-login" | "tcp-connect"> = {
  id: "server-shuts-after-a-refused-login",
  asks: "Did the server shut itself off after a refused login?",
  needs: ["smtp-login", "access-login", "tcp-connect"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    const logins = came([...seen.of("smtp-login"), ...seen.of("access-login")].filter(isAt)).filter((one) => one.saw.accepted === "no");
    const connects = seen.of("tcp-connect").filter(isAt).filter((one) => one.about.host === host);
    for (const refused of logins) {
      const before = came(connects).find((one) => one.startedMs <= refused.startedMs && one.about.address === refused.about.address);
      const after = failed(connects).find((one) => one.startedMs > refused.startedMs && one.about.address === refused.about.address);
      const still = came(connects).some((one) => one.startedMs > refused.startedMs && one.about.address === refused.about.address);
      if (before !== undefined && after !== undefined && !still) return present(`after the refused login ${named(after.about)} no longer answers`, [before, refused, after]);
    }
    return logins.length === 0 ? unknown("no login was refused") : absent("the server goes on answering after the refused login", logins);
  },
};
