const megabyte = 1024 * 1024;

/** One path of the outside that leads to a service. What is not listed here, such as `/internal` of any service, has no way in. */
export interface Passage {
  prefix: string;
  service: 'identity' | 'registration' | 'passes' | 'notifications';
  /** What the prefix becomes inside. */
  inside: string;
  methods: ('GET' | 'HEAD' | 'POST' | 'DELETE')[];
  /** The token is looked at before the body is read; elsewhere the service itself decides. */
  signedIn: boolean;
  largestBodyBytes: number;
  timeoutMs: number;
  /** So many may be under way; whoever comes beyond is asked to come back before anything of it is read. As many as wish when left out. */
  mostAtOnce?: number;
  /** Its senders may have slow networks: whoever takes long to send does not keep out others meanwhile. */
  hasSlowSenders?: true;
}

const identity = {
  service: 'identity',
  methods: ['GET', 'HEAD', 'POST', 'DELETE'],
  signedIn: false,
  largestBodyBytes: megabyte / 8,
  timeoutMs: 15_000,
} as const;
const registration = {
  service: 'registration',
  signedIn: true,
  largestBodyBytes: 12 * megabyte,
  timeoutMs: 120_000,
  mostAtOnce: 16,
} as const;
const passes = { service: 'passes', largestBodyBytes: megabyte / 4, timeoutMs: 30_000 } as const;
const notifications = {
  service: 'notifications',
  signedIn: true,
  largestBodyBytes: megabyte / 64,
  timeoutMs: 15_000,
  mostAtOnce: 32,
} as const;

export const passages: readonly Passage[] = [
  { ...identity, prefix: '/oidc', inside: '/oidc', methods: [...identity.methods] },
  { ...identity, prefix: '/identity', inside: '/identity', methods: [...identity.methods] },
  { ...registration, prefix: '/api/rosters', inside: '/rosters', methods: ['GET', 'POST'] },
  { ...registration, prefix: '/api/areas', inside: '/areas', methods: ['POST'] },
  { ...registration, prefix: '/api/roster-template.xlsx', inside: '/roster-template.xlsx', methods: ['GET'], signedIn: false },
  // A device has no account: it signs with its own key. Lists of keys and of pass ids are for everybody.
  { ...passes, prefix: '/api/gate', inside: '/gate', methods: ['GET', 'POST'], signedIn: false, mostAtOnce: 10, hasSlowSenders: true },
  { ...passes, prefix: '/api/passes', inside: '/passes', methods: ['GET', 'POST'], signedIn: true, mostAtOnce: 48 },
  { ...notifications, prefix: '/api/notices', inside: '/notices', methods: ['GET'] },
  { ...notifications, prefix: '/api/briefs', inside: '/briefs', methods: ['GET'] },
  { ...notifications, prefix: '/api/deliveries', inside: '/deliveries', methods: ['GET'] },
  // A provider has no account: what it says is signed.
  { ...notifications, prefix: '/api/receipts', inside: '/receipts', methods: ['POST'], signedIn: false },
];

/** A path that could mean another one to whoever reads it next: dots, a second slash, a backslash, plain or encoded. */
export function isCrooked(url: string): boolean {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return /(^|\/)(\.\.|\.(\/|$))|\/\/|\\|%(2e|2f|5c|25|00)/i.test(path);
}
