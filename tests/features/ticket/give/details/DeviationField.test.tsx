import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEVIATION_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { DeviationField } from '#features/ticket/give/details/DeviationField.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { byLabel, isHeld, typed, user } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

function field(over: Partial<SessionState> = {}): Promise<Shown> {
  return shown((state, session) => <DeviationField state={{ ...state, ...over }} session={session} />);
}

const usual = (): HTMLButtonElement[] => screen.queryAllByRole<HTMLButtonElement>('button');

describe('why something else is given', () => {
  it('is typed, up to what a moment keeps of it', async () => {
    const at = await field();
    const input = byLabel(at.screen, 'Why something different?');
    await typed(input, 'They wrote three times.');
    expect(at.session.getState().choice.deviation).toBe('They wrote three times.');
    expect(input.maxLength).toBe(DEVIATION_LENGTH_AT_MOST);
  });

  it('is one tap where it is usual, and nothing is offered once there is a reason', async () => {
    const at = await field();
    await user.click(screen.getByRole('button', { name: 'worse impact: The impact is worse than it looks' }));
    expect(at.session.getState().choice.deviation).toBe('The impact is worse than it looks');
    expect(usual()).toEqual([]);
  });

  it('is still offered where only spaces were typed', async () => {
    const at = await field();
    await typed(byLabel(at.screen, 'Why something different?'), '  ');
    expect(usual()).toHaveLength(3);
  });

  it('cannot be changed while something is given', async () => {
    const at = await field({ giving: { phase: 'working', step: 'reserve' } });
    expect(isHeld(byLabel(at.screen, 'Why something different?'))).toBe(true);
    expect(usual().map(isHeld)).toEqual([true, true, true]);
  });
});
