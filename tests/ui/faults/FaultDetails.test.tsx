import { afterEach, describe, expect, it, vi } from 'vitest';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import type { AppFault } from '#ports/app-fault.ts';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../english.ts';
import { byRole, pressed, rendered } from '../rendered.tsx';

const FAULT: AppFault = { kind: 'refused_by_role', what: 'journal', action: 'create', status: 403, code: 'Forbidden' };

async function opened(): Promise<HTMLElement> {
  const screen = await rendered(
    <SentencesProvider value={sentences}>
      <FaultDetails fault={FAULT} />
    </SentencesProvider>,
  );
  screen.querySelector('details')?.setAttribute('open', '');
  return screen;
}

function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the details of a fault', () => {
  it('are hidden until somebody wants them', async () => {
    const screen = await rendered(
      <SentencesProvider value={sentences}>
        <FaultDetails fault={FAULT} />
      </SentencesProvider>,
    );
    expect(screen.querySelector('details')?.open).toBe(false);
    expect(screen.querySelector('summary')?.textContent).toBe('Details');
    expect(screen.textContent).toMatch(/HTTP status: 403\s+Code: Forbidden/);
    expect(screen.textContent).toMatch(/App version: \d+\.\d+\.\d+/);
  });

  it('stand under what a newer version wrote, which is shown as it stands and is none of them', async () => {
    const asItStands = {
      id: 'm-1',
      ticketId: '101',
      fields: [
        ['status', 'given'],
        ['gesture', 'voucher'],
        ['amount_minor', '1500'],
      ],
    } as const;
    const screen = await rendered(
      <SentencesProvider value={sentences}>
        <FaultDetails fault={{ kind: 'outdated', what: 'moments', asItStands }} />
      </SentencesProvider>,
    );
    expect(screen.textContent).toContain('As that version wrote it: status: given · gesture: voucher · amount_minor: 1500');
    expect(screen.querySelector('pre')?.textContent).not.toContain('voucher');
  });

  it('are copied as they stand there, and that is said', async () => {
    const copied: string[] = [];
    clipboard((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    const screen = await opened();
    await pressed(byRole(screen, 'button', 'Copy'));
    expect(copied).toEqual([screen.querySelector('pre')?.textContent]);
    expect(screen.querySelector('output')?.textContent).toBe('Copied.');
  });

  it('are selected where the browser does not let a frame copy, and how to go on is said', async () => {
    clipboard(() => Promise.reject(new DOMException('not in a frame', 'NotAllowedError')));
    const screen = await opened();
    await pressed(byRole(screen, 'button', 'Copy'));
    expect(window.getSelection()?.toString()).toBe(screen.querySelector('pre')?.textContent);
    expect(screen.querySelector('output')?.textContent).toMatch(/text is selected: press Ctrl\+C/);
  });
});
