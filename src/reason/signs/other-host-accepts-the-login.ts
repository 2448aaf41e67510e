import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The same pair of user name and password is accepted by another server than the configured one. */
export const otherHostAcceptsTheLogin: Sign<"smtp-login"> = {
  id: "other-host-accepts-the-login",
  asks: "Does another server accept the same login?",
  needs: ["smtp-login"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const others = came(at(seen, "smtp-login", { protocol: "smtp" })).filter((one) => one.about.host !== host);
    const good = others.find((one) => one.saw.accepted === "yes");
    if (good !== undefined) return present(`${named(good.about)} accepts the login`, [good], good.saw.reply.lines.join("\n"));
    return others.length === 0 ? unknown("the login was tried at no other server") : absent("no other server accepts the login", others);
  },
};
