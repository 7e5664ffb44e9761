import { expect, it } from 'vitest';
import { recordOfEntry } from '#adapters/zendesk/journal-append.ts';
import { entryOfRecord } from '#adapters/zendesk/journal-entry.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';

it.each(EACH_HOSTILE.filter(([, text]) => text.length < 2_500))('an entry says of names and causes what was written: %s', (_name, text) => {
  const { fields } = recordOfEntry({
    externalId: 'key',
    kind: 'post',
    momentId: 'm-1',
    ticketId: '101',
    customerId: '11',
    agentId: '1',
    amountMinor: 500,
    currency: 'EUR',
    cause: text,
    agentDay: '1@2026-10-28',
    detail: { agentName: text, receipt: text },
  });
  const read = entryOfRecord({
    id: '01',
    externalId: 'key',
    fields: JSON.parse(JSON.stringify(fields)),
    createdAtMs: 0,
    updatedAtMs: 0,
    createdById: '1',
  });
  expect(read).toMatchObject({ kind: 'post', amountMinor: 500, cause: text, detail: { agentName: text, receipt: text } });
});
