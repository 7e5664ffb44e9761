import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';

/** What the page says to somebody who is no lead. */
export function NoLead({ name, group }: { readonly name: string; readonly group: string }) {
  const lead = useLeadMessages();
  return (
    <main className="lead-page">
      <div className="stack panel">
        <h1 className="lead">{lead.t('page.no_lead_title')}</h1>
        <p>{lead.t('page.no_lead', { name, group })}</p>
        <p>{lead.t('page.no_lead_who')}</p>
      </div>
    </main>
  );
}

/** What the page says where Zendesk does not tell whose it is. */
export function NoPerson() {
  const lead = useLeadMessages();
  return (
    <main className="lead-page">
      <div className="stack panel">
        <h1 className="lead">{lead.t('page.no_person_title')}</h1>
        <p>{lead.t('page.no_person')}</p>
      </div>
    </main>
  );
}
