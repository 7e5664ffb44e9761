import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Panel } from '../../parts/Panel.tsx';
import type { LeadCore } from '../../session/lead-core.ts';
import { ProviderComparison } from './lazy.ts';

/** What providers hold beside what counts here. Whoever does not open it loads nothing of it. */
export function ProvidersPanel({ core, isBusy }: { readonly core: LeadCore; readonly isBusy: boolean }) {
  const { t } = useSentences();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel title={t('provider_records.title')}>
      <p className="quiet">{t('provider_records.what')}</p>
      {isOpen ? (
        <OnDemand>
          <ProviderComparison core={core} isBusy={isBusy} />
        </OnDemand>
      ) : (
        <div className="row">
          <Button
            size="small"
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t('provider_records.open')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
