import { useEffect, useRef } from 'react';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The text to copy by hand, chosen already, where the browser refuses the clipboard. */
export function CopyByHand({ text }: { readonly text: string }) {
  const sentences = useSentences();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <div className="no-print">
      <TextAreaField
        label={sentences.t('line_up.copy_by_hand')}
        value={text}
        maxLength={text.length}
        rows={[6, 16]}
        isReadOnly
        area={area}
        onType={() => undefined}
      />
    </div>
  );
}
