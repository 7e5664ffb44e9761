import { Button } from '@zendeskgarden/react-buttons';
import type { RecordAsItStands } from '#ports/page.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** Records that this version cannot tell, in the words of whoever wrote them: each field by its key. */
export function AsTheyStand({
  records,
  onShowTicket,
}: {
  readonly records: readonly RecordAsItStands[];
  readonly onShowTicket: (ticketId: string) => void;
}) {
  const sentences = useSentences();
  if (records.length === 0) return null;
  return (
    <ul>
      {records.map(({ id, ticketId, fields }) => (
        <li key={id}>
          <bdi lang="en">{fields.map(([key, value]) => `${key}: ${value}`).join(' · ')}</bdi>{' '}
          {ticketId !== '' && (
            <Button
              size="small"
              isLink
              onClick={() => {
                onShowTicket(ticketId);
              }}
            >
              {sentences.t('open_ticket', { id: ticketId })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
