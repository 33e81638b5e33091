/** Who may import whom. `npm run check` also asserts that more than zero modules were seen. */
const libs = '^libs/(contracts|ledger|messaging|neighbourhood|platform|testing)/';
const spec = '\\.spec\\.ts$|/test/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: `${spec}|/main\\.ts$|^tools/|^bench/|^deploy/|\\.d\\.ts$|^libs/testing/` },
      to: {},
    },
    {
      name: 'apps-are-islands',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: spec },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: libs, pathNot: `${spec}|^libs/testing/` },
      to: { path: '^(apps|deploy|tools)/' },
    },
    {
      name: 'contracts-are-a-leaf',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: spec },
      to: { pathNot: '^libs/contracts/|^node_modules/zod/' },
    },
    {
      name: 'ledger-is-a-leaf',
      severity: 'error',
      comment: 'Whoever verifies the ledger offline needs nothing but it.',
      from: { path: '^libs/ledger/', pathNot: spec },
      to: { pathNot: '^libs/ledger/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        'Rules know no Nest, TypeORM, Kafka or clock; a library that only computes is allowed by name, and so is a type, which is gone when they run.',
      from: { path: '\\.rules\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot:
          '\\.rules\\.ts$|^apps/passes/src/decision/|^apps/web/src/language/name-in\\.ts$|^libs/contracts/|^libs/platform/(rejection|policy|actor)\\.ts$|\\.columns\\.ts$|^node_modules/(zod|pinyin-pro|libphonenumber-js|iso-3166)',
      },
    },
    {
      name: 'gate-decision-runs-in-a-browser',
      severity: 'error',
      comment: 'A gate decides on its device: what decides knows no Node, no framework and no network.',
      from: { path: '^apps/passes/src/decision/', pathNot: spec },
      to: { pathNot: '^apps/passes/src/decision/|^libs/contracts/|^node_modules/(cborg|@noble/(curves|hashes))/' },
    },
    {
      name: 'reactions-call-only-verbs',
      severity: 'error',
      from: { path: '/on-[^/]+\\.ts$', pathNot: spec },
      to: { path: '/on-[^/]+\\.ts$' },
    },
    {
      name: 'kafkajs-only-in-messaging',
      severity: 'error',
      from: { pathNot: '^libs/(messaging|testing)/|^bench/peers/' },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'test-kit-only-in-specs',
      severity: 'error',
      from: { pathNot: `${spec}|^libs/testing/|^bench/` },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'gateway-stays-thin',
      severity: 'error',
      from: { path: '^apps/gateway/', pathNot: spec },
      to: { path: '^libs/(contracts|testing)/|^node_modules/(typeorm|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    includeOnly: '^(apps|libs|deploy|tools|bench|node_modules)/',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
