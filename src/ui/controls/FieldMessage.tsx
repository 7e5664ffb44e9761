import { Field } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { useSentences } from '../i18n/SentencesContext.tsx';

/** What is wrong with a field. It stands in the field, whose description it becomes; Garden names its mark in English. */
export function FieldMessage({ isWarning = false, children }: { readonly isWarning?: boolean; readonly children: ReactNode }) {
  const sentences = useSentences();
  return (
    <Field.Message validation={isWarning ? 'warning' : 'error'} validationLabel={sentences.t('problem')}>
      {children}
    </Field.Message>
  );
}
