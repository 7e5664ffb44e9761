import type { RecordAsItStands } from '#ports/page.ts';
import { FieldsAsWritten } from '#ui/faults/AsWritten.tsx';
import { TicketLink } from './TicketLink.tsx';

/** Records that this version cannot tell, in the words of whoever wrote them: each field by its key. */
export function AsTheyStand({
  records,
  onShowTicket,
}: {
  readonly records: readonly RecordAsItStands[];
  readonly onShowTicket: (ticketId: string) => void;
}) {
  if (records.length === 0) return null;
  return (
    <ul>
      {records.map(({ id, ticketId, fields }) => (
        <li key={id}>
          <FieldsAsWritten fields={fields} /> <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
        </li>
      ))}
    </ul>
  );
}
