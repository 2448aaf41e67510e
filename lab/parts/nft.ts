import { inside, must } from "../shell.ts";

/** The machines of the lab that can filter packets. */
export type Filter = "client" | "home" | "isp" | "net";

/** Where a rule stands: on packets that leave the machine, arrive at it, pass through it, or are to be redirected. */
export type Hook = "output" | "input" | "forward" | "redirect" | "redirect-own";

const chains: Record<Hook, string> = {
  output: "type filter hook output priority 0; policy accept;",
  input: "type filter hook input priority 0; policy accept;",
  forward: "type filter hook forward priority 0; policy accept;",
  redirect: "type nat hook prerouting priority -100; policy accept;",
  "redirect-own": "type nat hook output priority -100; policy accept;",
};

/** The packet filters of the lab, rule by rule in nft's own words. */
export class PacketFilters {
  private readonly rules = new Map<Filter, Map<Hook, string[]>>();

  add(where: Filter, hook: Hook, ...rules: readonly string[]): void {
    const hooks = this.rules.get(where) ?? new Map<Hook, string[]>();
    hooks.set(hook, [...(hooks.get(hook) ?? []), ...rules]);
    this.rules.set(where, hooks);
  }

  /** Forgets one machine's rules; they stay in force until they are loaded anew. */
  forget(where: Filter): void {
    this.rules.set(where, new Map());
  }

  /** All rules in nft's words. */
  everything(): string[] {
    return [...this.rules.values()].flatMap((hooks) => [...hooks.values()].flat());
  }

  async start(): Promise<void> {
    await Promise.all([...this.rules.keys()].map((where) => this.load(where)));
  }

  /** Loads one machine's rules anew: also a change while the lab runs. */
  async load(where: Filter): Promise<void> {
    const hooks = [...(this.rules.get(where) ?? [])];
    const text = hooks.map(([hook, rules]) => `  chain at_${hook.replace("-", "_")} {\n    ${chains[hook]}\n    ${rules.join("\n    ")}\n  }\n`);
    const table = `table inet lab\ndelete table inet lab\ntable inet lab {\n${text.join("")}}\n`;
    await must(inside(where, ["nft", "-f", "-"]), table);
  }
}
