/** Injection token of the service's logger. */
export const Log = Symbol('Log');
