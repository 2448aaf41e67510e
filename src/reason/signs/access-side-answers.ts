import { came, isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server for receiving opens its port. */
export const accessSideAnswers: Sign<"tcp-connect"> = {
  id: "access-side-answers",
  asks: "Does the server for receiving answer?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const access = seen
      .of("tcp-connect")
      .filter(isAt)
      .filter((one) => one.about.protocol === "imap" || one.about.protocol === "pop");
    const [opened] = came(access);
    if (opened !== undefined) return present(`${named(opened.about)} opens`, [opened]);
    return access.length === 0 ? unknown("the receiving side was not tried") : absent("the server for receiving does not open either", access);
  },
};
