import { expect, it } from 'vitest';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';

it.each(EACH_HOSTILE)('a prior ticket has the subject, tags and cause that somebody gave it: %s', async (_name, text) => {
  const ticket = {
    id: 102,
    subject: text,
    status: 'open',
    tags: [text],
    custom_fields: [{ id: 7, value: text }],
    created_at: '2026-03-01T00:00:00Z',
    updated_at: '2026-03-01T00:00:00Z',
  };
  const history = createTicketHistory(answering({ body: { results: [ticket], count: 1 } }).request);
  const { read } = expectOk(await history.priorTickets({ customerId: '1', exceptTicketId: '101', causeFieldId: '7' }));
  expect(read).toMatchObject([{ id: 102, subject: text, tags: [text], causeFieldValue: text }]);
});
