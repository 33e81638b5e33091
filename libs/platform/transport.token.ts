/** Injection token of the strategy through which events arrive; `libs/messaging` provides it, `start` connects it. */
export const Transport = Symbol('Transport');
