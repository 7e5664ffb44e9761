import { describe, expect, it, vi } from 'vitest';
import { AsTheyStand } from '#features/lead/parts/AsTheyStand.tsx';
import type { RecordAsItStands } from '#ports/page.ts';
import { around } from '../../../ui/around.tsx';
import { byRole, pressed, rendered } from '../../../ui/rendered.tsx';

async function shown(records: readonly RecordAsItStands[]) {
  const onShowTicket = vi.fn<(ticketId: string) => void>();
  const screen = await rendered(around(<AsTheyStand records={records} onShowTicket={onShowTicket} />));
  return { screen, onShowTicket };
}

describe('records that this version cannot tell', () => {
  it('show every field as it was written, and lead to their ticket', async () => {
    const fields = [['status', 'postponed'] as const, ['gesture', 'song'] as const];
    const { screen, onShowTicket } = await shown([{ id: 'm-1', ticketId: '101', fields }]);
    expect(screen.querySelector('bdi')?.textContent).toBe('status: postponed · gesture: song');
    await pressed(byRole(screen, 'button', /101/));
    expect(onShowTicket.mock.calls).toEqual([['101']]);
  });

  it('have no link where no ticket is named, and no list where there are none', async () => {
    const { screen } = await shown([{ id: 'm-1', ticketId: '', fields: [] }]);
    expect(screen.querySelectorAll('button')).toHaveLength(0);
    expect((await shown([])).screen.textContent).toBe('');
  });
});
