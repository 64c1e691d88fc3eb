"use strict";
/** Who may import whom. The comment of a rule says what to do instead; the order of modules is read from docs/architecture.md. */
const { readFileSync } = require("node:fs");
const { builtinModules } = require("node:module");
const { join } = require("node:path");

const test = "\\.test\\.tsx?$|/test-kit/|/hostile/|/bench/";
const page = "^src/modules/[^/]+/(web/|ui\\.tsx?$)|^src/apps/(web|field|public)/|^src/kernel/ui/";
const builtins = builtinModules.filter((name) => !name.startsWith("_")).join("|");
const serverPackages = "pg|pg-copy-streams|kysely|fastify|@fastify|graphile-worker|nodemailer|pino|@node-rs";
const machine = `^(node:)?(${builtins})(/|$)|node_modules/(${serverPackages})/`;
const order = readOrder();

function readOrder() {
  const text = readFileSync(join(__dirname, "docs/architecture.md"), "utf8");
  const line = /^`directory`(?: → `[a-z-]+`)+/m.exec(text)?.[0];
  if (!line) throw new Error("docs/architecture.md no longer lists the modules, lowest first: `directory` → …");
  return line.replaceAll("`", "").split(" → ");
}

const higherModules = order.slice(0, -1).map((name, index) => ({
  name: `module-order-${name}`,
  comment: `${name} may import only the modules before it; let the higher module react to an event instead, or move the code down`,
  severity: "error",
  from: { path: `^src/modules/${name}/`, pathNot: test },
  to: { path: `^src/modules/(${order.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "kernel-knows-no-module",
      comment: "the kernel knows no disease and no province: pass what it needs as an argument, or move the code into the module",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: "^src/kernel/test-kit/" },
      to: { path: "^src/(modules|apps)/" },
    },
    {
      name: "modules-know-no-app",
      comment: "apps assemble modules, never the other way round",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/apps/" },
    },
    {
      name: "front-doors-of-modules",
      comment: "import another module's contract.ts, server.ts or (pages) ui.ts, and let it export what you need",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/|^src/modules/[^/]+/(contract|server|ui)\\.tsx?$" },
    },
    {
      name: "front-doors-for-apps",
      comment: "apps only assemble: import contract.ts, server.ts, ui.ts, pages.ts or messages of a module",
      severity: "error",
      from: { path: "^(src/apps|src/kernel/test-kit)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/[^/]+/((contract|server|ui)\\.tsx?|web/(pages\\.tsx?|messages/[^/]+\\.json))$" },
    },
    {
      name: "ui-doors-are-for-pages",
      comment: "ui.ts of another module holds components: only pages import it",
      severity: "error",
      from: { path: "^src/", pathNot: page },
      to: { path: "^src/modules/[^/]+/ui\\.tsx?$" },
    },
    ...higherModules,
    {
      name: "listed-modules",
      comment: "write the new module into the order in docs/architecture.md",
      severity: "error",
      from: { path: "^src/", pathNot: `^src/modules/(${order.join("|")})/` },
      to: { path: "^src/modules/", pathNot: `^src/modules/(${order.join("|")})/` },
    },
    {
      name: "no-cycles",
      comment: "two files that need each other are one file, or hide a third that both need",
      severity: "error",
      from: { path: "^(src|tools|e2e)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "rules-decide-only",
      comment: "a rule gets its state as an argument: it imports contracts, errors, catalogues and plain kernel files, no store, route, command or page",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/rules/", pathNot: test },
      to: { path: "^src/(modules/[^/]+/(store|web|commands)/|modules/[^/]+/(server|routes|reactions|ui)\\.tsx?$|apps/)" },
    },
    {
      name: "rules-touch-no-machine",
      comment: "a rule reaches no file, clock, network or database, also not through others: pass the value in",
      severity: "error",
      from: { path: "^src/modules/[^/]+/rules/", pathNot: test },
      to: { path: machine, reachable: true },
    },
    {
      name: "pages-stay-in-the-browser",
      comment: "a page reaches the server only by its address: import the contract, and keep server code out of what the contract imports",
      severity: "error",
      from: { path: page, pathNot: test },
      to: { path: machine, reachable: true },
    },
    {
      name: "found",
      comment: "the imported file or package does not exist, or is not in package.json",
      severity: "error",
      from: { path: "^(src|tools|e2e)/" },
      to: { couldNotResolve: true },
    },
    {
      name: "no-undeclared-package",
      comment: "add the package to package.json instead of using what another package brought along",
      severity: "error",
      from: { path: "^(src|tools|e2e)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-test-package-in-the-product",
      comment: "what runs for users may not need a development package",
      severity: "error",
      from: { path: "^src/", pathNot: test },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc", // TypeScript 7 has no interface for tools yet
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["\\.(css|svg|png|woff2|typ|json)$", "\\?(url|raw|worker|inline)$"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".tsx", ".d.ts", ".js"] },
  },
};
