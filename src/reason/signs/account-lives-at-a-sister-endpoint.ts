import { sistersOf } from "../endpoint-families.ts";
import { came, at, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The account belongs to a sister of the configured server: that one accepts the login, or the mail domain points there. */
export const accountLivesAtASisterEndpoint: Sign<"smtp-login"> = {
  id: "account-lives-at-a-sister-endpoint",
  asks: "Does the account belong to a sister of the configured server?",
  needs: ["smtp-login"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const family = route === undefined ? undefined : sistersOf(route.host);
    if (route === undefined || family === undefined) return absent("the configured server has no sisters");
    const accepted = came(at(seen, "smtp-login", { protocol: "smtp" })).find((one) => one.saw.accepted === "yes" && one.about.host !== route.host && sistersOf(one.about.host)?.name === family.name);
    if (accepted !== undefined) return present(`${named(accepted.about)} accepts the same login`, [accepted], accepted.saw.reply.lines.join("\n"));
    const known = seen.routes.filter((one) => one.protocol === "smtp" && one.source !== "in-use" && sistersOf(one.host)?.name === family.name);
    if (known.length === 0) return unknown(`where ${family.name} keeps this account is not known`);
    const here = known.some((one) => family.place(one.host) === family.place(route.host));
    const [there] = known;
    return here ? absent(`${route.host} is where the mail domain points`) : present(`the mail domain points to ${there?.host}: ${there?.because ?? there?.source}`);
  },
};
