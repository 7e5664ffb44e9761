import { useEffect, useRef } from 'react';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';

/** The text to copy by hand, chosen already, where the browser refuses the clipboard. */
export function CopyByHand({ label, text }: { readonly label: string; readonly text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <div className="no-print">
      <TextAreaField label={label} value={text} maxLength={text.length} rows={[6, 16]} isReadOnly area={area} onType={() => undefined} />
    </div>
  );
}
