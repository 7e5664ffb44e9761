import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aRefusal } from '#builders/a-refusal.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { NOW_MS } from '#builders/clock.ts';
import { EUR, JPY, currency, eur } from '#builders/currencies.ts';
import { GivingNotice } from '#features/ticket/moment/after/GivingNotice.tsx';
import type { Recipient } from '#ports/gesture-executor.ts';
import type { Giving } from '#features/ticket/session/session-state.ts';
import { emptyPage, user } from '../../../../ui/rendered.tsx';
import { noting, shown } from '../../shown.tsx';

async function notice(giving: Giving) {
  const asked: string[] = [];
  const at = await shown((state, session) => <GivingNotice state={{ ...state, giving }} session={noting(session, asked)} />);
  return { page: at.screen, asked };
}

function buttons(): readonly string[] {
  return screen.queryAllByRole('button', { name: /^(?!Copy)/ }).map((button) => button.getAttribute('aria-label') ?? button.textContent);
}

const dana = { id: 'account-1', label: 'Dana (sample)', isVerified: true, currencies: [] };

function choice(...value: readonly Recipient[]): ReturnType<typeof notice> {
  return notice({ phase: 'recipient', by: 'Sample Pay', currency: EUR, found: { ok: true, value } });
}

describe('how giving stands', () => {
  it('is said by nothing while nothing is given, and once what was given is written down', async () => {
    expect((await notice({ phase: 'idle' })).page.textContent).toBe('');
    expect((await notice({ phase: 'given', momentId: 'm', ticketUpdate: aTicketUpdate(), recordError: null })).page.textContent).toBe('');
  });

  it.each([
    ['reserve', 'Reserving …'],
    [
      'look',
      'Checking the limits … This takes two seconds longer until a lead has opened the Budget tab and this account has been measured.',
    ],
    ['moment', 'Saving the moment …'],
    ['apply_to_ticket', 'Preparing your reply …'],
    ['post', 'Finishing …'],
    ['undo', 'Taking it back …'],
    ['execute', 'Having it issued …'],
  ] as const)('at work on %s names the step', async (step, sentence) => {
    expect((await notice({ phase: 'working', step })).page.textContent).toBe(sentence);
    expect(buttons()).toEqual([]);
  });

  it('is told where what was begun came to nothing', async () => {
    expect((await notice({ phase: 'came_to_nothing' })).page.textContent).toContain('was not completed: nothing was given');
  });

  it('held up by a currency offers to look again, and nothing to a page that has to be reloaded', async () => {
    const stop = { why: 'not_started', currency: JPY, before: [eur(100)] } as const;
    await notice({ phase: 'failed', error: { kind: 'other_currency', stop, heldUntilMs: null } });
    expect(buttons()).toEqual(['Continue the gesture']);
    emptyPage();
    const reload = { why: 'reload', currency: 'JPY' } as const;
    await notice({ phase: 'failed', error: { kind: 'other_currency', stop: reload, heldUntilMs: null } });
    expect(buttons()).toEqual([]);
  });

  it('without its record is written down at a press', async () => {
    const { page, asked } = await notice({ phase: 'given', momentId: 'm', ticketUpdate: aTicketUpdate(), recordError: DOWN });
    expect(page.textContent).toContain('its story could not be saved');
    await user.click(screen.getByRole('button', { name: 'Save it now' }));
    expect(asked).toEqual(['finish']);
  });

  it('with its record, where nobody knows whether it was taken back meanwhile, does not say that it could not be saved', async () => {
    const { page, asked } = await notice({
      phase: 'given',
      momentId: 'm',
      ticketUpdate: aTicketUpdate(),
      recordError: DOWN,
      isWritten: true,
    });
    expect(page.textContent).toContain('its story is saved, but whether it was taken back meanwhile is not known');
    expect(page.textContent).not.toContain('could not be saved');
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(asked).toEqual(['finish']);
  });

  it.each([
    ['says so', null, 'Another tab of this browser'],
    ['says until when it holds, and offers nothing that could give twice', NOW_MS, 'it stops counting after 1:00'],
  ])('in another page %s', async (_what, freeAtMs, sentence) => {
    const { page } = await notice({ phase: 'elsewhere', freeAtMs });
    expect(page.textContent).toContain(sentence);
    expect(buttons()).toEqual([]);
  });

  it.each([
    [
      'others decide says so, and when it is tried again',
      { phase: 'waiting', againAtMs: NOW_MS, refusal: aRefusal() },
      'It will try again at 1:00',
    ],
    [
      'Zendesk asks us to wait says so, and when it goes on',
      { phase: 'working', step: 'look', waitsUntilMs: NOW_MS },
      'It will continue at 1:00',
    ],
  ] as const)('while %s, and can be stopped', async (_what, giving, sentence) => {
    const { page, asked } = await notice(giving);
    expect(page.textContent).toContain(sentence);
    expect(buttons()).toEqual(['Stop']);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(asked).toEqual(['stopTrying']);
  });

  it.each([
    ['credit', 'Issued by you, 12:31 PM: €15 store credit. Take it back where it was issued; Undo does not do that.'],
    ['call', 'Undo does not cancel it: cancel it yourself.'],
  ] as const)('undone after it was done says who takes back what: %s', async (gesture, sentence) => {
    const doneAtMs = NOW_MS - 29 * 60_000;
    const todos = [{ what: 'issue_credit', whoId: '11', whoName: 'Ben Sample', doneAtMs }];
    const late = { commitment: aCommitment({ detail: { gesture } }), todos };
    const { page } = await notice({ phase: 'undone', left: ['reply'], late });
    expect(page.textContent).toContain(sentence);
  });

  it('undone names only what is left to do by hand', async () => {
    const { page } = await notice({ phase: 'undone', left: ['reply', 'tag'] });
    expect(page.querySelector('.notice-success')?.textContent).toContain('Taken back. It no longer counts.');
    expect(page.textContent).toContain('The reply is not taken back');
    expect(page.textContent).toContain('The tag made_right could not be removed');
    expect(page.textContent).not.toContain('another system');
  });
});

describe('what whoever carries gestures out has turned down', () => {
  it('names who, their own words and what is left to do by hand, and no system that has nothing of it', async () => {
    const { page } = await notice({
      phase: 'turned_down',
      by: 'Sample Pay',
      refusal: { code: 'not_permitted', reason: 'The card is closed.' },
      left: ['reply'],
    });
    const text = page.querySelector('.notice-warning')?.textContent;
    expect(text).toContain('Refused by Sample Pay: nothing was given.');
    expect(text).toContain('Sample Pay says: “The card is closed.” Sample Pay does not accept the key in the settings');
    expect(text).toContain('The reply is not taken back');
    expect(text).not.toContain('another system');
    expect(buttons()).toEqual(['Read more', 'Give it by hand instead']);
  });

  it('without words of theirs says what to do alone', async () => {
    const { page, asked } = await notice({ phase: 'turned_down', by: 'Sample Pay', refusal: { code: 'declined', reason: '' }, left: [] });
    expect(page.querySelector('.notice-warning')?.textContent).toBe(
      'Refused by Sample Pay: nothing was given.Choose something else.Give it by hand instead',
    );
    await user.click(screen.getByRole('button', { name: 'Give it by hand instead' }));
    expect(asked).toEqual(['makeItRight']);
  });
});

describe('who the customer is at a provider', () => {
  it('is chosen among several, and never one that is kept in another currency', async () => {
    const { page, asked } = await choice({ ...dana, id: 'account-2', label: 'Dana in Tokyo (sample)', currencies: [JPY] }, dana);
    expect(page.textContent).toMatch(/Give to Dana \(sample\).*Dana in Tokyo/);
    expect(page.textContent).toContain('Sample Pay has several accounts for this customer. Nothing is given yet');
    expect(page.textContent).toContain('It is kept in JPY, and nothing is ever converted.');
    expect(buttons()).toEqual(['Give to Dana (sample)', 'Give it by hand instead']);
    await user.click(screen.getByRole('button', { name: 'Give to Dana (sample)' }));
    expect(asked).toEqual(['makeItRight']);
  });

  it('names each of several currencies that an account is kept in', async () => {
    const { page } = await choice({ ...dana, currencies: [JPY, currency('USD')] });
    expect(page.textContent).toContain('It is kept in JPY and USD, and nothing is ever converted.');
    expect(page.textContent).not.toContain('Give to');
  });

  it('is nobody where everything is kept in another currency, which is said before anything is asked', async () => {
    const { page, asked } = await choice(
      { ...dana, currencies: [JPY] },
      { ...dana, id: 'account-2', currencies: [JPY], isVerified: false },
    );
    expect(page.textContent).toContain('Sample Pay has no account for this customer in EUR. Nothing is given yet.');
    expect(page.textContent).not.toContain('Which account is it for?');
    expect(page.textContent).not.toContain('Nobody has verified');
    expect(page.textContent).toContain('It is kept in JPY, and nothing is ever converted.');
    expect(buttons()).toEqual(['Give it by hand instead']);
    await user.click(screen.getByRole('button', { name: 'Give it by hand instead' }));
    expect(asked).toEqual(['makeItRight']);
  });

  it('is asked where nobody has verified it', async () => {
    const { page } = await choice({ ...dana, isVerified: false });
    expect(page.textContent).toContain('Sample Pay has one account that may be this customer’s.');
    expect(page.textContent).toContain('Nobody has verified this customer’s address.');
  });

  it('is nobody, so that it can be given by hand', async () => {
    const { page } = await choice();
    expect(page.textContent).toContain('Sample Pay has no account for this customer. Nothing is given yet.');
    expect(buttons()).toEqual(['Give it by hand instead']);
  });

  it('could not be asked, and is asked again at a press', async () => {
    const { page, asked } = await notice({ phase: 'recipient', by: 'Sample Pay', currency: EUR, found: { ok: false, error: DOWN } });
    expect(page.textContent).toContain('Sample Pay could not be asked who this customer is, so nothing is given yet.');
    await user.click(screen.getByRole('button', { name: 'Continue the gesture' }));
    expect(asked).toEqual(['makeItRight']);
  });
});

describe('a failure to give', () => {
  it('that holds nothing can be tried again, and there is nothing to take back', async () => {
    const { page, asked } = await notice({ phase: 'failed', error: { kind: 'failed', step: 'reserve', error: DOWN, heldUntilMs: null } });
    expect(page.querySelector('.notice-error')?.textContent).toContain('Nothing was given.');
    expect(buttons()).toEqual(['Continue the gesture']);
    await user.click(screen.getByRole('button', { name: 'Continue the gesture' }));
    expect(asked).toEqual(['makeItRight']);
  });

  it.each([
    ['that may hold money for a while can be tried again', { kind: 'failed', step: 'look', error: DOWN, heldUntilMs: NOW_MS }],
    ['that came too late can be tried again', { kind: 'expired' }],
  ] as const)('%s', async (_what, error) => {
    const { asked } = await notice({ phase: 'failed', error });
    expect(buttons()).toEqual(['Continue the gesture']);
    await user.click(screen.getByRole('button', { name: 'Continue the gesture' }));
    expect(asked).toEqual(['makeItRight']);
  });

  it('that may have been given cannot be tried again, and is looked for', async () => {
    const { page, asked } = await notice({ phase: 'failed', error: { kind: 'failed', step: 'post', error: DOWN, heldUntilMs: NOW_MS } });
    expect(page.textContent).toContain('It is not known yet whether this was given.');
    expect(buttons()).toEqual(['Read more', 'Check whether it was given']);
    await user.click(screen.getByRole('button', { name: 'Check whether it was given' }));
    expect(asked).toEqual(['finish']);
  });
});

it('a failure to take back is said; the undo of the card is there still', async () => {
  const { page } = await notice({ phase: 'undo_failed', error: DOWN });
  expect(page.textContent).toContain('It could not be taken back.');
  expect(buttons()).toEqual([]);
});
