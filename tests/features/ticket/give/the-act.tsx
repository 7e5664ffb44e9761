import { within } from '@testing-library/react';
import { AmountField } from '#features/ticket/give/AmountField.tsx';
import { ActButton, AfterAct, BeforeGiving } from '#features/ticket/give/GiveActions.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { until } from '../../../ui/rendered.tsx';
import type { Shown, shown } from '../shown.tsx';

/** The amount and the act, with what is asked before it and said after it. */
export const part: Parameters<typeof shown>[0] = (state, session) => (
  <>
    <AmountField state={state} session={session} obstacleId="obstacle" />
    <ActButton state={state} session={session} describedBy="grounds" />
    <BeforeGiving state={state} session={session} />
    <AfterAct state={state} session={session} onSay={() => {}} />
  </>
);

/** The same where something of the state is another. */
export const changed =
  (change: (state: SessionState) => Partial<SessionState>): typeof part =>
  (state, session) =>
    part({ ...state, ...change(state) }, session);

export function button({ screen }: Shown, name: string | RegExp): HTMLButtonElement {
  return within(screen).getByRole<HTMLButtonElement>('button', { name });
}

export const act = (at: Shown): HTMLButtonElement => button(at, /^Make it right/);
export const names = ({ screen }: Shown): readonly string[] =>
  within(screen)
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);

/** What the screen says, once this is among it: it may load only when it is needed. */
export async function saying({ screen }: Shown, sentence: string): Promise<string> {
  await until(() => screen.textContent.includes(sentence));
  return screen.textContent;
}
