type DuplicateReason = 'same-document' | 'same-name-birth-date-and-room' | 'same-name-and-birth-date' | 'same-phone';

/** What two people are compared by; names, documents and phones in one form each (normalised, or as blind indexes). */
export interface Comparable {
  name: string;
  birthDate: string | null;
  room: string;
  documents: readonly string[];
  phones: readonly string[];
}

export interface DuplicateRank {
  /** 100 the same document, 80 name with birth date in the same room, 60 name with birth date, 20 a phone alone; 0 nothing. */
  score: number;
  reasons: DuplicateReason[];
}

const scores: Record<DuplicateReason, number> = {
  'same-document': 100,
  'same-name-birth-date-and-room': 80,
  'same-name-and-birth-date': 60,
  'same-phone': 20,
};

const shares = (some: readonly string[], others: readonly string[]): boolean => some.some((one) => others.includes(one));

/** How likely two entries are one person. It ranks for people to decide; nothing is ever merged by it. */
export function duplicateRank(candidate: Comparable, existing: Comparable): DuplicateRank {
  const reasons: DuplicateReason[] = [];
  if (shares(candidate.documents, existing.documents)) reasons.push('same-document');
  if (candidate.name === existing.name && candidate.birthDate !== null && candidate.birthDate === existing.birthDate) {
    reasons.push(candidate.room === existing.room ? 'same-name-birth-date-and-room' : 'same-name-and-birth-date');
  }
  if (shares(candidate.phones, existing.phones)) reasons.push('same-phone');
  return { score: Math.max(0, ...reasons.map((reason) => scores[reason])), reasons };
}
