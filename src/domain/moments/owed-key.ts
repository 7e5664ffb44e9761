/** One key for each attempt: what was refused under one never happens under it. */
export function owedKey(momentId: string, attempt: number): string {
  return attempt === 1 ? `owed:${momentId}` : `owed:${momentId}:${attempt}`;
}

/** Which attempt a key of a moment names; where it names none, the first. */
export function attemptOfKey(momentId: string, key: string): number {
  const named = key.startsWith(`${owedKey(momentId, 1)}:`) ? Number(key.slice(owedKey(momentId, 1).length + 1)) : 1;
  return Number.isSafeInteger(named) && named > 0 ? named : 1;
}

/** Whether a key is about what is owed for a moment, whichever attempt it names. */
export function isOwedKeyOf(momentId: string, key: string): boolean {
  const first = owedKey(momentId, 1);
  return key === first || key.startsWith(`${first}:`);
}
