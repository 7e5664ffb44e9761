import type { LackingField } from '#ports/account-fields.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { lackingSentence } from './lacking-sentence.ts';

/** Which of the app's fields the account lacks, one by one: what each is needed for, and what brings it. */
export function FieldsNotice({ lacking }: { readonly lacking: readonly LackingField[] }) {
  const sentences = useSentences();
  if (lacking.length === 0) return null;
  const stops = lacking.some(({ isRequired }) => isRequired);
  return (
    <Notice type={stops ? 'error' : 'warning'} title={sentences.t(stops ? 'fields.title_stops' : 'fields.title')}>
      <ul>
        {lacking.map((field) => (
          <li key={`${field.of} ${field.key} ${field.option ?? ''}`}>{lackingSentence(sentences, field)}</li>
        ))}
      </ul>
      <p className="quiet">{sentences.t('fields.how')}</p>
    </Notice>
  );
}
