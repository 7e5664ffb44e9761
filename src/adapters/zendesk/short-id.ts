/** A number takes no quotation marks, which cost twice where JSON is kept in a text of JSON. */
export function shortId(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
