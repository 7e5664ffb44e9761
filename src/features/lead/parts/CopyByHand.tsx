import { useEffect, useRef } from 'react';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';

/** The text to copy by hand, chosen already, where the browser refuses the clipboard. */
export function CopyByHand({
  label,
  text,
  language,
}: {
  readonly label: string;
  readonly text: string;
  /** In which language the text is, as BCP 47; absent where that is the page's. */
  readonly language?: string;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <div className="no-print">
      <TextAreaField
        label={label}
        value={text}
        maxLength={text.length}
        rows={[6, 16]}
        isReadOnly
        {...(language !== undefined && { language })}
        area={area}
        onType={() => undefined}
      />
    </div>
  );
}
