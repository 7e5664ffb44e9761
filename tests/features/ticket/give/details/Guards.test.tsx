import { expect, it } from 'vitest';
import { builtInPolicy } from '#domain/policy/policy.ts';
import type { EarlierGesture } from '#domain/policy/suggestion.ts';
import { replyBasis } from '#features/ticket/session/authority.ts';
import { Guards } from '#features/ticket/give/details/Guards.tsx';
import { EUR, eur } from '#builders/currencies.ts';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { byRole, pressed } from '../../../../ui/rendered.tsx';
import { type Shown, shownIn } from '../../shown.tsx';

function guards(known: Parameters<typeof knowing>[1]): Promise<Shown> {
  return shownIn({}, (state, session) => <Guards state={knowing(state, known)} session={session} />);
}

/** What stands beside the button, sentence by sentence. */
async function sentences(known: Parameters<typeof knowing>[1] = {}): Promise<readonly string[]> {
  const { screen } = await guards(known);
  return [...screen.children].map(({ textContent }) => textContent);
}

const earlier: EarlierGesture = { daysAgo: 3, isSameCause: true, isSameTicket: false, amountMinor: 1000 };
const team = { count: 4, lowMinor: 500, medianMinor: 1000, highMinor: 1500, days: 90 };
const causes = builtInPolicy(EUR).causes.map((cause) => ({ ...cause, isStatutory: true }));

it('nothing is said against what is suggested', async () => {
  expect(await sentences()).toEqual([]);
});

it('says that the law comes first where it fixes what is due, until that is under way', async () => {
  expect(await sentences({ policy: { causes }, amountMinor: 1000 })).toEqual([
    'The law sets what is due for this. Pay that first: goodwill comes on top of it and never replaces it.',
  ]);
  expect(await sentences({ policy: { causes }, facts: { isStatutoryMet: true }, amountMinor: 1000 })).toEqual([]);
});

it('says what is left of one gesture on a ticket that had one, and nothing up to that', async () => {
  const gestures = [{ ...earlier, isSameCause: false, isSameTicket: true, amountMinor: 2000 }];
  const facts = { gestures, allowances: [{ limit: 'gesture', left: eur(2500) }] as const };
  expect(await sentences({ facts, amountMinor: 501 })).toContain(
    'Something was already given on this ticket. Left of the limit per gesture: €5. Choose less, or ask a lead.',
  );
  expect(await sentences({ facts, amountMinor: 500 })).toEqual([]);
});

it('says how much can be given where it is out of proportion to the price, and nothing up to that', async () => {
  const facts = { lossMinor: 2000, outcome: 'rejected' } as const;
  expect(await sentences({ facts, amountMinor: 1001 })).toEqual([
    'With what is owed, that is more than 150% of the price. So much rarely pleases anyone more. Maximum: €10.',
  ]);
  expect(await sentences({ facts, amountMinor: 1000 })).toEqual([]);
});

it('says that asking twice should not pay better, above what fits', async () => {
  const facts = { gestures: [earlier] };
  expect(await sentences({ facts, amountMinor: 1001 })).toEqual([
    'That is more than the suggested maximum (€10), and there was already a gesture for this. Asking twice should not pay more: give less, or say why.',
  ]);
  expect(await sentences({ facts, amountMinor: 1000 })).toEqual([]);
});

it('says where it is more than anyone on the team gave, and nothing up to that', async () => {
  expect(await sentences({ facts: { team }, amountMinor: 1501 })).toEqual([
    'That is more than anyone on the team has given for this recently (€15). Fine with a reason.',
  ]);
  expect(await sentences({ facts: { team }, amountMinor: 1500 })).toEqual([]);
});

it('says several of them, one under the other', async () => {
  const gestures = [{ ...earlier, isSameTicket: true }];
  const facts = { gestures, lossMinor: 1000, allowances: [{ limit: 'gesture', left: eur(2000) }] as const };
  expect(await sentences({ facts, amountMinor: 4000 })).toHaveLength(3);
});

/** A reply about €10, where €7 are given by now. */
async function withOldReply() {
  const at = await shownIn({}, (state, session) => <Guards state={state} session={session} />);
  await at.settle(() => {
    at.session.choose({ reply: { text: 'Mine about ten.', basis: replyBasis(at.session.getState()) } });
  });
  expect(at.screen.textContent).toBe('');
  await at.settle(() => {
    at.session.choose({ amountText: '7' });
  });
  return at;
}

it('shows both replies where the agent wrote one about something else, and asks which is for the customer', async () => {
  const { screen } = await withOldReply();
  expect(screen.textContent).toContain('Which one is for the customer?');
  expect([...screen.querySelectorAll('.as-typed')].map(({ textContent }) => textContent)).toEqual([
    'Dear {{ticket.requester.first_name}}, sorry for late_delivery: credit of 7.00.',
    'Mine about ten.',
  ]);
});

it('keeps the agent’s words for what is given now where they say so, and asks no more', async () => {
  const { screen, session, settle } = await withOldReply();
  await pressed(byRole(screen, 'button', 'Use my text'), () => settle());
  expect(session.getState().choice.reply).toEqual({ text: 'Mine about ten.', basis: replyBasis(session.getState()) });
  expect(screen.textContent).toBe('');
});

it('goes back to the suggested words where the agent says so', async () => {
  const { screen, session, settle } = await withOldReply();
  await pressed(byRole(screen, 'button', 'Use the suggested text'), () => settle());
  expect(session.getState().choice.reply).toBeNull();
  expect(screen.textContent).toBe('');
});

it('asks nothing where the agent has emptied the reply', async () => {
  const { screen, session, settle } = await withOldReply();
  await settle(() => {
    session.choose({ reply: { text: ' ', basis: '' } });
  });
  expect(screen.textContent).toBe('');
});
