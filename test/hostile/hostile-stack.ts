import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningStack } from '../running-stack.js';

const committee = '310000000000.310105000000.310105008000.310105008020';
export const place = '310105008020';

export interface Reply {
  status: number;
  text: string;
}

/** A committee with a few people; whoever asks here sends any bytes. */
export class HostileStack extends RunningStack {
  async begin(): Promise<void> {
    this.start();
    await this.makePersons([
      ...['stranger', 'worker', 'colleague'].map((handle) => ({ handle, role: 'committee-worker', scope: committee })),
      { handle: 'operator', role: 'operator', scope: '310000000000' },
    ]);
    await this.loadAreas('operator');
    const rows = ['101', '102'].map((room) => `秘苑,1号,${room},自住,户主,住户${room},1950-03-01,15412340${room}`);
    const preview = await this.upload('worker', place, ['小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话', ...rows].join('\n'));
    await this.apply('worker', preview);
    await this.applied('worker', preview);
  }

  pidOf(service: string): number {
    const child = this.facts.children.find(({ name }) => name === service);
    if (!child) throw new Error(`${service} does not run`);
    return child.pid;
  }

  /** Straight at a service where one is named, as if from the gateway when `asGateway`. */
  async raw(handle: string, body: string, service?: string, asGateway = true): Promise<Reply> {
    const at = service ? this.facts.services[service]?.url : this.facts.publicUrl;
    const response = await fetch(`${at}/graphql`, {
      method: 'POST',
      body,
      headers: {
        ...{ 'content-type': 'application/json', 'accept-language': 'en', 'x-request-id': randomUUID() },
        authorization: `Bearer ${await this.tokenOf(handle)}`,
        ...(service && asGateway && { 'x-linli-gateway': readFileSync(join(this.facts.secretsDir, 'gateway-token'), 'utf8').trim() }),
      },
    });
    return { status: response.status, text: await response.text() };
  }
}
