"use strict";

/** Tells the person in front of the screen something, in both languages. Never on stdout, which belongs to the command. */
function say(vi, en) {
  process.stderr.write(`${vi}\n  ${en}\n`);
}

/** Says why the work cannot be done and ends with the code for "not possible". */
function giveUp(vi, en) {
  say(vi, en);
  process.exit(3);
}

module.exports = { say, giveUp };
