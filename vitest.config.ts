import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/**/*.test.ts", "tools/**/*.test.ts", "lab/**/*.test.ts", "cases/**/*.test.ts"], testTimeout: 20_000, pool: "threads" },
});
