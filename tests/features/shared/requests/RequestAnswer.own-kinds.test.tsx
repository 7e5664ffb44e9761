import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#approvals/decide-request.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { RequestAnswer } from '#features/shared/requests/RequestAnswer.tsx';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { createOwnKinds } from '#domain/gestures/own-kinds.ts';
import { aRequest } from '#builders/a-request.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { MILES, MILES_POLICY, OWN_KINDS, VOUCHER } from '#builders/own-kinds.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { byLabel, byRole, pressed, rendered, typed } from '../../../ui/rendered.tsx';
import { around } from '../../../ui/around.tsx';

const about = { currency: EUR, ownId: '21', gestureLimitMinor: 10_000, nowMs: NOW_MS, timeZone: TIME_ZONE, policy: MILES_POLICY };

/** What an agent asks for: two thousand miles, worth €24. */
async function answering(moment: Partial<Moment> = {}, policy = MILES_POLICY) {
  const asked = aRequest({ moment: { gesture: 'miles', amount: eur(2400), count: 2000, ...moment } });
  const range = { lowMinor: 600, highMinor: 2400, mostMinor: 6000 };
  const request = { ...asked, moment: { ...asked.moment, decision: { ...asked.moment.decision, range } } };
  const answers: Answer[] = [];
  const screen = await rendered(
    around(
      <RequestAnswer
        request={request}
        about={{ ...about, policy }}
        status={{ phase: 'idle' }}
        onAnswer={(answer) => answers.push(answer)}
      />,
    ),
  );
  return { screen, answers, box: byLabel(screen, 'Amount') };
}

beforeAll(async () => {
  await addOwnKinds(OWN_KINDS, 'en-US');
});

describe('an answer about what is counted', () => {
  it('is typed as a number of what stands beside it', async () => {
    const { screen, answers, box } = await answering();
    expect(screen.textContent).toContain('2,000 miles (€24)');
    expect([box.value, box.inputMode, box.closest('.amount')?.textContent]).toEqual(['2000', 'numeric', 'miles']);
    await typed(box, '1500');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([{ kind: 'approve', amountText: '1500', text: '' }]);
  });

  it('is named on the button by the number that is approved, however little one of them is worth', async () => {
    const small = { ...MILES, denominations: [], unit: { name: 'miles', worthMinor: 600, per: 1000 } };
    const { screen, answers, box } = await answering({}, { ...MILES_POLICY, ownKinds: createOwnKinds([small], []) });
    await typed(box, '7');
    await pressed(byRole(screen, 'button', /^Approve 7 miles/u));
    expect(answers).toEqual([{ kind: 'approve', amountText: '7', text: '' }]);
  });

  it('starts from what was asked for where the least of its kind is more than fitted', async () => {
    const { screen, box } = await answering(
      { gesture: 'voucher', amount: eur(2500) },
      {
        ...MILES_POLICY,
        ownKinds: createOwnKinds([{ ...VOUCHER, denominations: [2500] }], []),
      },
    );
    expect(box.value).toBe('25');
    expect(byRole(screen, 'button', 'Approve €25')).toBeDefined();
  });

  it.each([
    ['1250', 'Enter a multiple of: 100.'],
    ['2.5', 'This is counted in whole units: enter a whole number.'],
    ['5100', 'Nobody may give that much for this. Maximum: €60.'],
  ])('%s is stopped: %s', async (number, sentence) => {
    const { screen, answers, box } = await answering();
    await typed(box, number);
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([]);
    expect(screen.textContent).toContain(sentence);
  });

  it.each([
    ['2100', true],
    ['2000', false],
    ['9.99', false],
  ])('%s is held against the range by its worth', async (number, isWarned) => {
    const { screen, box } = await answering();
    await typed(box, number);
    expect(screen.textContent.includes('That is more than the suggested maximum (€24).')).toBe(isWarned);
  });

  it('is money where the policy names the kind no more', async () => {
    const { screen, answers, box } = await answering({ gesture: 'lounge_visit' }, builtInPolicy(EUR));
    expect([box.value, box.closest('.amount')?.textContent]).toEqual(['24', 'EUR']);
    expect(screen.textContent).toContain('€24 Lounge visit');
    await pressed(byRole(screen, 'button', /^Approve/u));
    expect(answers).toEqual([{ kind: 'approve', amountText: '24', text: '' }]);
  });
});
