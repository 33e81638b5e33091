import { Rejection } from '#platform/rejection.js';

const minuteMs = 60_000;
const mostCallers = 10_000;

interface Account {
  left: number;
  at: number;
}

/** What each caller may spend: a bucket of one minute's worth that refills evenly. Every gateway keeps its own. */
export class CostBudget {
  private readonly accounts = new Map<string, Account>();

  constructor(private readonly perMinute: number) {}

  /**
   * Takes `cost` from the caller's bucket; `nowMs` is any clock that only goes forward.
   * @throws Rejection COST_BUDGET_SPENT with the seconds after which it would do.
   */
  charge(subject: string, cost: number, nowMs: number): void {
    const left = this.leftOf(subject, nowMs);
    if (left < cost) throw new Rejection('COST_BUDGET_SPENT', { seconds: Math.ceil(((cost - left) / this.perMinute) * 60) });
    if (this.accounts.size >= mostCallers) this.forgetFull(nowMs);
    this.accounts.set(subject, { left: left - cost, at: nowMs });
  }

  private leftOf(subject: string, nowMs: number): number {
    const account = this.accounts.get(subject);
    if (!account) return this.perMinute;
    return Math.min(this.perMinute, account.left + ((nowMs - account.at) / minuteMs) * this.perMinute);
  }

  private forgetFull(nowMs: number): void {
    for (const subject of this.accounts.keys()) {
      if (this.leftOf(subject, nowMs) >= this.perMinute) this.accounts.delete(subject);
    }
  }
}
