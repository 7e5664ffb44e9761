import { expect, it } from 'vitest';
import { Announcer } from '#features/ticket/Announcer.tsx';
import { aWorld } from '#builders/a-world.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../../ui/english.ts';
import { rendered, until } from '../../ui/rendered.tsx';

async function announcer(over: Partial<SessionState>, said = ''): Promise<HTMLElement> {
  const page = await aWorld().open();
  const state: SessionState = { ...page.session.getState(), ...over };
  const screen = await rendered(
    <SentencesProvider value={sentences}>
      <Announcer state={state} said={said} />
    </SentencesProvider>,
  );
  const region = screen.querySelector<HTMLElement>('output[aria-live="polite"]');
  if (region === null) throw new Error('there is no live region');
  return region;
}

it('the live region is there and silent while nothing is given', async () => {
  expect((await announcer({})).textContent).toBe('');
});

it('the live region says how giving goes once its sentences are there', async () => {
  const region = await announcer({ giving: { phase: 'working', step: 'reserve' } });
  await until(() => region.textContent !== '');
  expect(region.textContent).toBe('Giving …');
});

it('what is said about a request comes before how giving goes', async () => {
  const region = await announcer({ giving: { phase: 'working', step: 'reserve' } }, 'Asked. The answer appears here.');
  expect(region.textContent).toBe('Asked. The answer appears here.');
});
