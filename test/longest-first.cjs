const { default: Sequencer } = require("@jest/test-sequencer");

/*
 * Files that take minutes begin first: where two workers share the rest, none of them waits for the
 * last sweep at the end.
 */
const LONG = [/\.sweep\.test/, /random-cycles/, /\.story\.test/, /integration\//];

/** @param {string} path */
function rank(path) {
  const place = LONG.findIndex((pattern) => pattern.test(path));
  return place < 0 ? LONG.length : place;
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
  }
};
