/** Who may import whom. Each rule has a name that can be said aloud; tests/contract/boundaries.test.ts plants a breach of every one. */
const FEATURE = '^src/main/features/([^/]+)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-a-leaf',
      comment: 'shared runs anywhere: it imports nothing of ours but itself, no Node and no Electron.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: ['^src/(main|preload|renderer|reader)', 'node_modules/(electron|better-sqlite3|kysely|react)/'] },
    },
    { name: 'shared-no-node', severity: 'error', from: { path: '^src/shared' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'renderer-knows-only-shared',
      comment: 'The renderer asks for outcomes through the contract; it never touches data or decisions.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/(main|preload|reader)' },
    },
    { name: 'renderer-no-node', severity: 'error', from: { path: '^src/(renderer|reader)' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'reader-stands-alone',
      comment: 'The reader is one file for any browser: shared and the components that only show.',
      severity: 'error',
      from: { path: '^src/reader' },
      to: { path: '^src/(main|preload|renderer/(?!components/|theme/))' },
    },
    { name: 'main-ignores-renderer', severity: 'error', from: { path: '^src/main' }, to: { path: '^src/(renderer|preload|reader)' } },
    { name: 'preload-hands-over', severity: 'error', from: { path: '^src/preload' }, to: { path: '^src/(main|renderer|reader)' } },
    {
      name: 'rules-are-pure',
      comment: 'A rule is arithmetic on values: only shared and other rules.',
      severity: 'error',
      from: { path: '^src/(main/features/[^/]+/rules[^/]*\\.ts|shared/rules/)' },
      to: { pathNot: ['^src/shared', '^src/main/features/[^/]+/rules', 'node_modules/(zod|temporal-polyfill|rrule-temporal)/'] },
    },
    {
      name: 'schema-is-types',
      severity: 'error',
      from: { path: '/schema\\.ts$' },
      to: { pathNot: ['^src/shared'] },
    },
    {
      name: 'queries-do-not-decide',
      severity: 'error',
      from: { path: '/queries[^/]*\\.ts$' },
      to: { path: '/(service|router)[^/]*\\.ts$' },
    },
    {
      name: 'service-is-not-transport',
      severity: 'error',
      from: { path: '/service[^/]*\\.ts$' },
      to: { path: ['/router\\.ts$', 'node_modules/(@orpc|electron)/'] },
    },
    {
      name: 'features-meet-at-the-door',
      comment: 'Another feature is reached through its index.ts; table types through schema.ts are for db only.',
      severity: 'error',
      from: { path: FEATURE },
      to: { path: '^src/main/features/([^/]+)/(?!index\\.ts$)', pathNot: '^src/main/features/$1/' },
    },
    {
      name: 'private-stays-out-of-packages',
      comment: 'What builds a package never imports coaching, where private notes live, nor the unrestricted database.',
      severity: 'error',
      from: { path: '^src/main/features/sharing/build' },
      to: { path: ['^src/main/features/coaching', '^src/main/db/(change|connection|kysely)'] },
    },
    {
      name: 'electron-at-the-edge',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/index\\.ts$', '^src/main/shell/electron/', '^src/main/rpc/serve-port', '^src/preload/'] },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'sqlite-in-db-only',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/db/' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'keys-in-the-vault',
      comment: 'Only the vault sees a key: nobody else opens a connection or derives one.',
      severity: 'error',
      from: { path: '^src/main', pathNot: ['^src/main/(vault|db|jobs|demo)/', '^src/main/(index|browser)\\.ts$'] },
      to: { path: ['^src/main/db/connection', '^src/main/vault/(?!(router|vaults)\\.ts$)'] },
    },
    {
      name: 'components-only-show',
      comment: 'A component gets props; it knows no store, no rpc and no screen.',
      severity: 'error',
      from: { path: '^src/renderer/components' },
      to: { path: ['^src/renderer/(rpc|screens|frame)', 'node_modules/(zustand|@orpc|@tanstack/react-query)/'] },
    },
    {
      name: 'screens-do-not-meet',
      severity: 'error',
      from: { path: '^src/renderer/screens/([^/]+)/' },
      to: { path: '^src/renderer/screens/([^/]+)/', pathNot: '^src/renderer/screens/$1/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
