#!/usr/bin/env node
// Runs cantsend, under another Node where this one is too old. Kept so old-fashioned that Node 12 can read it, and so small that it costs no time.
const [major, minor] = process.versions.node.split(".").map(Number);

// A checkout that was never built has no dist; Node runs its sources as they are.
const fromSource = (error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !String(error.message).includes("dist/apps/cli/main.js'")) throw error;
  return import("../src/apps/cli/main.ts");
};

// Compiled code is kept for the next start, where the system lets it be kept.
const { enableCompileCache } = (process.getBuiltinModule && process.getBuiltinModule("module")) || {};
if (enableCompileCache && process.argv.length > 3) enableCompileCache();

if (major > 24 || (major === 24 && minor >= 15)) import("../dist/apps/cli/main.js").catch(fromSource);
else import("./borrow-node.js");
