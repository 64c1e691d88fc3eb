"use strict";
// First step of every command. Written so that any Node, however old, can read this file and say what is missing.
var required = 20;
if (Number(process.versions.node.split(".")[0]) < required) {
  console.error(
    "Vùng Xanh cần Node.js %s trở lên (máy đang có %s): hãy cài từ https://nodejs.org rồi chạy lại.",
    required,
    process.version,
  );
  console.error(
    "Vùng Xanh needs Node.js %s or later (this machine has %s): install it from https://nodejs.org.",
    required,
    process.version,
  );
  process.exit(3);
}
require("./launch/run.cjs").run(process.argv[2], process.argv.slice(3));
