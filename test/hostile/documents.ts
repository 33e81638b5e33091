/** One body of `POST /graphql`, as it is sent. */
export interface Attack {
  family: string;
  body: string;
}

const each = 17;
const times = (count: number, part: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
const nested = (depth: number, open: string, core: string, close: string): string => open.repeat(depth) + core + close.repeat(depth);
const area = 'area(code: "310105008020")';
const body = (query: string, more: object = {}): string => JSON.stringify({ query, ...more });
const doubling = (count: number, last: string): string =>
  times(count, (at) => `fragment F${at} on Query { ${at + 1 < count ? `...F${at + 1} ...F${at + 1}` : last} }`);

/** What each family sends as its `n`th; the later the larger. */
const families: Record<string, (n: number) => string> = {
  deep: (n) => body(`{ ${area} { ${nested(10 + n * 10, 'children { ', 'code', ' }')} } }`),
  wide: (n) => body(`{ ${times(450 + n * 100, (at) => (n % 2 ? `w${at}` : '__typename'))} }`),
  aliased: (n) => body(`{ ${times(30 + n * 20, (at) => `a${at}: ${area} { code }`)} }`),
  'fragments in circles': (n) =>
    n % 2
      ? body(`{ ...F0 } ${times(n * 12, (at) => `fragment F${at} on Query { ...F${(at + 1) % (n * 12)} ...F${(at * 7) % (n * 12)} }`)}`)
      : body(`{ ...F0 } ${doubling(10 + n * 5, n % 4 ? '__typename' : '...F0')}`),
  'a flood of directives': (n) =>
    body(`{ ${area} ${times(20 + n * 20, (at) => ['@skip(if: false)', '@include(if: true)', `@unknown${at}`][(at + n) % 3]!)} { code } }`),
  'huge literals': (n) =>
    [
      body(`{ area(code: "${'9'.repeat(n * 3_500)}") { children(first: 1) } }`),
      body(`{ searchResidents(within: "1", name: "x", first: ${'9'.repeat(n * 3_500)}) { id } }`),
      body(`{ area(code: ${nested(n * 110, '[', '"1"', ']')}) { code } }`),
      body(`{ trips(areaCode: ${nested(n * 110, '{ a: ', '1', ' }')}) { id } }`),
      body(`{ area(code: """${'\\n"'.repeat(n * 900)}""") { nothing } }`),
    ][n % 5]!,
  batched: (n) => `[${times(n * 40, () => body(`{ ${area} { code } }`), ',')}]`,
  'the schema asked for': (n) =>
    [
      body(`{ __schema { ${nested(n + 3, 'types { fields { type { ', 'name', ' } } }')} } }`.replaceAll('type { types', 'type { ofType')),
      body(`{ ${times(31 + n, (at) => `s${at}: __schema { types { name } }`)} }`),
      body(`{ __type(name: "Resident") { ${nested(n + 4, 'fields { type { ', 'name', ' } }')} } }`),
      body(`{ ${area} { __schema { types { name } } } }`),
    ][n % 4]!,
  'cost in variables': (n) =>
    [
      body('query ($n: Int!) { searchResidents(within: "310105008020", name: "x", first: $n) { id } }', { variables: { n: 10 ** 6 * n } }),
      body(`query ($n: Int = ${2 ** 31 - n}) { searchResidents(within: "310105008020", name: "x", first: $n) { id } }`),
      body('query ($n: Int!) { observations(areaCode: "310105008020", first: $n) { edges { node { id } } } }', {
        variables: { n: 99_999 * n },
      }),
      body('query ($n: Int!) { roundDraw(id: "1", first: $n) { id } }', { variables: { n: '9'.repeat(n * 1_000) } }),
    ][n % 4]!,
  'many operations': (n) =>
    body(
      times(n * 20, (at) => `query Q${n % 3 ? at : 0} { ${area} { code } }`),
      n % 2 ? {} : { operationName: `Q${'9'.repeat(n)}` },
    ),
  'lists of lists': (n) =>
    [
      withNested('query ($c: ID!) { area(code: $c) { code } }', 'c', n * 1_500),
      withNested('mutation ($r: [ID!]!) { startObservations(requestId: "1", ids: $r) { accepted } }', 'r', n * 1_500),
      body('mutation ($r: [ID!]!) { startObservations(requestId: "1", ids: $r) { accepted } }', {
        variables: { r: Array.from({ length: n * 700 }, () => ({})) },
      }),
      `{"query":"query ($c: ID!) { area(code: $c) { code } }","variables":{"c":{"__proto__":${'{"a":'.repeat(n * 400)}1${'}'.repeat(n * 400)}}}}`,
      `{"query":"{ __typename }","variables":${'['.repeat(n * 1_800)}`,
    ][n % 5]!,
  'unknown names': (n) =>
    [
      body(`{ ${times(n * 25, (at) => `are${'a'.repeat(at % 9)}s${at}`)} }`),
      body(`{ ${area} { ${times(n * 25, (at) => `cod${at}: coed${at % 7}`)} } }`),
      body(`{ area(${times(n * 30, (at) => `cood${at}: 1`, ', ')}) { code } }`),
      body(`mutation { ${times(n * 9, (at) => `registerHousehol${at}(inputs: {}) { id }`)} }`),
      body(`query (${times(n * 20, (at) => `$v${at}: Resident${at}Input`, ', ')}) { ${area} { code } }`),
    ][n % 5]!,
};

/** A body whose variable is nested so deep that nothing here could write it down by itself. */
const withNested = (query: string, name: string, depth: number): string =>
  `{"query":${JSON.stringify(query)},"variables":{"${name}":${nested(depth, '[', '"1"', ']')}}}`;

export const attacks: readonly Attack[] = Object.entries(families).flatMap(([family, of]) =>
  Array.from({ length: each }, (_, at) => ({ family, body: of(at + 1) })),
);
