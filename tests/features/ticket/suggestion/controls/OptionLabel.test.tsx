import { describe, expect, it } from 'vitest';
import { OptionLabel } from '#features/ticket/suggestion/controls/OptionLabel.tsx';
import { shown } from '../../shown.tsx';

describe('a way to make it right, in words', () => {
  it('is marked as suggested where it is the first, and only there', async () => {
    const { screen, session } = await shown(({ plan }) =>
      plan.options.map((option) => (
        <p key={option.kind}>
          <OptionLabel option={option} plan={plan} />
        </p>
      )),
    );
    const lines = [...screen.querySelectorAll('p')];
    expect(lines).toHaveLength(session.getState().plan.options.length);
    expect(lines.map((line) => line.querySelector('.tag-good')?.textContent ?? '')).toEqual(
      lines.map((_, index) => (index === 0 ? 'suggested' : '')),
    );
    expect(lines[0]?.textContent).toContain('€10 store credit');
  });

  it('says how long it takes where that is known', async () => {
    const { screen } = await shown(({ plan }) =>
      plan.options.slice(0, 1).map((option) => {
        const timed = { ...option, minutes: 5 };
        const quick = { ...option, minutes: null };
        const at = { ...plan, options: [timed, quick], suggestion: plan.suggestion && { ...plan.suggestion, options: [timed, quick] } };
        return [timed, quick].map((one) => (
          <p key={String(one.minutes)}>
            <OptionLabel option={one} plan={at} />
          </p>
        ));
      }),
    );
    expect([...screen.querySelectorAll('p')].map(({ textContent }) => textContent.includes('about 5 min'))).toEqual([true, false]);
  });

  it('that is not among the suggested has an amount of the agent’s choice', async () => {
    const { screen } = await shown(({ plan }) =>
      plan.options.slice(0, 1).map((option) => <OptionLabel key={option.kind} option={{ ...option, kind: 'refund' }} plan={plan} />),
    );
    expect(screen.textContent).toBe('Refund, amount of your choice');
  });
});
