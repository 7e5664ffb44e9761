import { expect, it } from 'vitest';
import { valuesOf } from '#adapters/zendesk/kept-fields.ts';

it.each([null, '', undefined])('what a record keeps in its detail is read where its own field holds nothing: %j', (story) => {
  const detail = JSON.stringify({ fields: { story: 'It came late.', ticket: '101' } });
  expect(valuesOf({ fields: { ...(story !== undefined && { story }), ticket: '102', detail } })).toEqual({
    story: 'It came late.',
    ticket: '102',
    detail,
  });
});
