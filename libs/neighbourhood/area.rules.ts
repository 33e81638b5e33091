/** City, district, subdistrict, committee, compound, building: the first six codes, or what there is above the room. */
export const buildingOf = (roomPath: string): string => {
  const codes = roomPath.split('.');
  return codes.slice(0, Math.min(6, codes.length - 1)).join('.');
};

/** First text after every path at or below `path`: `.` and digits of whole codes sort before `/`. For columns of collation "C". */
export const pathEnd = (path: string): string => `${path}/`;

/** The path itself and every path above it, up to the city. */
export const ancestorsOf = (path: string): string[] => {
  const codes = path.split('.');
  return codes.map((_, index) => codes.slice(0, index + 1).join('.'));
};
