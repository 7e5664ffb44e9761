/** One key for each attempt: what was refused under one never happens under it. */
export function owedKey(momentId: string, attempt: number): string {
  return attempt === 1 ? `owed:${momentId}` : `owed:${momentId}:${attempt}`;
}

/** Whether a key is about what is owed for a moment, whichever attempt it names. */
export function isOwedKeyOf(momentId: string, key: string): boolean {
  const first = owedKey(momentId, 1);
  return key === first || key.startsWith(`${first}:`);
}
