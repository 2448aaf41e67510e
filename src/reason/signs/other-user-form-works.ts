import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A second login, with the other form of the user name and the same password, was accepted or refused. */
export const otherUserFormWorks: Sign<"smtp-login-other-user"> = {
  id: "other-user-form-works",
  asks: "Does the other form of the user name log in (full address, or only the part before the @)?",
  needs: ["smtp-login-other-user"],
  from: "all",
  read(seen) {
    for (const one of seen.of("smtp-login-other-user")) {
      if (!one.ok || !isAt(one)) continue;
      const quote = one.saw.reply.lines.join("\n");
      if (one.saw.accepted === "yes") return present(`${named(one.about)} accepts ${one.saw.user} with the same password`, [one], quote);
      if (one.saw.reply.code < 500) return unknown(`${named(one.about)} did not judge the second login`);
      return absent(`${named(one.about)} refuses ${one.saw.user} as well`, [one], quote);
    }
    return unknown("the second login brought no answer");
  },
};
