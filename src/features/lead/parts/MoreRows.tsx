import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';

/** A list of things to decide about shows so many at once. */
export const ROWS_AT_MOST = 50;

/** How many rows a list leaves out; nothing where it shows all. */
export function MoreRows({ count }: { readonly count: number }) {
  const lead = useLeadMessages();
  return count <= ROWS_AT_MOST ? null : <p className="quiet">{lead.t('budget.more', { count: count - ROWS_AT_MOST })}</p>;
}
