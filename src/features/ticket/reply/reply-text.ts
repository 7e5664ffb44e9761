import type { ReplyTextPort } from '#ports/reply-text.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Words for the customer in the customer's language, which load when somebody replies, and for the agent in the agent's. */
export function createReplyText(sentences: Sentences): ReplyTextPort {
  return {
    reply: async (about) => (await import('./reply-words.ts')).reply(about),
    choices: async (about) => (await import('./reply-words.ts')).choices(about),
    saveHeld: () => sentences.t('moment.save_held'),
  };
}
