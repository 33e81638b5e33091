import type { ChannelPolicy, RetryPolicy } from './retry.rules.js';

const noonRest: ChannelPolicy['windows'] = [
  { from: '09:00', until: '12:00' },
  { from: '14:00', until: '20:30' },
];

/** How often and when each channel is tried before the next one has its turn. */
export const retryPolicy: RetryPolicy = {
  call: { windows: noonRest, pauseMinutes: 120, maximum: 3, byNumber: true },
  message: { windows: [{ from: '08:00', until: '21:00' }], pauseMinutes: 720, maximum: 1, byNumber: true },
  phone: { windows: noonRest, pauseMinutes: 240, maximum: 2, byNumber: true },
  door: { windows: noonRest, pauseMinutes: 300, maximum: 3, byNumber: false },
};
