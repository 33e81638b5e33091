const { default: Sequencer } = require('@jest/test-sequencer');

/** Specs that start processes of their own last minutes; begun at the end they would run when nobody else does. */
const kinds = [/crash-lab.*int/, /\.e2e\./, /deploy\/local\/.*int/, /libs\/messaging\/.*int/, /\.int\./, /./];

/** @param {{ path: string }} test */
const rankOf = ({ path }) => kinds.findIndex((kind) => kind.test(path));

/** The order of a machine that has never run them. */
module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<Sequencer['sort']>[0]} tests
   */
  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => rankOf(one) - rankOf(other));
  }
};
