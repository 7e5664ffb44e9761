import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../english.ts';
import { rendered, until } from '../rendered.tsx';

const fault = { kind: 'unreachable', what: 'tickets' } as const;

function shown(props: Omit<ComponentProps<typeof FaultReason>, 'fault'>): Promise<HTMLElement> {
  return rendered(
    <SentencesProvider value={sentences}>
      <FaultReason fault={fault} {...props} />
    </SentencesProvider>,
  );
}

describe('why something failed', () => {
  it('can be part of something longer', async () => {
    const screen = await shown({ children: (reason) => <p>Not read: {reason}</p> });
    await until(() => screen.textContent.includes('Zendesk did not answer'));
    expect(screen.querySelector('p')?.textContent).toBe('Not read: Zendesk did not answer. Check the connection, then try again.');
  });
});
