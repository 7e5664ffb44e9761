/** How much of a budget is used, from 0 to 100; all of it where it is 0. Whoever says it rounds it, as every percentage. */
export function percentOfBudget(usedMinor: number, limitMinor: number): number {
  return limitMinor === 0 ? 100 : Math.min(100, (usedMinor / limitMinor) * 100);
}
