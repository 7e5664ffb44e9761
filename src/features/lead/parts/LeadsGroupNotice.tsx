import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useState } from 'react';
import { whyNobodyIn } from '../../shared/why-nobody-in.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LeadCore } from '../session/lead-core.ts';

/** Says to an admin, wherever they look, that agents have nobody to ask. Nothing where the groups cannot be read: Setup says that. */
export function LeadsGroupNotice({ core, onOpenSetup }: { readonly core: LeadCore; readonly onOpenSetup: () => void }) {
  const sentences = useSentences();
  const [why, setWhy] = useState<'missing' | 'empty' | null>(null);
  useEffect(() => {
    let isShown = true;
    async function look(): Promise<void> {
      const found = await core.ports.groups.find(core.settings().leadsGroup);
      if (isShown && found.ok) setWhy(whyNobodyIn(found.value));
    }
    void look();
    return () => {
      isShown = false;
    };
  }, [core]);
  if (why === null) return null;
  return (
    <Notice type="warning">
      {sentences.t(`page.leads_group.${why}`, { given: core.settings().leadsGroup })}
      <div className="row">
        <Button size="small" onClick={onOpenSetup}>
          {sentences.t('page.leads_group.open')}
        </Button>
      </div>
    </Notice>
  );
}
