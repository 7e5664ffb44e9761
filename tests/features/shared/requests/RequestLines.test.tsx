import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aLine, aRequest } from '#builders/a-request.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { RequestLines } from '#features/shared/requests/RequestLines.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered } from '../../../ui/rendered.tsx';

it('what was said about a request stands in its order, with the words where there were any', async () => {
  const lines = [aLine(), aLine({ kind: 'question', byId: '21', byName: 'Lena', text: '' }), aLine({ kind: 'reply', text: 'On Friday.' })];
  await rendered(around(<RequestLines request={aRequest({ lines })} about={{ currency: EUR, nowMs: NOW_MS, timeZone: TIME_ZONE }} />));
  const items = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(items.map((item) => [...item.querySelectorAll('p')].map(({ textContent }) => textContent))).toEqual([
    ['Ben Sample asked, 5 minutes ago', 'It was a wedding.'],
    ['Lena asked a question, 5 minutes ago'],
    ['Ben Sample answered, 5 minutes ago', 'On Friday.'],
  ]);
});
