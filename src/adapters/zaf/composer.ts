import type { Composer } from '#ports/workspace.ts';

/** What Zendesk calls the composer that writes to the customer. */
export const PUBLIC_REPLY = 'publicReply';

export function composerOf(type: unknown): Composer {
  if (type === 'internalNote') return 'internal_note';
  return type === PUBLIC_REPLY ? 'public_reply' : 'channel';
}
