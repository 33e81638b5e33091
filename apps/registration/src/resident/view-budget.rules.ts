/** People whom one account may see as they are within an hour: beyond the first it says again that it means it, beyond the second it waits. */
export const viewBudget = { soft: 200, hard: 500 } as const;

export const withinBudget = (people: number, confirmed: boolean): 'yes' | 'confirm' | 'spent' => {
  if (people > viewBudget.hard) return 'spent';
  return people > viewBudget.soft && !confirmed ? 'confirm' : 'yes';
};
