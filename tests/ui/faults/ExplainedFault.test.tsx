import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { ExplainedFault } from '#ui/faults/ExplainedFault.tsx';
import { around } from '../around.tsx';
import { rendered } from '../rendered.tsx';

it('a fault is said as part of something longer, with its details', async () => {
  const page = await rendered(around(<ExplainedFault fault={DOWN} say={(reason) => <p>Not read: {reason}</p>} />));
  expect(page.querySelector('p')?.textContent).toBe('Not read: Zendesk has a problem of its own (503). Try again in a moment.');
  expect(page.querySelectorAll('details')).toHaveLength(1);
});
