import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { Issued, UndoReach } from '#features/ticket/moment/after/Issued.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import type { Receipt, Reversibility } from '#ports/gesture-executor.ts';
import { shown } from '../../shown.tsx';

const standing = aCommitment({ agentId: '11', forAgentId: '11' });
const receipt: Receipt = { executor: 'a shop', kind: 'credit', reference: 'txn_1', steps: ['send_reply'] };

function issued(over: Partial<Receipt>, reversibility: Reversibility = 'all'): SessionState['executions'] {
  const execution = { kind: 'receipt', receipt: { ...receipt, ...over } } as const;
  return new Map([[standing.momentId, { by: 'a shop', mayRepeat: true, reversibility, execution }]]);
}

async function drawn(executions: SessionState['executions']): Promise<{ readonly page: HTMLElement }> {
  const at = await shown((state) => (
    <>
      <Issued state={{ ...state, standing, executions }} />
      <UndoReach state={{ standing, executions }} />
    </>
  ));
  return { page: at.screen };
}

describe('a gesture that a provider has issued', () => {
  it('says by what it is found there, what the customer has then, and until when', async () => {
    const { page } = await drawn(issued({ endingBalance: eur(2500), expiresAtMs: NOW_MS + 30 * DAY_MS, codeEnding: '7H2K' }));
    expect(page.textContent).toContain('✓ a shop has issued it: txn_1');
    expect(page.textContent).toContain('The customer holds €25 there now.');
    expect(page.textContent).toMatch(/It expires on .*\d/);
    expect(page.textContent).toContain('Its code ends in 7H2K.');
  });

  it('says that it has ended, from that instant on', async () => {
    const { page } = await drawn(issued({ expiresAtMs: NOW_MS }));
    expect(page.textContent).toMatch(/It expired on .*\d/);
    expect(page.textContent).not.toContain('It expires on');
  });

  it('is told nothing of where it was done by hand', async () => {
    const { page } = await drawn(issued({ reference: '' }, 'by_people'));
    expect(page.textContent).not.toContain('has issued it');
    expect(page.textContent).not.toContain('a shop');
  });

  it.each([
    ['all', 'Undo takes it back at a shop as well.'],
    ['unspent', 'Undo takes back at a shop what the customer has not used by then.'],
    ['no', 'Undo stops counting it here; nothing is taken back at a shop.'],
  ] as const)('says before Undo how far that reaches: %s', async (reversibility, sentence) => {
    const { page } = await drawn(issued({}, reversibility));
    expect(page.textContent).toContain(sentence);
  });
});
