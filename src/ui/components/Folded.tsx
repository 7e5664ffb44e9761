import type { ReactNode } from 'react';
import { useSentences } from '../i18n/SentencesContext.tsx';
import { useExpanded } from './use-expanded.ts';

/** One sentence of what happened, what can be done about it, and the rest for whoever asks for it. */
export function Folded({
  label,
  children,
  rest,
  actions,
}: {
  /** What the button is called that shows the rest. */
  readonly label?: string;
  readonly children: ReactNode;
  readonly rest: ReactNode;
  readonly actions?: ReactNode;
}) {
  const sentences = useSentences();
  const { around, button, panel } = useExpanded();
  const name = label ?? sentences.t('section.read_more');
  return (
    <div className="folded" ref={around}>
      <div>{children}</div>
      <button {...button} className="chevron" aria-label={name} title={name} />
      <div {...panel}>
        <div className="stack stack-tight">{rest}</div>
      </div>
      {actions !== undefined && <div className="row">{actions}</div>}
    </div>
  );
}
