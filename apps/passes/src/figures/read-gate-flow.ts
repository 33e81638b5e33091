import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { GateDecision } from '#contracts/passes.events.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { FactType } from '#platform/facts.graphql.js';
import type { Reason } from '../decision/reasons.js';
import { uuidOrNull } from '#platform/uuid.js';

export interface AskedFlow {
  areaCode: string;
  from: Date;
  until: Date;
}

export interface FlowCounts {
  checks: number;
  admitted: number;
  refused: number;
  referred: number;
}

const of = (decision: GateDecision): string => `coalesce(sum(checks) FILTER (WHERE decision = '${decision}'), 0)::integer`;
const counts = `coalesce(sum(checks), 0)::integer AS checks, ${of('admit')} AS admitted, ${of('refuse')} AS refused, ${of('refer')} AS referred`;
const within = `f.path >= asked.path AND f.path < (asked.path || '/') COLLATE "C" AND f.hour >= asked.since AND f.hour < asked.until`;

const sums = `
  SELECT n.position::integer - 1 AS position, asked.path, s.*
  FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS n (code, since, until, position)
  JOIN LATERAL (SELECT a.path, n.since, n.until FROM area a WHERE a.code = n.code) asked ON true
  CROSS JOIN LATERAL (SELECT ${counts} FROM gate_flow f WHERE ${within}) s`;

const asked = `(SELECT $1::text COLLATE "C" AS path, $2::timestamptz AS since, $3::timestamptz AS until) asked`;
const hours = `SELECT f.hour, ${counts} FROM ${asked} JOIN gate_flow f ON ${within} GROUP BY f.hour ORDER BY f.hour`;
const refusals = `
  SELECT f.reason, sum(f.checks)::integer AS checks FROM ${asked} JOIN gate_flow f ON ${within}
  WHERE f.decision <> 'admit' GROUP BY f.reason ORDER BY 2 DESC, 1`;

const checks = `
  SELECT check_key AS id, 'gate-' || CASE decision WHEN 'admit' THEN 'admitted' WHEN 'refuse' THEN 'refused' ELSE 'referred' END AS type,
    checked_at AS at, substring(path FROM '[^.]+$') AS "areaCode"
  FROM gate_check WHERE path >= $1 COLLATE "C" AND path < $2 COLLATE "C" AND day BETWEEN $3::date AND $4::date AND ($5::uuid IS NULL OR check_key < $5)
  ORDER BY check_key DESC LIMIT $6`;

/** Reads the flow through gates: of many areas by one statement. */
@Injectable()
export class ReadGateFlow {
  async execute(tx: EntityManager, wanted: readonly AskedFlow[]): Promise<((FlowCounts & { path: string }) | null)[]> {
    const found = await tx.query<(FlowCounts & { path: string; position: number })[]>(sums, [
      wanted.map(({ areaCode }) => areaCode),
      wanted.map(({ from }) => from),
      wanted.map(({ until }) => until),
    ]);
    const byPosition = new Map(found.map(({ position, ...flow }) => [position, flow]));
    return wanted.map((_, position) => byPosition.get(position) ?? null);
  }

  byHour(tx: EntityManager, path: string, from: Date, until: Date): Promise<(FlowCounts & { hour: Date })[]> {
    return tx.query(hours, [path, from, until]);
  }

  refusals(tx: EntityManager, path: string, from: Date, until: Date): Promise<{ reason: Reason; checks: number }[]> {
    return tx.query(refusals, [path, from, until]);
  }

  /** The checks themselves, the newest first; days are those of China. */
  events(
    tx: EntityManager,
    path: string,
    days: readonly [from: string, until: string],
    first: number,
    after: string | null,
  ): Promise<FactType[]> {
    return tx.query(checks, [path, pathEnd(path), ...days, uuidOrNull(after), first]);
  }
}
