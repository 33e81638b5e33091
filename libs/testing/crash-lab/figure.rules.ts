export interface Figure {
  name: string;
  value: number;
  unit?: string;
  /** What the figure has to keep; without either it is told and not judged. */
  atMost?: number;
  atLeast?: number;
}

export const isKept = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean => value <= atMost && value >= atLeast;
