import { disagreements, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A resolver still gives another answer than the domain's own name servers, which agree. */
export const resolverRemembersAnOldRecord: Sign<"server-view"> = {
  id: "resolver-remembers-an-old-record",
  asks: "Does a resolver still give an old answer about the domain's mail?",
  needs: ["server-view"],
  from: "all",
  read(seen) {
    const all = sawOf(seen, "server-view");
    const own = all.filter((one) => one.saw.role === "authoritative").map((one) => one.saw);
    const resolvers = all.filter((one) => one.saw.role === "resolver");
    if (own.length === 0 || disagreements(own).length > 0) return unknown("the domain's own name servers do not say what is right");
    for (const one of resolvers) {
      const [first] = disagreements([...own, one.saw]);
      const mine = first?.answers.find((answer) => answer.by === one.saw.server);
      if (first !== undefined && mine !== undefined) return present(`the resolver ${one.saw.server} answers ${first.question} with ${mine.says}, the domain's name servers with ${first.answers[0]?.says}${mine.ttl === undefined ? "" : `; it forgets that within ${mine.ttl} seconds`}`, [one]);
    }
    return resolvers.length === 0 ? unknown("no resolver was asked") : absent("the resolvers say what the name servers say", resolvers);
  },
};
