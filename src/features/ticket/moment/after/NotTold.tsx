import type { Commitment } from '#domain/journal/types.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { AsWritten } from '#ui/faults/AsWritten.tsx';
import { commitmentMoney } from '#ui/i18n/commitment-names.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What holds money on this ticket and cannot be told, with what is written there. It frees itself at no time: a lead says what it is. */
export function NotTold({ standing }: { readonly standing: Commitment }) {
  const sentences = useSentences();
  const { asWritten } = standing;
  const amount = commitmentMoney(sentences, standing);
  if (asWritten === undefined) {
    return (
      <Notice type="warning" title={sentences.t('moment.not_told', { amount })}>
        {sentences.t('moment.edited_why')}
      </Notice>
    );
  }
  const { kind, gesture, schemaVersion } = asWritten;
  const fields = [
    ['kind', kind],
    ['gesture', gesture],
    ['schema_version', schemaVersion],
  ] as const;
  return (
    <Notice type="warning" title={sentences.t('moment.not_told', { amount })}>
      <div>{sentences.t('moment.newer_why')}</div>
      <AsWritten fields={fields.filter(([, value]) => value !== '')} />
    </Notice>
  );
}
