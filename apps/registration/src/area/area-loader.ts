import type { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { type GraphContext, loaderOf } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import type { Area } from './area.entity.js';
import type { AreaType } from './area.graphql.js';
import type { ReadAreas } from './read-areas.js';

/** Areas by their codes, of one request read at once; null for what the caller does not see. */
export const areaLoader = (dataSource: DataSource, read: ReadAreas, actor: Actor, loaders: GraphContext['loaders']) =>
  loaderOf<string, AreaType | null>(loaders, 'area', (codes) =>
    withScope(dataSource, actor, 'area.read', async (tx) => (await read.byCodes(tx, codes)).map((area) => area && shownArea(area))),
  );

export const shownArea = (area: Area): AreaType => ({
  code: area.code,
  kind: area.kind,
  name: { zh: area.nameZh, en: area.nameEn, ja: area.nameJa, ko: area.nameKo },
  label: area.label,
  path: area.path,
  roomState: area.roomState,
  roomStateOn: area.roomStateOn,
});
