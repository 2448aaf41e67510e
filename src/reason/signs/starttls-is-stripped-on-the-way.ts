import { at, came, isAt, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** STARTTLS (RFC 3207) is missing in the offer of the server, and on the same port in that of an unrelated provider as well, which is known to have it. */
export const starttlsIsStrippedOnTheWay: Sign<"smtp-hello" | "control-greeting"> = {
  id: "starttls-is-stripped-on-the-way",
  asks: "Is STARTTLS missing at unrelated providers too?",
  needs: ["smtp-hello", "control-greeting"],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const hellos = came(at(seen, "smtp-hello", { host: route.host, port: route.port }));
    const controls = came(seen.of("control-greeting").filter(isAt)).filter((one) => one.about.port === route.port && one.saw.reply.code === 220);
    const offered = hellos.find((one) => one.saw.offer.starttls === "offered");
    if (offered !== undefined) return absent(`${route.host} offers STARTTLS`, [offered]);
    if (hellos.length === 0 || controls.length === 0) return unknown(`no unrelated server was asked on port ${route.port}`);
    const healthy = controls.find((one) => one.saw.offer.starttls === "offered");
    if (healthy !== undefined) return absent(`${healthy.about.host} offers STARTTLS on the same port`, [healthy]);
    return present(`neither ${route.host} nor ${controls.map((one) => one.about.host).join(", ")} offers STARTTLS on port ${route.port}`, [...hellos, ...controls]);
  },
};
