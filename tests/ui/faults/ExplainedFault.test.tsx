import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { ExplainedFault } from '#ui/faults/ExplainedFault.tsx';
import { around } from '../around.tsx';
import { rendered } from '../rendered.tsx';

it.each([
  ['with its details', true, 1],
  ['without them where they stand elsewhere', false, 0],
])('a fault is said as part of something longer, %s', async (_what, hasDetails, count) => {
  const page = await rendered(around(<ExplainedFault fault={DOWN} hasDetails={hasDetails} say={(reason) => <p>Not read: {reason}</p>} />));
  expect(page.querySelector('p')?.textContent).toBe('Not read: Zendesk answered with a fault of its own (503). Try again in a moment.');
  expect(page.querySelectorAll('details')).toHaveLength(count);
});
