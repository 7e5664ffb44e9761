import type { RecordAsItStands } from '#ports/page.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';

type Written = Pick<RecordAsItStands, 'fields'>;

/** What a newer version wrote, field by field: whoever reads it may know what it means. */
export function AsWritten({ fields }: Written) {
  const sentences = useSentences();
  return (
    <div>
      {sentences.t('app_fault.as_written')} <FieldsAsWritten fields={fields} />
    </div>
  );
}

/** Fields by their keys, in the words of whoever wrote them. */
export function FieldsAsWritten({ fields }: Written) {
  return <bdi lang="en">{fields.map(([key, value]) => `${key}: ${value}`).join(' · ')}</bdi>;
}
