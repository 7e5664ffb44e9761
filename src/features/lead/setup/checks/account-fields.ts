import { lackingSentence } from '../../parts/lacking-sentence.ts';
import type { SetupCheck } from './setup-check.ts';

/** Both objects have every field that the app writes. The page above says the same at once. */
export const accountFieldsCheck = {
  id: 'fields',
  title: ({ t }) => t('setup.fields.title'),
  async look(core) {
    const lacking = await core.ports.fields.read();
    if (!lacking.ok) return { state: 'unread', error: lacking.error };
    core.update({ lackingFields: lacking.value });
    if (lacking.value.length === 0) return { state: 'fine', say: ({ t }) => t('setup.fields.fine') };
    return {
      state: 'wrong',
      say: (sentences) => [...lacking.value.map((field) => lackingSentence(sentences, field)), sentences.t('fields.how')].join(' '),
      mend: null,
    };
  },
} as const satisfies SetupCheck;
