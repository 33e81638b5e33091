/** The inside of kafkajs 2.2.4 that keeps an idle process busy; the version is pinned, and a spec looks whether it is still so. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    pending: unknown[];
    inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
    throttledUntil: number;
    enforceRequestTimeout: boolean;
    requestTimeoutIntervalId?: NodeJS.Timeout;
    isConnected(): boolean;
    destroy(): void;
    scheduleCheckPendingRequests(): void;
    scheduleRequestTimeoutCheck(): void;
  }
}
