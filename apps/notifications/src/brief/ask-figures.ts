import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Rejection } from '#platform/rejection.js';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';

const timeoutMs = 10_000;
const count = z.number().nullable();
const asOf = z.string();

const Coverage = z.object({ rooms: count, ended: count, missing: count, asOf });
const Place = z.object({
  code: z.string(),
  kind: z.string(),
  name: z.object({ zh: z.string(), en: z.string().nullable(), ja: z.string().nullable(), ko: z.string().nullable() }),
  coverage: Coverage.nullable(),
  observation: z.object({ fever: count, missed: count }).nullable(),
  help: z.object({ late: count }).nullable(),
});
const Whole = Place.extend({
  masks: z.object({ booked: count, collected: count, remaining: count, asOf }).nullable(),
  observation: z.object({ active: count, due: count, late: count, missed: count, fever: count, asOf }).nullable(),
  arrivals: z.object({ expected: count, arrived: count, deferred: count, asOf }).nullable(),
  gateFlow: z.object({ checks: count, admitted: count, refused: count, referred: count, asOf }).nullable(),
  reach: z.object({ targeted: count, delivered: count, read: count, asOf }).nullable(),
  children: z.array(Place),
});
export type BriefPlace = z.infer<typeof Place>;
export type BriefArea = z.infer<typeof Whole>;
export type BriefCoverage = z.infer<typeof Coverage>;

export interface BriefFigures {
  area: BriefArea;
  /** Where work is done, also below a district, whose own children are subdistricts. */
  committees: BriefPlace[];
  /** Services that did not answer: what they know is missing. */
  silent: string[];
}

/** As whom the graph is asked. */
interface Asker {
  authorization: string;
  requestId: string;
}

const place = `code kind name { zh en ja ko } coverage { rooms ended missing asOf }`;
const below = `${place} observation { fever missed } help { late }`;
const ofArea = `query Brief($code: ID!) { area(code: $code) { ${place}
  masks { booked collected remaining asOf } observation { active due late missed fever asOf } help { late }
  arrivals { expected arrived deferred asOf } gateFlow { checks admitted refused referred asOf } reach { targeted delivered read asOf }
  children { ${below} } } }`;
const ofCommittees = `query BriefCommittees($code: ID!) { area(code: $code) { children { children { ${below} } } } }`;

const Errors = z.array(
  z.object({ extensions: z.object({ code: z.string(), params: z.looseObject({ service: z.string().optional() }).optional() }) }),
);
const Committees = z.object({ children: z.array(z.object({ children: z.array(Place) })) });

/** Asks the graph as the reader, so that a brief holds what its reader may see and not a figure more. */
@Injectable()
export class AskFigures {
  constructor(@Inject(NotificationsSettings) private readonly settings: NotificationsConfig) {}

  /** @throws Rejection AREA_UNKNOWN, SERVICE_UNAVAILABLE when nobody knows the area just now */
  async execute(asker: Asker, code: string): Promise<BriefFigures> {
    const { area, silent } = await this.ask(asker, ofArea, code, Whole);
    if (area.kind !== 'district') return { area, committees: area.children, silent };
    const found = await this.ask(asker, ofCommittees, code, Committees);
    const committees = found.area.children.flatMap(({ children }) => children);
    return { area, committees, silent: [...new Set([...silent, ...found.silent])] };
  }

  private async ask<Area>(
    { authorization, requestId }: Asker,
    query: string,
    code: string,
    shape: z.ZodType<Area>,
  ): Promise<{ area: Area; silent: string[] }> {
    const response = await fetch(new URL('/graphql', this.settings.GATEWAY_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-request-id': requestId },
      body: JSON.stringify({ query, variables: { code } }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => undefined);
    if (!response) throw new Rejection('SERVICE_UNAVAILABLE', { service: 'gateway' });
    const { data, errors = [] } = (await response.json()) as { data?: { area?: unknown }; errors?: unknown };
    const said = Errors.safeParse(errors).data ?? [];
    const silent = said.flatMap(({ extensions: { code: no, params } }) => (no === 'SERVICE_UNAVAILABLE' ? (params?.service ?? []) : []));
    if (!data?.area && silent.length > 0) throw new Rejection('SERVICE_UNAVAILABLE', { service: silent[0] ?? 'gateway' });
    if (!data?.area) throw new Rejection('AREA_UNKNOWN', { code });
    return { area: shape.parse(data.area), silent: [...new Set(silent)] };
  }
}
