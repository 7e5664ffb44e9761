export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function isFilled(value: Json | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Quotes a value in a message. */
export function show(value: Json | undefined): string {
  return JSON.stringify(value) ?? 'nothing';
}

/** Parses a text that has to hold a JSON object; null, with the reason, where it does not. */
export function parseObject(text: string): { value: JsonObject } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  return isObject(value) ? { value } : { reason: 'does not hold a JSON object' };
}

/**
 * Lists the keys that stand twice in one object of a valid JSON text. `JSON.parse` keeps the last one silently, Zendesk refuses the file.
 */
export function duplicateKeys(text: string): string[] {
  const duplicates: string[] = [];
  const open: (Set<string> | null)[] = [];
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g);
  for (const [token, colon] of tokens) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) noteKey(JSON.parse(token.slice(0, -colon.length)), open.at(-1), duplicates);
  }
  return duplicates;
}

function noteKey(key: string, keys: Set<string> | null | undefined, duplicates: string[]): void {
  if (keys?.has(key) === true) duplicates.push(key);
  keys?.add(key);
}
