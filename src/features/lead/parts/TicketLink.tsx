import { Button } from '@zendeskgarden/react-buttons';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** Opens a ticket; nothing where it is not known which. */
export function TicketLink({ ticketId, onShowTicket }: { readonly ticketId: string; readonly onShowTicket: (ticketId: string) => void }) {
  const sentences = useSentences();
  if (ticketId === '') return null;
  return (
    <Button
      size="small"
      isLink
      onClick={() => {
        onShowTicket(ticketId);
      }}
    >
      {sentences.t('open_ticket', { id: ticketId })}
    </Button>
  );
}
