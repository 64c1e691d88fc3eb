"use strict";
// First step of every command. Written so that any Node, however old, can read this file and say what is missing.
var needed = 20;
var found = process.version;
if (Number(process.versions.node.split(".")[0]) < needed) {
  console.error("Vùng Xanh cần Node.js %s trở lên (đang có %s): hãy cài từ https://nodejs.org rồi chạy lại.", needed, found);
  console.error("Vùng Xanh needs Node.js %s or later (found %s): install it from https://nodejs.org and start again.", needed, found);
  process.exit(3);
}
require("./launch/run.cjs").run(process.argv[2], process.argv.slice(3));
