import type { Composer } from '#ports/workspace.ts';

/** Where Zendesk says which composer is open, and what it calls the one that writes to the customer. */
export const COMPOSER = 'comment.type';
export const PUBLIC_REPLY = 'publicReply';

export function composerOf(type: unknown): Composer {
  if (type === 'internalNote') return 'internal_note';
  return type === PUBLIC_REPLY ? 'public_reply' : 'channel';
}
