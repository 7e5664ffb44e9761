import { expect, it } from 'vitest';
import { Advice } from '#features/ticket/suggestion/controls/Advice.tsx';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byRole } from '../../../../ui/rendered.tsx';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { type Shown, shownIn } from '../../shown.tsx';

type Known = Parameters<typeof knowing>[1];
type Options = Parameters<typeof shownIn>[0];

function advice(known: Known = {}, options: Options = {}): Promise<Shown> {
  return shownIn(options, (state, session) => {
    const at = knowing(state, known);
    return at.plan.suggestion === null ? null : <Advice suggestion={at.plan.suggestion} state={at} session={session} />;
  });
}

it('says where everyone gets the same', async () => {
  const { screen } = await advice({ facts: { isGroup: true } });
  expect(screen.textContent).toContain('Many are hit by the same failure: for the same severity everyone gets the same.');
});

it('nothing of the law is shown where it fixes nothing', async () => {
  expect((await advice()).screen.querySelectorAll('.notice')).toHaveLength(0);
});

it("the team's own standard stands with its reason and its exception, in a direction of their own", async () => {
  const standard = { cause: 'late_delivery', text: 'We find it first.', reason: 'They want it.', unless: 'It is too late.' };
  const general = { cause: null, text: 'We answer today.', reason: '', unless: '' };
  const settings = parsedSettings({ serviceStandard: [general, standard] });
  const { screen } = await shownIn({ settings }, (state, of) =>
    state.plan.suggestion === null ? null : <Advice suggestion={state.plan.suggestion} state={state} session={of} />,
  );
  expect([...screen.querySelectorAll('.quiet p')].map(({ textContent }) => textContent)).toEqual([
    'Our standard: We find it first.',
    'Why: \u2068They want it.\u2069',
    'Fine to deviate: \u2068It is too late.\u2069',
  ]);
});

it('ideas for a smile are a click away', async () => {
  const { screen } = await advice();
  expect(byRole(screen, 'button', 'An idea for a smile').getAttribute('aria-expanded')).toBe('false');
});
