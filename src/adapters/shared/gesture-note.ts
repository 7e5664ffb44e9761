import type { GestureKind } from '#domain/gestures/gesture.ts';

interface Noted {
  readonly kind: GestureKind;
  readonly ticketId: string;
}

/** What finance reads beside a gesture at its provider: what it is, for which ticket, and by which number its story is found. */
export function gestureNote({ kind, ticketId }: Noted, key: string): string {
  return `Make It Right: ${kind}, ticket ${ticketId}, moment ${key}`;
}

/** By which accounts tell gestures of goodwill from what was owed (`owed_refund`), and one kind from another. */
export function accountingLabel(kind: GestureKind): string {
  return kind === 'owed_refund' ? kind : `goodwill_${kind}`;
}

/** Which key a note of this app names, and which ticket; null where somebody else wrote it. A refund's note says the key alone. */
export function readNote(note: string): { readonly key: string; readonly ticketId: string } | null {
  const [, ticketId, key] = /^Make It Right: [^,]+, ticket (\w*), (?:moment )?([\w:-]+)$/.exec(note) ?? [];
  return key === undefined || ticketId === undefined ? null : { key, ticketId };
}
