import { expect, it } from 'vitest';
import { createPeople } from '#adapters/zendesk/people.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';

it.each(EACH_HOSTILE)('a customer has the name that somebody gave them: %s', async (_name, name) => {
  const { request } = answering({ body: { tickets: [{ id: 7, requester_id: 9 }], users: [{ id: 9, name, locale: name }] } });
  expect(expectOk(await createPeople(request).customersOf(['7'])).get('7')).toMatchObject({ customerId: '9', name });
});
