import type { EntityManager } from 'typeorm';

export interface FigurePlace {
  /** In the list that was asked for. */
  position: number;
  path: string;
}

const places = `
  SELECT asked.position::integer - 1 AS position, a.path FROM unnest($1::text[]) WITH ORDINALITY AS asked (code, position)
  JOIN area a ON a.code = asked.code`;

/** Paths of areas, of those among them that the caller may see. */
export const placesOf = (tx: EntityManager, codes: readonly string[]): Promise<FigurePlace[]> => tx.query(places, [codes]);

/** Number of codes in the path of a compound: what lies deeper is below the roll-ups. */
export const compoundDepth = 5;
export const depthOf = (path: string): number => path.split('.').length;
