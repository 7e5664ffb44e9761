import { useRef, useState } from 'react';
import { version } from '../../../manifest.json';
import type { AppFault } from '#ports/app-fault.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';
import { AsWritten } from './AsWritten.tsx';
import { faultFacts } from './fault-facts.ts';

/** The facts of a fault, which whoever reads of it can hand on. */
export function FaultDetails({ fault }: { readonly fault: AppFault }) {
  const sentences = useSentences();
  // A fault that no answer came with has no time of its own: that of its being shown is close.
  const [shownAtMs] = useState(() => Date.now());
  return (
    <>
      {fault.kind === 'outdated' && fault.asItStands !== undefined && <AsWritten fields={fault.asItStands.fields} />}
      <details>
        <summary className="link toggle">{sentences.t('app_fault.details.show')}</summary>
        <Facts text={faultFacts(fault, { shownAtMs, version })} />
      </details>
    </>
  );
}

function Facts({ text }: { readonly text: string }) {
  const sentences = useSentences();
  const facts = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState<'copied' | 'selected' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      // Zendesk's frame of the app need not pass the right to copy on: the person's own keys always may.
      if (facts.current !== null) window.getSelection()?.selectAllChildren(facts.current);
      setSaid('selected');
    }
  };
  return (
    <div className="stack stack-tight">
      <pre ref={facts} className="facts" dir="ltr" lang="en">
        {text}
      </pre>
      <div className="row">
        <button
          type="button"
          className="link toggle"
          onClick={() => {
            void copy();
          }}
        >
          {sentences.t('app_fault.details.copy')}
        </button>
        <output className="quiet">{said !== null && sentences.t(`app_fault.details.${said}`)}</output>
      </div>
    </div>
  );
}
