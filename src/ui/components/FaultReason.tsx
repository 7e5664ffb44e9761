import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { ExplainedFaultProps } from '../faults/ExplainedFault.tsx';
import { type FaultMessages, loadFaultMessages } from '../i18n/load-fault-messages.ts';
import { useMessages } from '../i18n/MessagesContext.tsx';

interface Loaded {
  readonly Explained: ComponentType<ExplainedFaultProps>;
  readonly faults: FaultMessages;
}

/** Why something failed, on a page that is read before its controls are there: what explains it is loaded once there is something to explain. */
export function FaultReason({
  fault,
  hasDetails = true,
  children = (reason) => <span>{reason}</span>,
  load = loadExplanation,
}: Pick<ExplainedFaultProps, 'fault'> & {
  readonly hasDetails?: boolean;
  /** Says the reason as part of something longer. */
  readonly children?: (reason: string) => ReactNode;
  readonly load?: typeof loadExplanation;
}) {
  const messages = useMessages();
  const loaded = useExplanation(messages.locale, load);
  if (loaded === null) return children(messages.t('loading'));
  if (loaded === 'failed') return children(messages.t('section.unexplained'));
  return <loaded.Explained messages={loaded.faults} fault={fault} say={children} hasDetails={hasDetails} />;
}

/** Loads what explains faults. Where it could not be loaded it is tried again with the next fault: reading again takes this one off the screen. */
function useExplanation(locale: string, load: typeof loadExplanation): Loaded | 'failed' | null {
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (shown: Loaded | 'failed'): void => {
      if (isCurrent) setLoaded(shown);
    };
    load(locale).then(show, () => {
      show('failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [locale, load]);
  return loaded;
}

async function loadExplanation(locale: string): Promise<Loaded> {
  const [{ ExplainedFault }, faults] = await Promise.all([import('../faults/ExplainedFault.tsx'), loadFaultMessages([locale])]);
  return { Explained: ExplainedFault, faults };
}
