/** The key of what says the limits under an id, by which those who were told of it read it. */
export function limitsKey(id: string): string {
  return `limits:${id}`;
}
