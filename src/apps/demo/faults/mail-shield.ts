import { type Fault, imapHost, smtpHost } from "../fault.ts";
import { foundAuthority } from "../servers/authority.ts";
import { contextOf } from "../servers/encrypt.ts";
import { tlsInterceptor } from "../servers/middlebox.ts";

export const mailShield: Fault = {
  id: "mail-shield",
  title: "An antivirus program on the way opens the encryption and closes it with certificates of its own",
  expects: "av-tls-interception",
  async build(world) {
    await world.provider();
    const shield = await foundAuthority("NetGuard Antivirus Mail Shield");
    const made = async (name: string) => contextOf(await shield.issue({ names: [name] }));
    const own = { [smtpHost]: await made(smtpHost), [imapHost]: await made(imapHost) };
    const fallback = await made("localhost");
    world.putOnTheWay([465, 993], tlsInterceptor(own, fallback, "tls"));
    world.putOnTheWay([25, 587], tlsInterceptor(own, fallback, "starttls"));
  },
};
