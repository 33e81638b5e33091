/** Which leaf, of how many. */
export interface LeafPlace {
  index: number;
  size: number;
}

export type Side = 'left' | 'right';

export const halved = (value: number): number => Math.floor(value / 2);
export const isOdd = (value: number): boolean => value % 2 === 1;

const isPlace = ({ index, size }: LeafPlace): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

/**
 * On which side of what was hashed so far each hash of an inclusion proof stands, from the leaf up; RFC 9162, 2.1.3.2. It knows
 * no hash function: whoever verifies in a browser brings that of the browser.
 * @returns undefined when no proof of this length leads from the leaf to the root
 */
export function sidesOf(place: LeafPlace, length: number): Side[] | undefined {
  if (!isPlace(place)) return undefined;
  let [node, last] = [place.index, place.size - 1];
  const sides: Side[] = [];
  while (sides.length < length) {
    if (last === 0) return undefined;
    if (isOdd(node) || node === last) {
      sides.push('left');
      while (!isOdd(node) && node !== 0) [node, last] = [halved(node), halved(last)];
    } else sides.push('right');
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 ? sides : undefined;
}
